// What a mapping file says of lists beside their columns: what statuses mean, how dates are written, what stands beside codes, which sheet is meant, whose codes are new.
import { parse } from 'smol-toml';
import type { EpochDay } from '@dunghen/core';
import { badMapping, IntakeError } from '../intake-error.ts';
import { isBesideSaid, type BesideSaid } from '../words/beside-code.ts';
import { isMeaning, MEANINGS, statusKey, type Meaning } from '../words/taught-statuses.ts';
import { readOfficeDate } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { isDateOrder, type DateOrder } from './month-first.ts';

/** What it says beside the columns. */
export interface SaidBeside {
  /** What words mean in its column of statuses. */
  readonly statuses: ReadonlyMap<string, Meaning>;
  /** How its dates in numbers are written; null where nobody said so. */
  readonly dateOrder: DateOrder | null;
  /** Whether what stands beside its codes is part of them; null where nobody said so. */
  readonly besideCode: BesideSaid | null;
  /** The one sheet that is wanted of a file that has it; null for all. */
  readonly sheet: string | null;
  /** The day whose list calls other dossiers by codes that are like known ones; null for none. Of one day, so that nobody forgets it there. */
  readonly newCodes: EpochDay | null;
  /** The day whose list shows the known dossiers although who applied, or for what, differs; null for none. */
  readonly sameDossiers: EpochDay | null;
}

export const NOTHING_BESIDE: SaidBeside = {
  statuses: new Map(),
  dateOrder: null,
  besideCode: null,
  sheet: null,
  newCodes: null,
  sameDossiers: null,
};
/** What stands before every table. */
export const STANDS_ABOVE: ReadonlySet<string> = new Set(['dateOrder', 'besideCode', 'sheet', 'newCodes', 'sameDossiers']);

/** @throws {IntakeError} `bad-mapping`. */
export const besideIn = (all: Readonly<Record<string, unknown>>, file: string): SaidBeside => ({
  statuses: statusesIn(all['statuses'], file),
  dateOrder: orderIn(all['dateOrder'], file),
  besideCode: besideCodeIn(all['besideCode'], file),
  sheet: sheetIn(all['sheet'], file),
  newCodes: dayIn(all, 'newCodes', file),
  sameDossiers: dayIn(all, 'sameDossiers', file),
});

/** What a file says beside the columns, which it may lack. @throws {IntakeError} `bad-mapping`. */
export function saidBeside(text: string, file: string): SaidBeside {
  try {
    return besideIn(parse(text.replace(/^\uFEFF/, '')), file);
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    return NOTHING_BESIDE;
  }
}

function orderIn(raw: unknown, file: string): DateOrder | null {
  if (raw === undefined || isDateOrder(raw)) return raw ?? null;
  throw badMapping(
    file,
    `ghi dateOrder = ${JSON.stringify(raw)} (dùng: "dmy" là ngày/tháng/năm, "mdy" là tháng/ngày/năm)`,
    `says dateOrder = ${JSON.stringify(raw)} (use "dmy" for day/month/year, "mdy" for month/day/year)`,
  );
}

function besideCodeIn(raw: unknown, file: string): BesideSaid | null {
  if (raw === undefined || isBesideSaid(raw)) return raw ?? null;
  throw badMapping(
    file,
    `ghi besideCode = ${JSON.stringify(raw)} (dùng: "apart" khi chữ cạnh mã không thuộc mã, "part" khi thuộc mã)`,
    `says besideCode = ${JSON.stringify(raw)} (use "apart" where words beside a code are no part of it, "part" where they are)`,
  );
}

function sheetIn(raw: unknown, file: string): string | null {
  if (raw === undefined || (typeof raw === 'string' && raw.trim() !== '')) return raw ?? null;
  throw badMapping(
    file,
    `ghi sheet = ${JSON.stringify(raw)} (cần tên một trang tính trong dấu nháy)`,
    `says sheet = ${JSON.stringify(raw)} (it takes the name of a sheet in quotes)`,
  );
}

/** The day of the one list that something is said of. */
function dayIn(all: Readonly<Record<string, unknown>>, name: 'newCodes' | 'sameDossiers', file: string): EpochDay | null {
  const raw = all[name];
  if (raw === undefined) return null;
  // A day of TOML has no quotes.
  const written = raw instanceof Date ? raw.toISOString().slice(0, 10) : raw;
  const day = typeof written === 'string' ? orNull(() => readOfficeDate(written).on) : null;
  if (day !== null) return day;
  throw badMapping(
    file,
    `ghi ${name} = ${JSON.stringify(written)} (cần ngày của danh sách, như "2026-11-27")`,
    `says ${name} = ${JSON.stringify(written)} (it takes the day of the list, like "2026-11-27")`,
  );
}

function statusesIn(raw: unknown, file: string): SaidBeside['statuses'] {
  if (raw === undefined) return new Map();
  const meanings = Object.keys(MEANINGS).join(', ');
  if (!isTable(raw)) throw badMapping(file, 'ghi statuses không phải là một mục [statuses]', 'has statuses that are no table [statuses]');
  const taught = new Map<string, Meaning>();
  for (const [word, meaning] of Object.entries(raw)) {
    if (word.trim() === '') throw badMapping(file, 'có trạng thái trống trong [statuses]', 'has a blank status in [statuses]');
    if (!isMeaning(meaning)) {
      throw badMapping(
        file,
        `ghi trạng thái "${word}" nghĩa là ${JSON.stringify(meaning)} (dùng: ${meanings})`,
        `says that the status "${word}" means ${JSON.stringify(meaning)} (use: ${meanings})`,
      );
    }
    const [twin] = [...taught].find(([other, said]) => statusKey(other) === statusKey(word) && said !== meaning) ?? [];
    if (twin !== undefined) {
      throw badMapping(
        file,
        `ghi hai nghĩa cho cùng một trạng thái "${twin}" và "${word}"`,
        `gives two meanings to the one status "${twin}" and "${word}"`,
      );
    }
    taught.set(word, meaning);
  }
  return taught;
}

export const isTable = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
