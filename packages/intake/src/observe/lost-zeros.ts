// Whether the codes of a list are known ones as a spreadsheet writes numbers, or back: "0012" as 12, "1201" as 1.201 or "1 201". Every dossier would be there twice.
import type { EpochDay, Moment } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { fileFault, newCodesOf } from '../intake-error.ts';
import { codeIn } from '../list/lists-compared.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { orNull } from '../words/or-null.ts';
import { readOfficeDate } from '../words/office-date.ts';
import type { DossierList } from '../list/read-list.ts';
import { dossiersAtEnds } from './dossiers-at-ends.ts';

const NUMBER = /^\d{1,9}$|^\d{1,3}(?:[ .,]\d{3}){1,2}$/;
/** What parts the thousands of a number. */
const MARKS = [' ', '.', ','];
/** No register counts further. */
const LONGEST = 10;

/**
 * Refuses a list whose codes are numbers, unknown as they stand, but with more or fewer zeros before them, or other marks within, known of dossiers
 * received on the very same day; where it shows the known one too, the two are dossiers of their own.
 * @throws {IntakeError} `code-as-number` naming both codes.
 */
export async function checkLostZeros(store: Store, lists: ListFile['lists'], file: string, on: EpochDay): Promise<void> {
  let shown: ReadonlySet<string> | null = null;
  for (const { mapping, rows } of lists) {
    for (const cells of dossiersAtEnds({ mapping, rows })) {
      const code = codeOf(cells, mapping);
      const received = NUMBER.test(code) ? receiptOf(cells, mapping) : null;
      if (!received || (await store.dossier(code))) continue;
      for (const other of otherSpellings(code)) {
        const known = (await store.dossier(other))?.events.find(({ type }) => type === 'received');
        if (known?.on !== received.on) continue;
        shown ??= codesShown(lists);
        if (!shown.has(other)) throw writtenOtherwise(file, code, other, on);
      }
    }
  }
}

/** Rows of one code on sheets. */
interface OnSheets {
  readonly code: string;
  readonly receivedOn: EpochDay;
  readonly sheets: Set<string | null>;
}

/**
 * The same of the sheets of one file: "0012" on one and 12 on another, received on the very same day, where no sheet shows both and not both are known.
 * @throws {IntakeError} `code-as-number` naming both codes.
 */
export async function checkZerosOfSheets(store: Store, lists: ListFile['lists'], file: string, on: EpochDay): Promise<void> {
  if (lists.length < 2) return;
  const looked = new Map<string, OnSheets[]>();
  for (const list of lists)
    for (const cells of dossiersAtEnds(list)) {
      const code = codeOf(cells, list.mapping);
      if (NUMBER.test(code)) looked.set(bareNumber(code), []);
    }
  if (looked.size === 0) return;
  for (const { sheet, mapping, rows } of lists)
    for (const { cells } of rows.copy()) {
      const code = codeOf(cells, mapping);
      const others = NUMBER.test(code) ? looked.get(bareNumber(code)) : undefined;
      if (!others) continue;
      const known = others.find((other) => other.code === code);
      if (known) known.sheets.add(sheet);
      const received = known ? null : receiptOf(cells, mapping);
      if (received) others.push({ code, receivedOn: received.on, sheets: new Set([sheet]) });
    }
  for (const [first, ...others] of looked.values())
    for (const other of first ? others : []) {
      if (other.receivedOn !== first?.receivedOn || [...other.sheets].some((sheet) => first.sheets.has(sheet))) continue;
      if (!((await store.dossier(first.code)) && (await store.dossier(other.code)))) throw onSheets(file, first, other, on);
    }
}

const receiptOf = (cells: readonly string[], { columns }: DossierList['mapping']): Moment | null =>
  orNull(() => readOfficeDate(cells[columns.get('receivedAt') ?? -1] ?? ''));

/** The number without zeros before it or marks within. */
const bareNumber = (code: string): string => code.replace(/\D/g, '').replace(/^0+(?=\d)/, '');

const codeOf = (cells: readonly string[], { columns }: DossierList['mapping']): string =>
  codeIn(cells[columns.get('code') as number] ?? '') ?? '';

/** Every code of the lists that is a number: gone through only where one of them is in doubt. */
function codesShown(lists: ListFile['lists']): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { mapping, rows } of lists) {
    for (const { cells } of rows.copy()) {
      const code = codeOf(cells, mapping);
      if (NUMBER.test(code)) shown.add(code);
    }
  }
  return shown;
}

/** "12": 012, 0012 …; "0012": 12, 012, 00012 …; "1.201": 1201, 01201, 1 201 … */
function otherSpellings(code: string): readonly string[] {
  const bare = bareNumber(code);
  const zeros = Array.from({ length: LONGEST - bare.length + 1 }, (_, count) => '0'.repeat(count) + bare);
  const marked = bare.length > 3 ? MARKS.map((mark) => bare.replace(/\B(?=(?:\d{3})+$)/g, mark)) : [];
  return [...zeros, ...marked].filter((other) => other !== code);
}

const writtenOtherwise = (file: string, code: string, known: string, on: EpochDay): Error =>
  fileFault(
    'code-as-number',
    file,
    `ghi mã hồ sơ "${code}" mà đã có hồ sơ "${known}" cùng ngày tiếp nhận: bảng tính đã đổi cách ghi số ở một trong hai danh sách (mất số 0 ở đầu, hay thêm bớt dấu ngăn hàng nghìn), nhập vào thì mỗi hồ sơ thành hai`,
    `says dossier code "${code}", and there is a dossier "${known}" received on the same day: in one of the two lists a spreadsheet has written the numbers anew (without the zeros they begin with, or with marks between thousands), and each dossier would become two`,
    [
      `hãy định dạng cột mã là Văn bản (Text) rồi xuất lại, với mã như đã nhập; nếu là hồ sơ khác thật, hãy ${newCodesOf(on)[0]}`,
      `format the column as Text and export again, with the codes as they were imported; if they are other dossiers indeed, ${newCodesOf(on)[1]}`,
    ],
  );

function onSheets(file: string, first: OnSheets, other: OnSheets, on: EpochDay): Error {
  const of = ({ sheets }: OnSheets): string => `"${String([...sheets][0])}"`;
  return fileFault(
    'code-as-number',
    file,
    `ghi mã hồ sơ "${first.code}" ở trang ${of(first)} và "${other.code}" ở trang ${of(other)}, cùng ngày tiếp nhận: bảng tính đã đổi cách ghi số ở một trong hai trang (mất số 0 ở đầu, hay thêm bớt dấu ngăn hàng nghìn), nhập vào thì mỗi hồ sơ thành hai`,
    `says dossier code "${first.code}" on sheet ${of(first)} and "${other.code}" on sheet ${of(other)}, received on the same day: on one of them a spreadsheet has written the numbers anew (without the zeros they begin with, or with marks between thousands), and each dossier would become two`,
    [
      `hãy định dạng cột mã là Văn bản (Text) rồi ghi cùng một cách ở các trang; nếu là hồ sơ khác thật, hãy ${newCodesOf(on)[0]}`,
      `format the column as Text and write the codes in one way on all sheets; if they are other dossiers indeed, ${newCodesOf(on)[1]}`,
    ],
  );
}
