// Whether the dossiers of a list are known by other codes: all that their cells said, those of another of its columns, those of another office before the same day and number, or their bare numbers, which one export shows as "BN-011/2026" and another as 11. Every dossier would be there twice.
import { civilOf, type EpochDay } from '@dunghen/core';
import { codeKey, type Store } from '@dunghen/store';
import { readingOf } from '../columns/headings.ts';
import { unusedPlaces } from '../columns/unused-places.ts';
import { fileFault, newCodesOf } from '../intake-error.ts';
import { kindOfList } from '../list/kind-of-list.ts';
import type { CodesOfList } from '../list/codes-of-list.ts';
import { codeIn } from '../list/lists-compared.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { isReadAsWritten } from '../words/clean-code.ts';
import { besideCode, codeApart, isMoreThanNumber, type BesideSaid } from '../words/beside-code.ts';
import { beforeSuffix, LONGEST_OF_TWO, withoutMark } from '../words/code-shape.ts';
import { beforeName } from '../words/name-beside.ts';
import { readOfficeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { plain } from '../words/plain.ts';
import { ofAnotherOffice, type Called, type Unknown } from './another-office.ts';
import { dossiersAtEnds } from './dossiers-at-ends.ts';
import { NEW_DATABASE } from './new-database.ts';

/** What the first and last rows of the lists show: dossiers nobody knows, and whether any is known as it is called. */
interface Shown {
  readonly unknown: readonly Unknown[];
  readonly isAnyKnown: boolean;
}

/**
 * Refuses a list whose dossiers a list of its kind showed by other codes: of the same day of receipt, and not in this list by that code.
 * @throws {IntakeError} `code-changed` naming both codes.
 */
export async function checkOtherCodes(store: Store, lists: ListFile['lists'], file: string, on: EpochDay): Promise<void> {
  const { unknown, isAnyKnown } = await shownBy(store, lists);
  if (unknown.length === 0) return;
  const days = [...new Set(unknown.map(({ receivedOn }) => receivedOn))];
  const known = Map.groupBy(await store.listedCodes(kindOfList(lists[0].mapping.headings), days), ({ receivedOn }) => receivedOn);
  const said = lists[0].mapping.besideCode;
  let shown: ReadonlySet<string> | null = null;
  const isGone = ({ code }: Called): boolean => !(shown ??= codesShown(lists)).has(codeKey(code));
  const comparable = unknown.filter(({ receivedOn }) => known.has(receivedOn));
  const numbers: { readonly row: Unknown; readonly code: string }[] = [];
  const joined: { readonly row: Unknown; readonly code: string }[] = [];
  for (const row of comparable) {
    const ofTheDay = known.get(row.receivedOn) as readonly Called[];
    const whole = ofTheDay.find((one) => saysCode(one.code, row.code, said) && isGone(one));
    if (whole) throw changed({ file, on }, row.code, null);
    const part = said === 'part' ? ofTheDay.find((one) => saysCode(row.code, one.code) && isGone(one)) : undefined;
    if (part) throw changed({ file, on }, row.code, part.code);
    for (const { code, heading } of row.others) {
      const same = ofTheDay.find((one) => codeKey(one.code) === codeKey(code) && isGone(one));
      if (same) throw changed({ file, on }, row.code, same.code, heading);
    }
    const other = ofTheDay.find((one) => (isNumberOf(one.code, row) || isNumberOf(row.code, one)) && isGone(one));
    if (other) numbers.push({ row, code: other.code });
    const before = ofTheDay.find((one) => isJoined(row.code, one.code) && isGone(one));
    if (before) joined.push({ row, code: before.code });
  }
  const [suffixed] = joined;
  if (suffixed && (joined.length >= FEWEST_JOINED || (!isAnyKnown && joined.length * 2 > comparable.length)))
    throw changed({ file, on }, suffixed.row.code, suffixed.code);
  const [first] = numbers;
  // Beside dossiers that are called as before, a number that occurs in one code may be another dossier's: a paper register counts, too.
  if (first && (!isAnyKnown || (numbers.length > 1 && numbers.length * 2 >= comparable.length)))
    throw changed({ file, on }, first.row.code, first.code);
  const unified = await ofAnotherOffice(store, comparable, (row) => (known.get(row.receivedOn) as readonly Called[]).filter(isGone));
  if (unified) throw changed({ file, on }, unified.row.code, unified.code);
}

async function shownBy(store: Store, lists: ListFile['lists']): Promise<Shown> {
  const unknown: Unknown[] = [];
  let isAnyKnown = false;
  for (const list of lists) {
    const { headings, columns } = list.mapping;
    const rivals = unusedPlaces(list.mapping).filter((at) => readingOf(headings[at] as string)?.column === 'code');
    for (const cells of dossiersAtEnds(list)) {
      const code = shortCodeIn(cells[columns.get('code') as number], list.codes);
      const received = orNull(() => readOfficeDate(cells[columns.get('receivedAt') ?? -1] ?? ''));
      if (code === null || !received) continue;
      if (await store.dossier(code)) isAnyKnown = true;
      else {
        const others = rivals.flatMap((at) => {
          const other = shortCodeIn(cells[at]);
          return other === null ? [] : [{ code: other, heading: headings[at] as string }];
        });
        const applicant = cells[columns.get('applicant') ?? -1] ?? '';
        unknown.push({
          code,
          receivedOn: received.on,
          timeOfDay: received.timeOfDay,
          applicant: applicant.length > LONGEST_OF_TWO ? '' : plain(applicant),
          others,
        });
      }
    }
  }
  return { unknown, isAnyKnown };
}

/** The code of a cell; what is longer than a code with some words beside it is looked at nowhere but in its row. */
const shortCodeIn = (cell = '', codes?: CodesOfList): string | null =>
  cell.length > LONGEST_OF_TWO ? null : codes ? codes.in(cell) : codeIn(cell);

/** Every code of the lists: gone through only where one is in doubt. */
function codesShown(lists: ListFile['lists']): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { mapping, rows, codes } of lists) {
    for (const { cells } of rows.copy()) shown.add(codeKey(codes.in(cells[mapping.columns.get('code') as number] ?? '') ?? ''));
  }
  return shown;
}

/** Whether a dossier is called by a code and more, as it was where the whole cell was taken for its code. */
const saysCode = (whole: string, code: string, said?: BesideSaid): boolean =>
  !isReadAsWritten(whole) &&
  whole.length > code.length &&
  (bareCodeOf(whole) === codeKey(code) || (said === 'apart' && codeKey(codeApart(whole)) === codeKey(code)));

function bareCodeOf(whole: string): string {
  const beside = besideCode(whole);
  const code = beside && (beside.isStatus || isMoreThanNumber(beside.code)) ? beside.code : (codeIn(whole) ?? beforeName(whole));
  return code === null ? '' : codeKey(withoutMark(code) ?? code);
}

/** One or two may be other dossiers beside those that are called as before. */
const FEWEST_JOINED = 3;

/** Whether one of two codes is the other with a suffix joined to it: "BN-012/HT" and "BN-012". */
const isJoined = (one: string, other: string): boolean =>
  [
    [one, other],
    [other, one],
  ].some(([long = '', short = '']) => codeKey(beforeSuffix(long) ?? '') === codeKey(short));

const BARE = /^\d{1,9}$/;

/** Whether a bare number is the one that a code which says more ends in: 11 of "BN-011/2026". What stands before is its office and its day; the year is no number of a dossier. */
function isNumberOf(number: string, { code, receivedOn }: Called): boolean {
  if (!BARE.test(number) || BARE.test(code)) return false;
  const year = String(civilOf(receivedOn).year);
  const groups = (code.match(/\d+/g) ?? []).filter((digits) => digits !== year);
  const last = groups.at(-1) === year.slice(2) && groups.length > 1 ? groups.at(-2) : groups.at(-1);
  // Or all of its digits, which a format divides: 1234 of "12-34".
  return number !== year && [last, code.replace(/\D/g, '')].some((digits) => digits !== undefined && bare(digits) === bare(number));
}

const bare = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

/** @param known Null where it is the code with other words behind it: they may be somebody's name. */
function changed(
  { file, on }: { readonly file: string; readonly on: EpochDay },
  code: string,
  known: string | null,
  heading?: string,
): Error {
  const [asKnown, asKnownEn] =
    known === null ? ['mã này cùng chữ khác trong ô', 'that code with other words beside it'] : [`mã "${known}"`, `"${known}"`];
  const [vi, en] = newCodesOf(on);
  const [where, place] = heading === undefined ? ['', ''] : [` (ở đây nằm trong cột "${heading}")`, ` (here in column "${heading}")`];
  return fileFault(
    'code-changed',
    file,
    `ghi mã hồ sơ "${code}" mà danh sách cùng loại đã nhập hồ sơ cùng ngày tiếp nhận với ${asKnown}${where}: nhập vào thì mỗi hồ sơ thành hai`,
    `says dossier code "${code}", and a list of its kind showed a dossier received on the same day as ${asKnownEn}${place}: each dossier would become two`,
    heading === undefined
      ? [
          `hãy xuất lại với mã viết như đã nhập; nếu là hồ sơ khác thật, hãy ${vi}; muốn chuyển hẳn sang cách viết mới, hãy nhập lại mọi danh sách vào ${NEW_DATABASE.vi}`,
          `export it again with the codes as they were imported; if they are other dossiers indeed, ${en}; to change over to the new ones, import all lists into ${NEW_DATABASE.en}`,
        ]
      : [
          `hãy chỉ rõ cột "${heading}" là mã bằng "dunghen import TỆP --learn" rồi nhập lại; nếu là hồ sơ khác thật, hãy ${vi}; muốn chuyển hẳn sang mã mới, hãy nhập lại mọi danh sách vào ${NEW_DATABASE.vi}`,
          `say that column "${heading}" is the code with "dunghen import FILE --learn" and import again; if they are other dossiers indeed, ${en}; to change over to the new codes, import all lists into ${NEW_DATABASE.en}`,
        ],
  );
}
