// The digest as one HTML page that needs nothing else: no script, no picture, printable, readable in a mail program.
import { markedDay } from '@dunghen/view/words';
import {
  COLUMNS,
  letterColumns,
  monthSentence,
  provisionalSentences,
  refusedSentence,
  SECTION_NAMES,
  titleOf,
  TO_SIGN,
  type Column,
} from './digest-words.ts';
import { SECTIONS, type MorningRow, type MorningView } from './morning-view.ts';
import type { LetterToSign } from './letters-to-sign.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text from outside: no markup, no control characters, no reversed writing, no endless length. */
const safe = (text: string | number): string =>
  String(text)
    .toWellFormed()
    .replace(/[\0-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, ' ')
    .slice(0, 300)
    .replace(/[&<>"']/g, (char) => ESCAPES[char] as string);

const STYLE = `body{font:16px/1.45 system-ui,"Segoe UI",Roboto,sans-serif;margin:0 auto;max-width:70rem;padding:1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.4rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:1.5rem 0 .4rem;break-after:avoid}p{margin:.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{border:1px solid #b8c0c8;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#eef2f6}td.n{text-align:right;font-variant-numeric:tabular-nums}thead{display:table-header-group}tr{break-inside:avoid}
.none{color:#555}.c,.w{white-space:nowrap}.l{overflow-wrap:anywhere;min-width:12rem}.new td:first-child,.new td:last-child{font-weight:600}@page{size:A4 landscape;margin:12mm}@media print{html{font-size:9.5pt}body{font-size:1rem;line-height:1.35;max-width:none;padding:0 1px}}
@media screen and (max-width:60rem){table{font-size:.85rem}th,td{padding:.25rem .35rem}.c{white-space:normal;min-width:6.4rem}}
@media screen and (max-width:40rem){section{overflow-x:auto}table{min-width:42rem}}`;

/** The page of a unit; '' is the whole office. */
export function digestPage(view: MorningView, unit: string): string {
  const title = titleOf(view, unit);
  const parts = SECTIONS.filter((section) => section !== 'escalated' || view.rows.escalated.length > 0).map((section) =>
    part(section, SECTION_NAMES[section], view.rows[section].length, dossiers(view.rows[section], unit)),
  );
  const refused = refusedSentence(view);
  const said = [monthSentence(view), ...(refused === null ? [] : [refused]), ...provisionalSentences(view)];
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${safe(title)}</title>
<style>${STYLE}</style></head>
<body><main><h1>${safe(title)}</h1>
${said.map((sentence) => `<p>${safe(sentence)}</p>`).join('\n')}
${parts.join('\n')}
${part('toSign', TO_SIGN, view.toSign.length, letters(view.toSign, unit))}
</main></body></html>
`;
}

const part = (id: string, name: string, count: number, body: string): string =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${safe(name)} (${count})</h2>${count === 0 ? '<p class="none">Không có.</p>' : body}</section>`;

const dossiers = (rows: readonly MorningRow[], unit: string): string => grid(saying(COLUMNS, rows, unit), rows, ({ rings }) => rings);

const letters = (list: readonly LetterToSign[], unit: string): string => grid(saying(letterColumns(list), list, unit), list, () => false);

/** The columns that say something: not where it lies on the page of a unit, whose title says it, and none that is empty in every row. */
const saying = <Row>(columns: readonly Column<Row>[], rows: readonly Row[], unit: string): readonly Column<Row>[] =>
  columns.filter(({ of, isUnit }) => (unit === '' || isUnit !== true) && rows.some((row) => of(row) !== ''));

/** The longest code that is kept on one line. */
const ON_ONE_LINE = 32;

/** A table; rows that ring stand out. */
function grid<Row>(columns: readonly Column<Row>[], rows: readonly Row[], rings: (row: Row) => boolean): string {
  const cell = (row: Row, { of, isCode, isDay, isMarked, isShort }: Column<Row>): string => {
    const value = of(row);
    if (typeof value === 'number') return `<td class="n">${value}</td>`;
    const look = isCode === true ? (value.length > ON_ONE_LINE ? 'l' : 'c') : isShort === true ? 'w' : '';
    return `<td${look && ` class="${look}"`}>${safe(isDay === true && value !== '' ? markedDay(value, isMarked?.(row) === true, 'vi') : value)}</td>`;
  };
  const lines = rows.map((row) => `<tr${rings(row) ? ' class="new"' : ''}>${columns.map((column) => cell(row, column)).join('')}</tr>`);
  const heads = columns.map(({ head }) => `<th scope="col">${safe(head)}</th>`).join('');
  // Wide columns give way to the others down to their longest word, each as far as its share goes.
  const widths = columns.map(({ room }) => (room === undefined ? '<col>' : `<col style="width:${room}ch">`)).join('');
  return `<table><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`;
}
