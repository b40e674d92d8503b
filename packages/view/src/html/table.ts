// One way to make a table: caption, headings with their scope, numbers to the right, sortable where a reader would sort.
import type { Words } from '../words/index.ts';
import { html, Markup, type Insert } from './markup.ts';

/** What a cell shows; `sort` where the shown text would sort wrongly. */
export interface Cell {
  readonly show: Insert;
  readonly sort: string | number;
}

/** A column: its heading and what it shows of a row. The first column heads its row. */
export interface Column<Row> {
  readonly head: string;
  readonly number?: boolean;
  /** A text beside what a row is about, as where it lies: it gives way to the others. */
  readonly aside?: boolean;
  readonly cell: (row: Row) => Cell | string | number;
}

/** A table to be made. */
export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly empty: string;
  /** Where the heading above does not say it already. */
  readonly showCaption?: boolean;
}

/** Rows a page can bear; the workbook holds them all. */
const MOST_ROWS = 10_000;
/** Rows beyond this are not printed: the list on paper is to be worked through, the whole one is in the workbook. */
export const PRINTED_ROWS = 200;
/** From this many rows on a table scrolls in its own region, under a heading that stays. */
const LONG = 30;
/** Up to this many rows a table is printed on one page. */
const FEW = 8;

/** A table in a region of its own, so that a wide one scrolls and the page does not; one sentence where there is no row. */
export function table<Row>({ caption, columns, rows, empty, showCaption = false }: TableOptions<Row>, { t }: Words): Markup {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const shown = rows.slice(0, MOST_ROWS);
  const body = shown.map((row) => {
    const cells = columns.map(({ cell, number, aside }, i) => {
      const value = cell(row);
      const { show, sort } = typeof value === 'object' ? value : { show: value, sort: null };
      const attributes = html`${classOf(number, aside)}${sort !== null && html` data-v="${sort}"`}`;
      return i === 0 ? html`<th scope="row"${attributes}>${show}</th>` : html`<td${attributes}>${show}</td>`;
    });
    return html`<tr>${cells}</tr>
`;
  });
  const heads = columns.map(({ head, number, aside }) => html`<th scope="col"${classOf(number, aside)}>${head}</th>`);
  return html`<div class="region${rows.length > LONG ? ' long' : rows.length <= FEW && ' few'}" role="region" tabindex="0" aria-label="${caption}">
<table data-sortable><caption${!showCaption && new Markup(' class="heard"')}>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>
${rows.length > MOST_ROWS && html`<p class="note">${t(`Trang này chỉ hiện ${MOST_ROWS} dòng đầu trong ${rows.length} dòng; bản Excel có đủ.`, `This page shows the first ${MOST_ROWS} of ${rows.length} rows; the workbook holds them all.`)}</p>`}
${rows.length > PRINTED_ROWS && html`<p class="note printed">${t(`Bản in chỉ có ${PRINTED_ROWS} dòng đầu; bản Excel có đủ.`, `Only the first ${PRINTED_ROWS} rows are printed; the workbook holds them all.`)}</p>`}`;
}

const classOf = (number = false, aside = false): Insert => (number ? new Markup(' class="n"') : aside && new Markup(' class="s"'));
