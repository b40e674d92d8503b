// Whether a list is that of another office: all of its codes are new and begin as no known one does, while all that is known begins alike. Letters would go to the neighbour commune's citizens.
import type { EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { fileFault, newCodesOf, ONE_SHEET } from '../intake-error.ts';
import { codeIn } from '../list/lists-compared.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import type { DossierList } from '../list/read-list.ts';
import { LONGEST_OF_TWO } from '../words/code-shape.ts';
import { dossiersAtEnds } from './dossiers-at-ends.ts';

/** So many dossiers show which office it is, and so many of another are no slip. */
const ENOUGH_KNOWN = 10;
const ENOUGH_SHOWN = 5;

/** The office in a code of the usual shape. @example officeOf('H37.125-261102-0001') // 'H37.125' */
const officeOf = (code: string): string | null => /^(.+)-\d{6}-\d{3,6}$/.exec(code)?.[1]?.toUpperCase() ?? null;

/**
 * Refuses a list of which every dossier is unknown and of an office of which none is known.
 * @throws {IntakeError} `other-office` naming both.
 */
export async function checkUnknownOffice(store: Store, lists: ListFile['lists'], file: string, on: EpochDay): Promise<void> {
  let known: readonly string[] | null = null;
  for (const list of lists) {
    const codes = codesAtEnds(list);
    const offices = [...new Set(codes.map(officeOf))];
    const [shown] = offices;
    if (codes.length < ENOUGH_SHOWN || offices.length !== 1 || typeof shown !== 'string') continue;
    known ??= await store.newestCodes();
    const ours = known.map(officeOf).filter((office) => office !== null);
    const [own] = ours;
    if (own === undefined || ours.length < ENOUGH_KNOWN || ours.some((office) => office !== own) || isOfOne(own, shown)) continue;
    if ((await store.knownCodes(codes)).length === 0)
      throw ofAnotherOffice({ file, on, sheet: lists.length > 1 ? list.sheet : null }, shown, own);
  }
}

function codesAtEnds(list: DossierList): readonly string[] {
  const at = list.mapping.columns.get('code') as number;
  return Array.from(dossiersAtEnds(list), (cells) => {
    const cell = cells[at] ?? '';
    return cell.length > LONGEST_OF_TWO ? [] : (list.codes.in(cell) ?? codeIn(cell) ?? []);
  }).flat();
}

/** One office in two spellings, or a part of it: "000.37.125.H37" and "H37.125", "H37.125.02". */
function isOfOne(a: string, b: string): boolean {
  const [few, many] = [a, b]
    .map((office) => office.split('.').filter((part) => !/^0*$/.test(part)))
    .toSorted((x, y) => x.length - y.length);
  return (few as string[]).every((part) => (many as string[]).includes(part));
}

/** @param place With the sheet, where there are several. */
function ofAnotherOffice(
  { file, on, sheet }: { readonly file: string; readonly on: EpochDay; readonly sheet: string | null },
  shown: string,
  own: string,
): Error {
  const [where, place] = sheet === null ? ['', ''] : [`trang "${sheet}" `, ` on sheet "${sheet}"`];
  const [choose, or] = sheet === null ? ['', ''] : [` (${ONE_SHEET[0]})`, ` (${ONE_SHEET[1]})`];
  const [vi, en] = newCodesOf(on);
  return fileFault(
    'other-office',
    file,
    `${where}chỉ ghi hồ sơ mang mã đơn vị ${shown}, chưa hồ sơ nào đã nhập, trong khi hồ sơ đã nhập đều mang mã ${own}: có vẻ là danh sách của cơ quan khác, nhập vào thì thư sẽ gửi cho công dân của họ`,
    `shows${place} only dossiers of the office ${shown}, none of them known, while all that were imported are of ${own}: it seems to be the list of another office, whose citizens would get letters`,
    [
      `nếu đúng là của cơ quan khác thì đừng nhập${choose}; nếu là hồ sơ của cơ quan mình, hãy ${vi}`,
      `if it is another office's, do not import it${or}; if they are dossiers of your own, ${en}`,
    ],
  );
}
