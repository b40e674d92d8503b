// Whether the dossiers of a list are known by other codes: those of another of its columns, or their bare numbers, which one export shows as "BN-011/2026" and another as 11. Every dossier would be there twice.
import { civilOf, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { readingOf } from '../columns/headings.ts';
import { isNoDossier } from '../columns/no-dossier.ts';
import { fileFault } from '../intake-error.ts';
import { kindOfList } from '../list/kind-of-list.ts';
import { codeIn } from '../list/lists-compared.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import type { DossierList } from '../list/read-list.ts';
import { readOfficeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';

/** Rows that are looked at: what happened to one code happened to all. */
const LOOKED_AT = 50;

/** A dossier nobody knows by its code, and what else its row calls it by. */
interface Unknown {
  readonly code: string;
  readonly receivedOn: EpochDay;
  readonly others: readonly { readonly code: string; readonly heading: string }[];
}

/**
 * Refuses a list whose dossiers a list of its kind showed by other codes: of the same day of receipt, and not in this list by that code.
 * @throws {IntakeError} `code-changed` naming both codes.
 */
export async function checkOtherCodes(store: Store, lists: ListFile['lists'], file: string): Promise<void> {
  const unknown: Unknown[] = [];
  for (const list of lists) {
    let looked = 0;
    for (const { cells } of list.rows.copy()) {
      if (isNoDossier(cells, list.mapping)) continue;
      if (looked++ === LOOKED_AT) break;
      const row = unknownIn(cells, list.mapping);
      if (row && !(await store.dossier(row.code))) unknown.push(row);
    }
  }
  if (unknown.length === 0) return;
  const days = [...new Set(unknown.map(({ receivedOn }) => receivedOn))];
  const known = await store.listedCodes(kindOfList(lists[0].mapping.headings), days);
  let shown: ReadonlySet<string> | null = null;
  for (const row of unknown) {
    for (const { code, receivedOn } of known) {
      if (receivedOn !== row.receivedOn) continue;
      const other = row.others.find((one) => key(one.code) === key(code));
      if (!other && !isNumberOf(code, row) && !isNumberOf(row.code, { code, receivedOn })) continue;
      shown ??= codesShown(lists);
      if (!shown.has(key(code))) throw changed(file, row.code, code, other?.heading);
    }
  }
}

function unknownIn(cells: readonly string[], { columns, headings }: DossierList['mapping']): Unknown | null {
  const at = columns.get('code') as number;
  const code = codeIn(cells[at] ?? '');
  const received = orNull(() => readOfficeDate(cells[columns.get('receivedAt') ?? -1] ?? ''));
  if (code === null || !received) return null;
  const others = headings.flatMap((heading, place) => {
    const other = place === at || readingOf(heading)?.column !== 'code' ? null : codeIn(cells[place] ?? '');
    return other === null ? [] : [{ code: other, heading }];
  });
  return { code, receivedOn: received.on, others };
}

const key = (code: string): string => code.normalize('NFC').toUpperCase();

/** Every code of the lists: gone through only where one is in doubt. */
function codesShown(lists: ListFile['lists']): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { mapping, rows } of lists) {
    for (const { cells } of rows.copy()) shown.add(key(codeIn(cells[mapping.columns.get('code') as number] ?? '') ?? ''));
  }
  return shown;
}

const BARE = /^\d{1,9}$/;

/** Whether a bare number is the one within a code that says more: 11 of "BN-011/2026". The year is no number of a dossier. */
function isNumberOf(number: string, { code, receivedOn }: Pick<Unknown, 'code' | 'receivedOn'>): boolean {
  if (!BARE.test(number) || BARE.test(code)) return false;
  const groups = (code.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, ''));
  const bare = number.replace(/^0+(?=\d)/, '');
  // Or all of its digits, which a format divides: 1234 of "12-34".
  const whole = code.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return (groups.includes(bare) || whole === bare) && bare !== yearOf(receivedOn);
}

const yearOf = (day: EpochDay): string => String(civilOf(day).year);

function changed(file: string, code: string, known: string, heading: string | undefined): Error {
  const [where, place] = heading === undefined ? ['', ''] : [` (ở đây nằm trong cột "${heading}")`, ` (here in column "${heading}")`];
  return fileFault(
    'code-changed',
    file,
    `ghi mã hồ sơ "${code}" mà danh sách cùng loại đã nhập hồ sơ cùng ngày tiếp nhận với mã "${known}"${where}: nhập vào thì mỗi hồ sơ thành hai`,
    `says dossier code "${code}", and a list of its kind showed a dossier received on the same day as "${known}"${place}: each dossier would become two`,
    heading === undefined
      ? [
          'hãy xuất lại với mã viết như đã nhập; nếu là hồ sơ khác thật, hãy nhập kèm --new-codes; muốn chuyển hẳn sang cách viết mới, hãy nhập lại mọi danh sách vào cơ sở dữ liệu mới (--db)',
          'export it again with the codes as they were imported; if they are other dossiers indeed, import with --new-codes; to change over to the new ones, import all lists into a new database (--db)',
        ]
      : [
          `hãy chỉ rõ cột "${heading}" là mã bằng "dunghen import TỆP --learn" rồi nhập lại; nếu là hồ sơ khác thật, hãy nhập kèm --new-codes; muốn chuyển hẳn sang mã mới, hãy nhập lại mọi danh sách vào cơ sở dữ liệu mới (--db)`,
          `say that column "${heading}" is the code with "dunghen import FILE --learn" and import again; if they are other dossiers indeed, import with --new-codes; to change over to the new codes, import all lists into a new database (--db)`,
        ],
  );
}
