// Which of two columns of codes is the dossier's: beside "Mã hồ sơ" of bare internal numbers, "Số hồ sơ" of full national codes is the one on the slip.
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { readingOf } from './headings.ts';
import { isNoDossier } from './no-dossier.ts';
import { IntakeError } from '../intake-error.ts';
import { standardCodesIn } from '../words/code-shape.ts';
import { plain } from '../words/plain.ts';
import { taking, unusedPlaces } from './unused-places.ts';

/** The number of a portal stands only beside what came in online; it is no other name of the dossier. */
const OF_A_PORTAL = /\b(?:dvc|dich vu cong|quoc gia)\b/;

const isNational = ({ cells }: Row, at: number): boolean => standardCodesIn(cells[at] ?? '').length === 1;

const rivalsOf = (mapping: Mapping): readonly number[] =>
  unusedPlaces(mapping).filter(
    (at) => readingOf(mapping.headings[at] as string)?.column === 'code' && !OF_A_PORTAL.test(plain(mapping.headings[at] as string)),
  );

/** The mapping with the column of full codes for the code, where the first rows of a list all have one. @throws {IntakeError} `mapping-doubtful` where some have, if `ask`. */
export function withNationalCodes(rows: readonly Row[], mapping: Mapping, file: string, ask: boolean): Mapping {
  const chosen = mapping.columns.get('code');
  const national = (at: number): number => rows.filter((row) => isNational(row, at)).length;
  if (chosen === undefined || rows.length === 0 || national(chosen) > 0) return mapping;
  const rival = rivalsOf(mapping)
    .toSorted((a, b) => national(b) - national(a))
    .find((at) => national(at) > (rows.length > FEW_ROWS ? FEWEST - 1 : 0));
  if (rival === undefined) return withFullNumbers(rows, mapping, file, ask);
  if (national(rival) === rows.length) return taking(mapping, 'code', rival);
  if (!ask) return mapping;
  throw twoCodes(mapping, [chosen, rival], file, [
    `ở ${national(rival)} trên ${rows.length} dòng`,
    `in ${national(rival)} of ${rows.length} rows`,
  ]);
}

/** Beside "000123" another column says "29-2026-000123": the same number with what tells it from that of another year or office. */
function withFullNumbers(rows: readonly Row[], mapping: Mapping, file: string, ask: boolean): Mapping {
  const chosen = mapping.columns.get('code') as number;
  const full = (at: number): number =>
    rows.filter(({ cells }) => isFullerNumber(cells[at]?.trim() ?? '', cells[chosen]?.trim() ?? '')).length;
  const rival = rivalsOf(mapping).find((at) => full(at) > 0);
  if (rival === undefined) return mapping;
  if (full(rival) === rows.length) return taking(mapping, 'code', rival);
  if (!ask || full(rival) * 2 <= rows.length) return mapping;
  throw twoCodes(mapping, [chosen, rival], file, [`ở ${full(rival)} trên ${rows.length} dòng`, `in ${full(rival)} of ${rows.length} rows`]);
}

const bare = (digits: string): string => digits.replace(/^0+(?=\d)/, '');

function isFullerNumber(full: string, number: string): boolean {
  if (!/^\d{1,9}$/.test(number) || full.length > LONGEST_CODE || /^\d*$/.test(full)) return false;
  const groups = full.match(/\d+/g) ?? [];
  return groups.length > 1 && groups.some((digits) => bare(digits) === bare(number));
}

/** No code is longer. */
const LONGEST_CODE = 64;

/** A single full code in another column is a slip of its row; what comes of more later, known dossiers tell. */
const FEWEST = 2;
/** But not in the share of a day. */
const FEW_ROWS = 10;

/** Goes along while all rows of a list are read: what its first rows do not show is a question all the same. */
export class RivalCodes {
  readonly #mapping: Mapping;
  readonly #chosen: number;
  #rivals: readonly number[];
  /** For each rival its first row with a full code, and how many have one. */
  readonly #found = new Map<number, { readonly row: number; count: number }>();

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
    this.#chosen = mapping.columns.get('code') as number;
    this.#rivals = rivalsOf(mapping);
  }

  look(row: Row): void {
    if (this.#rivals.length === 0 || isNoDossier(row.cells, this.#mapping)) return;
    // Full codes of its own leave nothing to ask.
    if (isNational(row, this.#chosen)) this.#rivals = [];
    for (const at of this.#rivals) {
      const found = this.#found.get(at);
      if ((found?.count ?? 0) === FEWEST || !isNational(row, at)) continue;
      if (found) found.count++;
      else this.#found.set(at, { row: row.row, count: 1 });
    }
  }

  /** @throws {IntakeError} `mapping-doubtful`. */
  check(file: string): void {
    for (const rival of this.#rivals) {
      const { row, count } = this.#found.get(rival) ?? { row: 0, count: 0 };
      if (count >= FEWEST) throw twoCodes(this.#mapping, [this.#chosen, rival], file, [`ở dòng ${row}`, `in row ${row}`]);
    }
  }
}

function twoCodes(
  mapping: Mapping,
  places: readonly [chosen: number, rival: number],
  file: string,
  [vi, en]: readonly [string, string],
): IntakeError {
  const [a, b] = places.map((at) => `"${mapping.headings[at]}" (${sheetLetter(at, mapping)})`);
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột ${a} ghi số nội bộ, cột ${b} ghi mã hồ sơ đầy đủ ${vi}; không rõ lấy cột nào làm mã, hãy chỉ rõ bằng "dunghen import TỆP --learn", hoặc ghi đủ mã vào cột ${b} rồi nhập lại.`,
      en: `The file ${file}: column ${a} holds internal numbers, column ${b} full dossier codes ${en}; say which is the code with "dunghen import FILE --learn", or fill in column ${b}, and import again.`,
    },
    mapping.headings[places[0]],
  );
}
