// Two columns that claim to be the same day of a dossier under different names: where they say other days, the rate hangs on which is taken.
import { formatDay, type EpochDay } from '@dunghen/core';
import type { Row } from '../formats/csv-rows.ts';
import { readOfficeDate, writtenMoment } from '../words/office-date.ts';
import { orNull } from '../words/or-null.ts';
import { plain } from '../words/plain.ts';
import { USUAL_HEADING } from './columns.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { withPromiseInPlace } from './first-appointment.ts';
import { readingOf } from './headings.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from './no-dossier.ts';
import { unusedPlaces } from './unused-places.ts';

const REAL = /\b(?:thuc te|thuc tra|da tra)\b/;
const STEP_LIMIT = /^(?:\d{1,2} )?(?:han|ngay (?:den|het) han)(?: (?:giai quyet|xu ly|hoan thanh))?$/;

/** The days that decide a due date or a rate, and when a heading beside the one that was taken plainly means another day. */
const MEANS_ANOTHER = {
  // "Ngày nộp, ngày tiếp nhận" beside the receipt is when the dossier was handed in.
  receivedAt: (_, rival) => /\bnop\b/.test(rival),
  // The limit of a step, a plan of the work, and a later appointment than the first.
  promisedOn: (taken, rival) =>
    (STEP_LIMIT.test(rival) && !STEP_LIMIT.test(taken)) ||
    (/\b(?:hoan thanh|ket thuc|co ket qua)\b/.test(rival) && /\b(?:hen|tra)\b/.test(taken)),
  // Beside the real day, the planned one.
  completedAt: (taken, rival) => REAL.test(taken) && !REAL.test(rival),
  // When the citizen came for it, beside when it was handed out.
  returnedAt: (taken, rival) => (REAL.test(taken) && !REAL.test(rival)) || (/\bnhan\b/.test(rival) && !/\bnhan\b/.test(taken)),
} as const satisfies Partial<Record<keyof typeof USUAL_HEADING, (taken: string, rival: string) => boolean>>;

type DayColumn = keyof typeof MEANS_ANOTHER;

/** One row in so many may differ: a slip of its own. */
const NEARLY_ALL = 10;

/** A column whose days another one contradicts. */
interface Rivals {
  readonly column: DayColumn;
  readonly places: readonly [taken: number, rival: number];
  /** How many rows have a day in the rival one, and in how many of them it is another. */
  readonly rows: number;
  readonly others: number;
  readonly example: { readonly row: number; readonly days: readonly [taken: EpochDay | null, rival: EpochDay] };
}

/**
 * The mapping, where no two columns of it claim one day and differ; else without that day, for the officer to say.
 * @throws {IntakeError} `mapping-doubtful` naming both, if `ask`.
 */
export function withoutRivalDays(below: readonly Row[], mapping: Mapping, file: string, ask: boolean): Mapping {
  const rows = below.filter(({ cells }) => !isNoDossier(cells, mapping));
  const found = (Object.keys(MEANS_ANOTHER) as DayColumn[]).flatMap((column) => rivalsOf(column, rows, mapping));
  const [first] = found;
  if (!first) return mapping;
  if (ask) throw twoDays(first, mapping, file);
  const { columns, names, rivals = new Map() } = mapping;
  const isLeft = ([column]: readonly [string, unknown]): boolean => !found.some((one) => one.column === column);
  return {
    ...mapping,
    columns: new Map([...columns].filter(isLeft)),
    names: new Map([...names].filter(isLeft)),
    rivals: new Map([...rivals, ...found.map(({ column, places }) => [column, places] as const)]),
  };
}

function rivalsOf(column: DayColumn, rows: readonly Row[], mapping: Mapping): readonly Rivals[] {
  const taken = mapping.columns.get(column);
  // Where the day of the result is said, that of handing it over decides nothing.
  if (taken === undefined || (column === 'returnedAt' && mapping.columns.has('completedAt'))) return [];
  const said = (at: number): string => plain(mapping.headings[at] as string);
  const asTaken = column === 'promisedOn' ? withPromiseInPlace(rows, mapping) : rows;
  const days = asTaken.map(({ cells }) => dayIn(cells[taken]));
  const newest = column === 'promisedOn' ? mapping.newestPromise : undefined;
  return unusedPlaces(mapping)
    .flatMap((at) => {
      if (readingOf(mapping.headings[at] as string)?.column !== column || MEANS_ANOTHER[column](said(taken), said(at))) return [];
      const told = rows.flatMap(({ row, cells }, i) => {
        const day = dayIn(cells[at]);
        return day === null
          ? []
          : [{ row, days: [days[i] ?? null, day] as const, isNewest: newest !== undefined && dayIn(cells[newest]) === day }];
      });
      const others = told.filter((one) => one.days[0] !== one.days[1] && !one.isNewest);
      const [example] = others;
      return example && others.length * NEARLY_ALL > told.length
        ? [{ column, places: [taken, at] as const, rows: told.length, others: others.length, example }]
        : [];
    })
    .slice(0, 1);
}

const dayIn = (cell = ''): EpochDay | null => (cell.trim() === '' ? null : orNull(() => readOfficeDate(cell).on));

function twoDays({ column, places, rows, others, example }: Rivals, mapping: Mapping, file: string): IntakeError {
  const [a, b] = places.map((at) => `"${mapping.headings[at]}" (${sheetLetter(at, mapping)})`);
  const [vi, en] = [writtenMoment, ({ on }: { readonly on: EpochDay }) => formatDay(on)].map((write) =>
    example.days.map((on) => (on === null ? null : write({ on }))),
  ) as [[string | null, string], [string | null, string]];
  const usual = USUAL_HEADING[column];
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột ${a} và cột ${b} đều có thể là "${usual}" mà ghi ngày khác nhau ở ${others} trên ${rows} dòng (như dòng ${example.row}: ${vi[0] ?? 'để trống'} và ${vi[1]}); lấy cột nào thì hạn hoặc việc trễ theo cột ấy, nên hãy chỉ rõ bằng "dunghen import TỆP --learn", hoặc bỏ cột không đúng, rồi nhập lại.`,
      en: `The file ${file}: columns ${a} and ${b} may both be "${usual}" and say other days in ${others} of ${rows} rows (as in row ${example.row}: ${en[0] ?? 'none'} and ${en[1]}); due dates or lateness hang on which is taken, so say which with "dunghen import FILE --learn", or take the wrong one out, and import again.`,
    },
    mapping.headings[places[1]],
  );
}
