// How many months a trend shows: a whole number that a screen and a year's memory can bear.
import { UsageError } from './usage-error.ts';

const MOST = 60;

/** Reads `--trend`. @throws {UsageError} for anything but 1–60. */
export function countOfMonths(text: string): number {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= MOST) return count;
  throw new UsageError(
    `--trend ${text} không hợp lệ; hãy ghi số tháng từ 1 đến ${MOST}, ví dụ --trend 12.`,
    `--trend ${text} is not valid; write a number of months from 1 to ${MOST}, for example --trend 12.`,
    text,
  );
}
