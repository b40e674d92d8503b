// The columns of a list that are written in a font of before Unicode: what is certain is converted, what could be read in two ways is asked about.
import { quote } from '@dunghen/core';
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from '../columns/find-columns.ts';
import type { Column } from '../columns/columns.ts';
import { IntakeError } from '../intake-error.ts';
import type { Warning } from '../warning.ts';
import { areSyllables, FONT_NAMES, fontOf, fontOfMost, fontsOf, UNICODE_ONLY, type OldFont } from '../words/old-font.ts';
import type { DossierList } from './read-list.ts';

/** Columns that hold words of people. */
const WORDS: readonly Column[] = [
  'applicant',
  'address',
  'procedureName',
  'field',
  'unit',
  'stage',
  'officer',
  'status',
  'channel',
  'delayReason',
  'term',
];

/** Only such letters can be an old font's. */
const LATIN = /[\u0080-\u00FF]/;

/** What a column has shown so far. */
interface Shown {
  font: OldFont | null;
  old: number;
  right: number;
}

/** An office has a few thousand names of procedures, units, steps and places. */
const KEPT_TEXTS = 5_000;
const LONGEST_KEPT = 500;
/** So many right texts are enough to know. */
const MANY = 1_000;
/** One old text among so many right ones is a slip, and says nothing of the others. */
const ONE_IN = 20;

/** Knows the columns by the first rows, and learns on as rows go by. */
export class FontsOfList {
  /** Texts that are right whatever a column shows: most columns repeat a few. */
  readonly #right = new Set<string>();
  readonly #shown: Map<Column, Shown> = new Map(WORDS.map((column) => [column, { font: null, old: 0, right: 0 }]));

  /** The font of the list, by the texts that can be in one alone. */
  readonly #font: OldFont | null;

  constructor(below: readonly Row[], { columns }: Pick<Mapping, 'columns'>) {
    const places = WORDS.flatMap((column) => columns.get(column) ?? []);
    this.#font = fontOfMost(new Set(below.flatMap(({ cells }) => places.flatMap((at) => cells[at] ?? []))));
    for (const column of WORDS) {
      const at = columns.get(column);
      if (at !== undefined) for (const { cells } of below) this.#note(column, cells[at] ?? '');
    }
  }

  /** The columns that were converted, with the font each was in. */
  get converted(): ReadonlyMap<Column, OldFont> {
    return new Map([...this.#shown].flatMap(([column, { font }]) => (font ? [[column, font] as const] : [])));
  }

  /**
   * A cell's text in Unicode.
   * @throws {IntakeError} `old-font` for a text that could be read in two ways in a column that has both, or in two fonts where nothing tells
   * which it is, or whose letters are gone.
   */
  read(column: Column, heading: string, text: string): string {
    const shown = this.#shown.get(column);
    if (!shown) return text;
    if (shown.right < MANY) {
      if (UNICODE_ONLY.test(text)) shown.right++;
    } else if (shown.font === null && UNICODE_ONLY.test(text)) return text;
    if (this.#right.has(text) || !LATIN.test(text)) return text;
    const unicode = UNICODE_ONLY.test(text);
    if ((shown.font === null || unicode) && areSyllables(text)) {
      if (unicode && this.#right.size < KEPT_TEXTS && text.length <= LONGEST_KEPT) this.#right.add(text);
      return text;
    }
    const likely = shown.font ?? this.#font;
    const reading = fontOf(text, likely);
    if (reading.kind === 'lost') throw lettersGone(heading);
    if (reading.kind === 'right') return text;
    if (reading.kind === 'old') {
      if (likely === null && fontsOf(text).length > 1) throw twoFonts(heading);
      shown.font ??= reading.font;
      shown.old++;
      return reading.text;
    }
    if (shown.font !== reading.font) return text;
    if (shown.right === 0) return reading.text;
    if (shown.old * ONE_IN < shown.right) return text;
    throw twoReadings(heading, reading.font);
  }

  /** Whether this text is read as it stands from now on, whatever the column shows. */
  isSettled(column: Column, text: string): boolean {
    const shown = this.#shown.get(column);
    return !shown || (shown.right >= MANY && (this.#right.has(text) || !LATIN.test(text)));
  }

  #note(column: Column, text: string): void {
    try {
      this.read(column, '', text);
    } catch (error) {
      // A fault is told when the row itself is read.
      if (!(error instanceof IntakeError)) throw error;
    }
  }
}

/** The rows with every text that is plainly in an old font converted, and with it what could be either: for headings that are in one. */
export function inUnicode(rows: readonly Row[]): readonly Row[] | null {
  const font = fontOfMost(new Set(rows.flatMap(({ cells }) => cells)));
  if (font === null) return null;
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => {
      const reading = LATIN.test(cell) ? fontOf(cell, font) : null;
      return reading && 'font' in reading && reading.font === font ? reading.text : cell;
    }),
  }));
}

const twoReadings = (heading: string, font: OldFont): IntakeError =>
  new IntakeError('old-font', {
    vi: `Ô ở cột ${quote(heading)} có chữ đọc được hai cách, vì cột này lẫn phông ${FONT_NAMES[font]} với Unicode; hãy chuyển cả cột sang Unicode rồi nhập lại.`,
    en: `The cell in column ${quote(heading)} can be read in two ways, since the column mixes the font ${FONT_NAMES[font]} with Unicode; convert the whole column to Unicode and import again.`,
  });

const twoFonts = (heading: string): IntakeError =>
  new IntakeError('old-font', {
    vi: `Ô ở cột ${quote(heading)} dùng phông chữ cũ, không rõ là ${FONT_NAMES.tcvn3} hay ${FONT_NAMES.vni}; hãy chuyển sang Unicode rồi nhập lại.`,
    en: `The cell in column ${quote(heading)} is in an old font, ${FONT_NAMES.tcvn3} or ${FONT_NAMES.vni}; convert it to Unicode and import again.`,
  });

const lettersGone = (heading: string): IntakeError =>
  new IntakeError('old-font', {
    vi: `Ô ở cột ${quote(heading)} bị sai mã chữ và mất chữ (UTF-8 đọc nhầm); hãy xuất lại từ hệ thống nguồn ở dạng .xlsx hoặc "CSV UTF-8" rồi nhập lại.`,
    en: `The cell in column ${quote(heading)} is UTF-8 that was read wrongly and has lost letters; export it again as .xlsx or "CSV UTF-8" and import that.`,
  });

/** Columns that were converted from a font of before Unicode: the officer should look at a name or two. */
export function oldFonts({ fonts, mapping }: Pick<DossierList, 'fonts' | 'mapping'>): readonly Warning[] {
  const columns = [...(fonts?.converted ?? [])];
  if (columns.length === 0) return [];
  const headings = columns.map(([column]) => `"${mapping.names.get(column) as string}"`).join(', ');
  const names = [...new Set(columns.map(([, font]) => FONT_NAMES[font]))].join(', ');
  return [
    {
      code: 'old-font',
      text: {
        vi: `Cột ${headings} dùng phông chữ cũ ${names} và đã được chuyển sang Unicode; hãy xem lại vài dòng bằng "dunghen explain MÃ".`,
        en: `The column ${headings} is in the old font ${names} and was converted to Unicode; look at some rows with "dunghen explain CODE".`,
      },
    },
  ];
}
