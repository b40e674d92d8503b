// What a later list says differently of a receipt, a term or an end: no event can explain it, so the officer is told.
import {
  civilOf,
  formatMoment,
  formatTerm,
  isEndEvent,
  parseTerm,
  standingPromises,
  termInVietnamese,
  type DossierEvent,
  type EndEvent,
  type EpochDay,
  type Moment,
  type ReceivedEvent,
} from '@dunghen/core';
import type { Column } from '../columns/columns.ts';
import { IntakeError, sameDossiersOf } from '../intake-error.ts';
import type { Observation } from '../list/observation.ts';
import { standardCodesIn } from '../words/code-shape.ts';
import { writtenMoment } from '../words/office-date.ts';
import { isSameProcedure } from '../words/other-words.ts';
import { saysSame } from '../words/plain.ts';

type Day = Parameters<typeof writtenMoment>[0];

/** One value that a list shows differently from what is known. */
export interface Contradiction {
  readonly column: Column;
  readonly error: IntakeError;
}

/** What differs between a row and the known receipt and end. What was imported first stands; nothing is dropped in silence. */
export function contradictionsOf(
  row: { readonly code: string; readonly received: Moment; readonly term?: string; readonly completed?: Moment | undefined },
  receipt: ReceivedEvent,
  end: EndEvent | undefined,
): Contradiction[] {
  const found: Contradiction[] = [];
  const { code, received, completed } = row;
  if (!sameMoment(receipt, received)) {
    found.push({
      column: 'receivedAt',
      error: differs('receipt-changed', code, ['ngày tiếp nhận', 'day of receipt'], receipt, received),
    });
  }
  // Where none was imported nothing has changed: that the list before had no such column is told once, see `late-details.ts`.
  if (row.term !== undefined && receipt.term !== undefined) {
    const [known, shown] = [receipt.term, parseTerm(row.term)];
    if (formatTerm(known) !== formatTerm(shown)) {
      const words: readonly [string, string] = ['thời hạn giải quyết', 'term'];
      found.push({ column: 'term', error: differs('term-changed', code, words, termInVietnamese(known), termInVietnamese(shown)) });
    }
  }
  // Only the day of the result itself can contradict: the day it was handed over is another one.
  if (end && completed && end.on !== completed.on) {
    found.push({
      column: 'completedAt',
      error: differs('end-changed', code, ['ngày có kết quả', 'day of the result'], end, completed),
    });
  }
  return found;
}

/** Lists often show no time, or no seconds, where an event has them: that is no difference. */
function sameMoment(a: Moment, b: Moment): boolean {
  if (a.on !== b.on) return false;
  if (a.timeOfDay === null || b.timeOfDay === null) return true;
  return Math.floor(a.timeOfDay / 60_000) === Math.floor(b.timeOfDay / 60_000);
}

/** How far apart two receipts under one code are those of two dossiers: a register that begins anew each year. */
const ANOTHER_DOSSIER = 90;

const isFar = (receipt: Moment, shown: Moment): boolean => Math.abs(receipt.on - shown.on) > ANOTHER_DOSSIER;

/** What is known of the dossier of a row's code. */
interface Known {
  readonly events: readonly DossierEvent[];
  readonly receipt: ReceivedEvent;
  /** The name of its citizen. */
  readonly name: string | undefined;
  /** The day of the last list that showed it. */
  readonly listedOn: EpochDay | null;
}

/**
 * Whether a row is of another dossier than the known one of its code: its receipt is far from the known one, or of a later year than the
 * known end or, where it is open, the last list that showed it, unless the code bears the day or the year of its receipt, and no register
 * gives it again, or its citizen and procedure are the known ones or somebody said that it is the
 * same (`isSame`): then its day was put right.
 */
export function isAnother(row: Observation, { events, receipt, name, listedOn }: Known, isSame: boolean = false): boolean {
  if (isFar(receipt, row.received)) return true;
  if (isSame) return false;
  const knownOn = events.find(isEndEvent)?.on ?? listedOn;
  if (knownOn === null || yearOf(row.received.on) <= yearOf(knownOn)) return false;
  if (name !== undefined && saysSame(row.applicant?.name, name) && isSameProcedure(row, receipt)) return false;
  return standardCodesIn(row.code).length === 0 && !bearsYear(row.code, yearOf(receipt.on));
}

/** Whether a number bears the year: "12/2026", "12/26", but the 26th of a register, "26/HT", does not. */
function bearsYear(code: string, year: number): boolean {
  if (code.split(/\D+/).includes(String(year))) return true;
  const parts = code.split(/[^\p{L}\d]+/u);
  return parts.includes(String(year).slice(-2)) && parts.filter((part) => /\d/.test(part)).length > 1;
}

const yearOf = (day: EpochDay): number => civilOf(day).year;

/** A row of another dossier in a list of the day `on`; where it is the known one after all, somebody has to say so, but for receipts that are far apart. */
export function codeReused(code: string, receipt: Moment, shown: Moment, on: EpochDay): Contradiction {
  const [vi, en] = isFar(receipt, shown) ? ['', ''] : sameDossiersOf(on);
  return {
    column: 'receivedAt',
    error: new IntakeError(
      'code-reused',
      {
        vi: `Mã ${code} đã là của hồ sơ tiếp nhận ngày ${writtenMoment(receipt)}, dòng này ghi tiếp nhận ngày ${writtenMoment(shown)}: có vẻ số hồ sơ được dùng lại; dòng này không được nhập, hãy ghi mã riêng cho từng hồ sơ (thêm năm vào mã, ví dụ ${code}/${yearOf(shown.on)}) rồi nhập lại${vi && `; nếu đúng là hồ sơ ấy, ngày tiếp nhận được sửa, hãy ${vi}`}.`,
        en: `The code ${code} is that of a dossier received on ${formatMoment(receipt)}, this row says ${formatMoment(shown)}: the number seems to be used again; the row was not taken, give each dossier a code of its own (add the year to it, like ${code}/${yearOf(shown.on)}) and import again${en && `; if it is that dossier indeed, its day put right, ${en}`}.`,
      },
      code,
    ),
  };
}

/**
 * A promise that a list older than what is known shows, and that was never heard of since: it was moved in between. Where the
 * clock was stopped or the term extended the law may have moved it.
 */
export function promiseOnceOther(
  { code, received, promised }: { readonly code: string; readonly received: Moment; readonly promised?: Moment },
  known: readonly DossierEvent[],
): readonly Contradiction[] {
  const first = known.flatMap((event) => (event.type === 'received' ? (event.promisedOn ?? []) : []));
  const moved = known.some(({ type }) => type === 'rescheduled') ? standingPromises(known) : [];
  const given = [...first, ...moved.map(({ dueOn }) => dueOn)];
  const last = given.at(-1);
  if (!promised || last === undefined || given.includes(promised.on)) return [];
  // Where the receipt was corrected the promise moved with it.
  if (known.some(({ type, on }) => type === 'paused' || type === 'extended' || (type === 'received' && on !== received.on))) return [];
  return [{ column: 'promisedOn', error: differs('promise-changed', code, ['ngày hẹn trả', 'promised day'], { on: last }, promised) }];
}

function differs(
  code: string,
  dossier: string,
  [vi, en]: readonly [string, string],
  known: Day | string,
  shown: Day | string,
): IntakeError {
  const [oldVi, newVi] = [known, shown].map((value) => (typeof value === 'string' ? value : writtenMoment(value)));
  const [oldEn, newEn] = [known, shown].map((value) => (typeof value === 'string' ? value : formatMoment({ timeOfDay: null, ...value })));
  return new IntakeError(
    code,
    {
      vi: `Hồ sơ ${dossier}: ${vi} đã nhập là ${oldVi}, danh sách này ghi ${newVi}; giữ nguyên giá trị đã nhập, hãy kiểm tra vì sao hệ thống nguồn thay đổi.`,
      en: `Dossier ${dossier}: the ${en} was imported as ${oldEn}, this list says ${newEn}; what was imported stands, find out why the source changed it.`,
    },
    dossier,
  );
}

const STATES = {
  paused: ['đang tạm dừng', 'stands still'],
  running: ['đang xử lý', 'is at work'],
} as const;

/** Two lists of other headings that show a dossier differently on one day: following both in turns would pause and resume it day after day. */
export const statesDiffer = (code: string, kept: 'paused' | 'running'): Contradiction => {
  const [vi, en] = STATES[kept];
  const [otherVi, otherEn] = STATES[kept === 'paused' ? 'running' : 'paused'];
  return {
    column: 'status',
    error: new IntakeError(
      'lists-differ',
      {
        vi: `Hồ sơ ${code}: danh sách khác cùng ngày ghi ${vi}, danh sách này ghi ${otherVi}; giữ nguyên điều đã nhập, hãy hỏi xem danh sách nào đúng và chỉ nhập một loại danh sách.`,
        en: `Dossier ${code} ${en} by another list of the same day and ${otherEn} by this one; what was imported stands, find out which is right and import one kind of list only.`,
      },
      code,
    ),
  };
};

/** The same of the promised day: it was not moved, it is another one, such as that of a step. */
export const promisesDiffer = (code: string, known: Moment, shown: Moment): Contradiction => ({
  column: 'promisedOn',
  error: new IntakeError(
    'lists-differ',
    {
      vi: `Hồ sơ ${code}: danh sách khác cùng ngày ghi ngày hẹn trả ${writtenMoment(known)}, danh sách này ghi ${writtenMoment(shown)}; giữ nguyên ngày đã nhập, hãy xem cột của danh sách này có phải hạn của một bước không.`,
      en: `Dossier ${code}: another list of the same day says it is promised for ${formatMoment(known)}, this one ${formatMoment(shown)}; what was imported stands, see whether this column is the limit of a step.`,
    },
    code,
  ),
});
