// Why the program itself withdrew a draft: a code with its days in the ledger, put into words where it is shown.

/** Why the program withdrew a draft. Days are ISO. */
export type WithdrawalCause =
  /** The dossier ended in time, which was written down late. */
  | { readonly code: 'ended-in-time'; readonly endedOn: string; readonly dueOn: string }
  /** By a day it had not missed the day of the draft: a clock ran ahead, or it was paused or given longer. */
  | { readonly code: 'not-missed'; readonly asOf: string; readonly dueOn: string }
  /** Its due date was computed anew, and it missed the other day as well: the draft gave way to another. */
  | { readonly code: 'due-moved'; readonly before: string; readonly after: string }
  /** As of a day a newer list left the dossier out, and none had shown it open after the day of the draft: whether it was in time nobody knows. */
  | { readonly code: 'left-out'; readonly asOf: string; readonly dueOn: string };

/** What the step of a withdrawal keeps: a person's reason, or the program's cause. */
export interface WithdrawalDetail {
  readonly reason?: string;
  readonly cause?: WithdrawalCause;
  readonly unowed?: boolean;
}

const DAY = String.raw`(\d{4}-\d\d-\d\d)`;
/** How an older program wrote its causes: as reasons, in Vietnamese. Its ledgers stay as they are. */
const WRITTEN: readonly (readonly [RegExp, (one: string, other: string) => WithdrawalCause])[] = [
  [new RegExp(`^hồ sơ kết thúc ngày ${DAY}, không lỡ hẹn ngày ${DAY}$`), (endedOn, dueOn) => ({ code: 'ended-in-time', endedOn, dueOn })],
  [new RegExp(`^đến ngày ${DAY} hồ sơ không lỡ hẹn ngày ${DAY}$`), (asOf, dueOn) => ({ code: 'not-missed', asOf, dueOn })],
  [new RegExp(`^hạn trả được tính lại: ${DAY} → ${DAY}$`), (before, after) => ({ code: 'due-moved', before, after })],
];

/** The program's cause of a withdrawal; null of one that a person gave a reason for. */
export function causeOf({ reason = '', cause }: WithdrawalDetail): WithdrawalCause | null {
  if (cause) return cause;
  for (const [written, read] of WRITTEN) {
    const [found, one = '', other = ''] = written.exec(reason) ?? [];
    if (found !== undefined) return read(one, other);
  }
  return null;
}
