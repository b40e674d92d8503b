// Web pages to their tables: a page that a system exports under the name of .xls, or the pages of a web archive.
import { inBatches } from './batches.ts';
import { readEntities } from './html-entities.ts';
import { htmlTables } from './html-tables.ts';
import type { InputFile } from './input-file.ts';
import { fileFault, SAVE_AGAIN } from '../intake-error.ts';
import { hiddenPages, isAt, MOST_SHEETS, pagesOfMhtml } from './mhtml.ts';
import { LARGEST_WHOLE, OUTSIDE, type Table } from './table.ts';
import { encodingOf, textOf, type TextBytes } from './text-encoding.ts';

/** What a page says of its list is short; more is another page. */
const LONGEST_PAGE_TEXT = 100_000;

/** An archive is held beside what it is decoded to. */
const LARGEST_ARCHIVE = 32 * 1024 * 1024;

/** The tables of an HTML page, which many systems export under the name of .xls. */
export async function tablesOfHtml(file: InputFile): Promise<readonly Table[]> {
  if (file.size > LARGEST_WHOLE) file.whole(LARGEST_WHOLE);
  return tablesOfPages([file], file.name);
}

/** The tables of a web archive, of which each sheet is a page. */
export async function tablesOfMhtml(file: InputFile): Promise<readonly Table[]> {
  const pages = pagesOfMhtml(file.whole(LARGEST_ARCHIVE), file.name);
  return tablesOfPages(
    pages.map(({ bytes, location }) => ({
      name: file.name,
      location,
      head: (length) => bytes.subarray(0, length),
      chunks: function* () {
        yield bytes;
      },
    })),
    file.name,
  );
}

function tablesOfPages(pages: readonly (TextBytes & { readonly location?: string })[], file: string): readonly Table[] {
  let text = '';
  const piecesOf = (page: TextBytes): Iterable<string> => textOf(page, encodingOf(page), '>');
  // The frame says what is hidden; Excel puts it before the sheets, other programs behind them.
  const hiddenAt = pages.length === 1 ? [] : pages.flatMap((page) => hiddenPages([...piecesOf(page)].join(''))).slice(0, MOST_SHEETS);
  const tables = pages.flatMap((page) => {
    const { location = '' } = page;
    const hidden = hiddenAt.some((place) => isAt(location, place));
    const found = htmlTables(piecesOf(page), file, (more) => {
      if (!hidden && text.length < LONGEST_PAGE_TEXT) text += more;
    });
    return found.map((rows) => ({ rows, hidden }));
  });
  if (tables.length === 0) {
    throw fileFault('file-format', file, 'là trang web không có bảng nào', 'is a web page without a table', SAVE_AGAIN);
  }
  const said = readEntities(text)
    .split('\n')
    .map((line) => ({ row: OUTSIDE, cells: [line] }));
  return tables.map(({ rows, hidden }, at) => ({
    sheet: tables.length === 1 && !hidden ? null : `bảng ${at + 1}`,
    layout: true,
    ...(hidden && { hidden }),
    ...(at === 0 && { said }),
    rows: () => inBatches(rows.copy()),
  }));
}
