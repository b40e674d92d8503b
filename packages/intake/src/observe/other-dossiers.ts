// Whether a row, or most of a list, is of other dossiers than those known by its codes: registers of two units that each count from 1, or a column of names that was sorted alone. A letter would go to somebody else.
import { formatMoment, type Applicant, type EpochDay, type Moment, type ReceivedEvent } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import type { Warning } from '../warning.ts';
import { fileFault, IntakeError, sameDossiersOf } from '../intake-error.ts';
import { kindOfList } from '../list/kind-of-list.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import type { Observation } from '../list/observation.ts';
import { rowReader } from '../list/read-row.ts';
import { isFarProcedure, isOtherCode, isOtherName, isOtherProcedure } from '../words/other-words.ts';
import { writtenMoment } from '../words/office-date.ts';
import { isAnother, type Contradiction } from './contradictions.ts';
import { rowsAtEnds } from './dossiers-at-ends.ts';
import type { Some } from './some-dossiers.ts';

/** Of what a row and a known dossier say two things. */
interface Differences {
  readonly name: boolean;
  readonly procedure: boolean;
  readonly day: boolean;
}

/** Lists of another kind say the name of a procedure in words of their own. */
const isOfOther = (row: Observation, receipt: ReceivedEvent, isOfKind: boolean): boolean =>
  isOtherProcedure(row, receipt) && (isOfKind || isOtherCode(row, receipt) === true);

/** What says that a row is of another dossier: of its citizen, procedure and day of receipt only one may be put right. */
const isOther = ({ name, procedure, day }: Differences): boolean => Number(name) + Number(procedure) + Number(day) > 1;

/** The fault of a row whose dossier is known as another citizen's, of another procedure; null where it is not. */
export function otherDossier(
  row: Observation,
  receipt: ReceivedEvent,
  { applicant, isOfKind, on }: { readonly applicant: string | null; readonly isOfKind: boolean; readonly on: EpochDay },
): Contradiction | null {
  if (applicant === null || !isOfOther(row, receipt, isOfKind)) return null;
  const { name = '' } = JSON.parse(applicant) as Applicant;
  return isOtherName(row.applicant?.name ?? '', name) ? { column: 'applicant', error: ofAnother(row.code, receipt, on) } : null;
}

/** Fewer are told row by row, or corrected. */
const FEWEST = 2;
const FEWEST_NAMES = 3;

/**
 * Refuses a list most of whose known dossiers are others by two of their citizen, procedure and day of receipt, or by their citizens alone.
 * @throws {IntakeError} `other-dossiers` or `names-changed` naming the first.
 */
export async function checkOtherDossiers(store: Store, lists: ListFile['lists'], file: string, on: EpochDay): Promise<void> {
  const kind = kindOfList(lists[0].mapping.headings);
  const others: string[] = [];
  const renamed: string[] = [];
  let [count, named] = [0, 0];
  for (const list of lists) {
    const read = rowReader(list);
    for (const row of rowsAtEnds(list)) {
      const told = read(row);
      if (!('seen' in told)) continue;
      const { seen } = told;
      const stored = await store.dossier(seen.code);
      const receipt = stored?.events.find((event) => event.type === 'received');
      if (!stored || !receipt) continue;
      const last = (await store.listings([stored.id])).get(stored.id);
      // A number that was used again is refused in its row.
      const { name } = receipt.applicant ?? {};
      if (isAnother(seen, { events: stored.events, receipt, name, listedOn: last?.listedOn ?? null })) continue;
      const isOfKind = last?.list === kind;
      const found = {
        name: isOtherName(seen.applicant?.name ?? '', receipt.applicant?.name ?? ''),
        procedure: isOfOther(seen, receipt, isOfKind) || isFarProcedure(seen, receipt),
        day: seen.received.on !== receipt.on,
      };
      count++;
      if (isOther(found)) others.push(seen.code);
      // Lists of other kinds, and older ones, correct no name.
      if (!isOfKind || last.listedOn > on || !seen.applicant?.name || !receipt.applicant?.name) continue;
      named++;
      if (found.name) renamed.push(seen.code);
    }
  }
  const [other] = others;
  if (other !== undefined && others.length >= FEWEST && others.length * 2 > count)
    throw ofOthers({ file, on }, other, others.length, count);
  const [first] = renamed;
  if (first !== undefined && renamed.length >= FEWEST_NAMES && renamed.length * 2 > named)
    throw ofOtherPeople({ file, on }, first, renamed.length, named);
}

/** Whether who the citizen is becomes somebody else. */
export const isReplaced = (known: string | null, now: Applicant | null): boolean =>
  known !== null && now !== null && isOtherName(now.name ?? '', (JSON.parse(known) as Applicant).name ?? '');

const OWN_CODES = [
  'hãy ghi mã riêng cho từng hồ sơ ở cột mã (ví dụ 1/TP, 1/KT) rồi nhập lại',
  'give each dossier a code of its own in the column of codes (like 1/TP, 1/KT) and import again',
] as const;

interface Place {
  readonly file: string;
  readonly on: EpochDay;
}

const ofOthers = ({ file, on }: Place, code: string, times: number, of: number): IntakeError =>
  fileFault(
    'other-dossiers',
    file,
    `ghi ${times} trong ${of} hồ sơ đã biết (đầu tiên: ${code}) với người nộp, thủ tục hay ngày tiếp nhận khác hẳn hồ sơ đã nhập cùng mã: có vẻ là sổ của đơn vị khác cũng đánh số từ đầu, nhập vào thì hồ sơ này ghi đè hồ sơ kia`,
    `shows ${times} of ${of} known dossiers (the first: ${code}) with another citizen, procedure or day of receipt than those imported by the same codes: it seems to be the register of another unit that also counts from the start, and one dossier would overwrite the other`,
    [
      `${OWN_CODES[0]}; nếu đúng là các hồ sơ ấy, hãy ${sameDossiersOf(on)[0]}`,
      `${OWN_CODES[1]}; if they are those dossiers indeed, ${sameDossiersOf(on)[1]}`,
    ],
  );

const ofOtherPeople = ({ file, on }: Place, code: string, times: number, of: number): IntakeError =>
  fileFault(
    'names-changed',
    file,
    `ghi tên người nộp khác hẳn ở ${times} trong ${of} hồ sơ đã biết (đầu tiên: ${code}): có vẻ cột tên bị xếp hoặc dán lệch dòng, thư sẽ gửi nhầm người`,
    `names another citizen in ${times} of ${of} known dossiers (the first: ${code}): the column of names seems to have been sorted or pasted out of line, and letters would go to others`,
    [
      `hãy xuất lại danh sách từ hệ thống nguồn; nếu các tên mới đúng, hãy ${sameDossiersOf(on)[0]}`,
      `export the list again from the source system; if the new names are right, ${sameDossiersOf(on)[1]}`,
    ],
  );

const ofAnother = (code: string, receipt: Moment, on: EpochDay): IntakeError =>
  new IntakeError(
    'code-reused',
    {
      vi: `Mã ${code} đã là của hồ sơ tiếp nhận ngày ${writtenMoment(receipt)}, với người nộp và thủ tục khác hẳn: dòng này không được nhập; ${OWN_CODES[0]}; nếu đúng là hồ sơ ấy, hãy ${sameDossiersOf(on)[0]}.`,
      en: `The code ${code} is that of a dossier received on ${formatMoment(receipt)}, of another citizen and procedure: the row was not taken; ${OWN_CODES[1]}; if it is that dossier indeed, ${sameDossiersOf(on)[1]}.`,
    },
    code,
  );

/** Citizens whose names a list replaced by those of others, where they are not most of it: a few are corrected every day. */
export function* renamedWarnings({ times, first }: Some): Generator<Warning> {
  if (times < FEWEST_NAMES) return;
  yield {
    code: 'names-replaced',
    text: {
      vi: `Có ${times} hồ sơ đã biết được đổi sang tên người nộp khác hẳn theo danh sách này (đầu tiên: ${first}): nếu cột tên bị lệch dòng ở một phần danh sách thì thư sẽ gửi nhầm người; hãy xem lại, danh sách đúng nhập sau sẽ sửa lại tên.`,
      en: `Known dossiers whose citizens this list replaced by others: ${times} (the first: ${first}); if the column of names is out of line in a part of the list, letters would go to others; look into it, and the right list puts the names right when it is imported after.`,
    },
  };
}
