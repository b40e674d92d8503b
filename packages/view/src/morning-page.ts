// What the office looks at first thing: what is due today and tomorrow and on whose desk, what must be apologised for by tonight, which letters wait.
import { nameKey } from '@dunghen/core/report';
import type { DossierRow, LetterRow } from './report-page.ts';
import { draftNote, FEEDBACK, letterState, showCount, showDay, type DraftVerdict, type Words } from './words/index.ts';
import { document, pageScriptWords } from './html/document.ts';
import { codeCell } from './html/code-cell.ts';
import { dueCell, markNote } from './html/day-cell.ts';
import { html, type Markup } from './html/markup.ts';
import { table, type Column } from './html/table.ts';

/** A letter not sent yet, and what is to become of it while it is a draft. */
export interface WaitingLetter extends LetterRow {
  readonly verdict?: DraftVerdict;
}

/** A morning in rows. */
export interface Morning {
  readonly agency: { readonly parent?: string | undefined; readonly name?: string | undefined };
  /** ISO. */
  readonly today: string;
  /** The last day before the next working day, ISO: what is due by then must be ready today. */
  readonly todayUntil: string;
  /** The next working day, ISO. */
  readonly tomorrow: string;
  /** Open dossiers: overdue, or to be ready by the next working day. */
  readonly dossiers: readonly DossierRow[];
  /** Open dossiers to be apologised for by tonight that have no letter yet. */
  readonly toApologise: readonly DossierRow[];
  /** Letters not sent yet. */
  readonly letters: readonly WaitingLetter[];
}

/** The morning as a page; the same rows always make the same text. */
export function morningPage(morning: Morning, words: Words): string {
  const { t, lang } = words;
  const { agency, today, todayUntil, tomorrow, dossiers, toApologise, letters } = morning;
  const due = (where: (day: string) => boolean): readonly DossierRow[] => dossiers.filter(({ dueOn }) => dueOn !== null && where(dueOn));
  const title = t(`Việc cần làm ngày ${showDay(today, lang)}`, `To do on ${today}`);
  const section = (id: string, head: string, rows: readonly DossierRow[], empty: string): Markup =>
    html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${head} (${showCount(rows.length, lang)})</h2>${table({ caption: head, columns: columns(words), rows: byDesk(rows), empty }, words)}${markNote(rows, words)}</section>`;
  const none = t('Không có hồ sơ nào.', 'None.');
  return document(
    lang,
    agency.name === undefined ? title : `${title} – ${agency.name}`,
    t('Đến thẳng nội dung', 'Skip to the contents'),
    html`<header><p class="agency">${agency.parent !== undefined && html`<span>${agency.parent}</span>`}${agency.name !== undefined && html`<strong>${agency.name}</strong>`}</p><h1>${title}</h1></header>
<main id="answer" class="desk">${section(
      'today',
      t('Phải xong hôm nay', 'To be finished today'),
      due((day) => day >= today && day <= todayUntil),
      none,
    )}
${section('tonight', t('Phải xin lỗi trong hôm nay nếu không kịp', 'To be apologised for by tonight unless finished'), toApologise, none)}
${section(
  'tomorrow',
  t(`Phải xong đến hết ngày ${showDay(tomorrow, lang)}`, `To be finished by ${tomorrow}`),
  due((day) => day > todayUntil),
  none,
)}
${section(
  'overdue',
  t('Đã quá hạn', 'Overdue'),
  due((day) => day < today),
  none,
)}
<section id="letters" aria-labelledby="letters-h"><h2 id="letters-h">${t('Thư chờ ký, chờ gửi', 'Letters waiting')} (${showCount(letters.length, lang)})</h2>${table({ caption: t('Thư chờ ký, chờ gửi', 'Letters waiting'), columns: letterColumns(letters, words), rows: notedFirst(letters, words), empty: t('Không có thư nào đang chờ.', 'None.') }, words)}${markNote(letters, words)}</section></main>
<footer><p>${t('Trang này không chứa họ tên, địa chỉ hay số điện thoại của công dân.', 'This page holds no name, address or telephone number of a citizen.')} Đúng Hẹn.</p></footer>`,
    pageScriptWords(words),
  );
}

/** Desk by desk, so that each unit finds its own together, however lists spell it; the most urgent first within one. */
const byDesk = (rows: readonly DossierRow[]): readonly DossierRow[] =>
  rows.toSorted(
    (a, b) =>
      compare(nameKey(a.unit ?? ''), nameKey(b.unit ?? '')) || compare(a.dueOn ?? '9', b.dueOn ?? '9') || compare(a.dossier, b.dossier),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const columns = (words: Words): readonly Column<DossierRow>[] => [
  { head: words.t('Mã hồ sơ', 'Dossier'), cell: ({ dossier }) => codeCell(dossier) },
  { head: words.t('Đang ở', 'At'), aside: true, cell: ({ unit }) => unit ?? '–' },
  { head: words.t('Bước', 'Stage'), aside: true, cell: ({ stage }) => stage ?? '–' },
  { head: words.t('Thủ tục', 'Procedure'), cell: (row) => procedureOf(row, words) },
  { head: words.t('Hạn trả', 'Due'), number: true, cell: (row) => dueCell(row, words) },
];

/** What a dossier is about. */
const procedureOf = ({ procedure, procedureName, kind }: DossierRow, { t }: Words): string =>
  procedureName ?? procedure ?? (kind === 'feedback' ? t(...FEEDBACK) : '–');

/** Drafts that are not to be signed before those that are. */
const notedFirst = (letters: readonly WaitingLetter[], words: Words): readonly WaitingLetter[] => {
  const isNoted = ({ verdict }: WaitingLetter): boolean => draftNote(verdict, words) !== '';
  return [...letters.filter(isNoted), ...letters.filter((letter) => !isNoted(letter))];
};

/** The columns of letters, with the one for what to do with a draft that is not to be signed where there is one. */
const letterColumns = (letters: readonly WaitingLetter[], words: Words): readonly Column<WaitingLetter>[] => [
  { head: words.t('Mã hồ sơ', 'Dossier'), cell: ({ dossier }) => codeCell(dossier) },
  { head: words.t('Hẹn trả', 'Due'), number: true, cell: (letter) => dueCell(letter, words) },
  { head: words.t('Tình trạng', 'State'), cell: ({ state }) => letterState(state, words) },
  ...(letters.some(({ verdict }) => draftNote(verdict, words) !== '')
    ? [{ head: words.t('Lưu ý', 'Note'), cell: ({ verdict }: WaitingLetter) => draftNote(verdict, words) }]
    : []),
  { head: words.t('Tệp', 'File'), cell: ({ fileName }) => fileName },
];
