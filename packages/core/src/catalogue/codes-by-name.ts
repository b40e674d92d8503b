// A procedure's code by its name, for lists that name procedures without their codes, each in its own way.
import type { Procedure } from '../clock/dossier-clock.ts';

/** Without accents, case and marks. */
const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z\d]+/g, ' ')
    .trim();

/** Without what lists write around a name: "1. Thủ tục …", "TTHC: …", "… (cấp xã)". */
const bare = (name: string): string =>
  plain(name)
    .replace(/^(?:(?:\d+|thu tuc(?: hanh chinh)?|tthc) )+/, '')
    .replace(/ cap xa$/, '');

/** How names are held against each other: as they are, then as little of them as tells procedures apart. */
const KEYS = [plain, bare];
/** A list of a million rows has some dozens of names. */
const MOST_ASKED = 10_000;
/** A longer text is a page under the heading of names. */
const LONGEST_NAME = 2_000;

/** Looks a code up in the lists, those before first; a name that several procedures of one list bear says nothing. */
export function codesByName(lists: readonly (readonly Procedure[])[]): (name: string) => string | undefined {
  const tables = lists.flatMap((list) =>
    KEYS.map((key) => {
      const codes = new Map<string, string | undefined>();
      for (const { name, code } of list) codes.set(key(name), codes.has(key(name)) ? undefined : code);
      return { key, codes };
    }),
  );
  const find = (name: string): string | undefined => {
    const known = tables.find(({ key, codes }) => codes.has(key(name)));
    return known?.codes.get(known.key(name));
  };
  const asked = new Map<string, string | undefined>();
  return (name) => {
    if (name.length > LONGEST_NAME) return undefined;
    if (!asked.has(name) && asked.size < MOST_ASKED) asked.set(name, find(name));
    return asked.has(name) ? asked.get(name) : find(name);
  };
}
