// How the store hands out many rows: page by page, so that memory holds one page and no writer waits.

/** Rows of a page, unless somebody asks for another number. */
export const PAGE = 500;

/** Pages of rows in order of id, each asked for by the last id of the one before. */
export async function* pages<T extends { readonly id: number }>(
  size: number,
  next: (after: number) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  for (let after = 0; ;) {
    const page = await next(after);
    if (page.length > 0) yield page;
    // A page that is not full was the last: most offices have few letters, and half of all reading was for an empty page.
    if (page.length < size) return;
    after = (page.at(-1) as T).id;
  }
}

/** The rows of a list of ids that is read once, slice by slice. */
export async function* slices<T>(
  list: () => Promise<readonly number[]>,
  size: number,
  read: (ids: readonly number[]) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  const ids = await list();
  for (let i = 0; i < ids.length; i += size) yield read(ids.slice(i, i + size));
}
