// The letters owed to the citizens kept waiting, how far each has come, and who has none.
import type { LetterRow, ReportPage } from '../report-page.ts';
import { LETTER_KINDS, letterState, showCount, showPercent, type Words } from '../words/index.ts';
import { codeCell } from './code-cell.ts';
import { dayCell, dueCell, markNote } from './day-cell.ts';
import { html, type Insert, type Markup } from './markup.ts';
import { table, type Column } from './table.ts';

/** The section of the letters. */
export function lettersSection({ report, letters, overdue, closedLate }: ReportPage, words: Words): Markup {
  const { t, lang } = words;
  const { owed, drafted, issued, sent, missing, late, percent } = report.letters;
  const n = (count: number): string => showCount(count, lang);
  const written = new Set(
    letters.filter(({ appointment, state }) => appointment === 1 && state !== 'withdrawn').map(({ dossier }) => dossier),
  );
  const without = [...overdue, ...closedLate].map(({ dossier }) => dossier).filter((dossier) => !written.has(dossier));
  return html`<section id="letters" aria-labelledby="letters-h">
    <h2 id="letters-h">${t('Thư xin lỗi', 'Letters of apology')}</h2>
    <p>${
      owed === 0
        ? t('Không có hồ sơ trễ nào phải có thư.', 'No late dossier is owed a letter.')
        : t(
            `${n(owed)} hồ sơ trễ phải có thư; ${showPercent(percent, lang)} đã có. Đã soạn ${n(drafted)}, đã ban hành ${n(issued)}, đã gửi ${n(sent)} (${n(late)} gửi sau hạn xin lỗi), còn thiếu ${n(missing)}.`,
            `${n(owed)} late dossiers are owed a letter; ${showPercent(percent, lang)} have it. ${n(drafted)} drafted, ${n(issued)} issued, ${n(sent)} sent (${n(late)} after the legal day), ${n(missing)} missing.`,
          )
    }</p>
    ${without.length > 0 && html`<p class="alarm"><strong>${t('Chưa có thư', 'Without a letter')}:</strong> ${codes(without, words)}</p>`}
    ${table({ caption: t('Sổ thư xin lỗi', 'Register of letters'), columns: columns(letters, words), rows: letters, empty: t('Chưa có thư nào trong kỳ.', 'No letter in the period.') }, words)}${markNote(letters, words)}
  </section>`;
}

/** Codes in a sentence; the lists above hold the rest. */
const NAMED = 20;

/** Some codes and how many more. */
export function codes(dossiers: readonly string[], { t, lang }: Words): Markup {
  const more = dossiers.length - NAMED;
  const named = dossiers.slice(0, NAMED).map((code, i) => html`${i > 0 && ', '}<span class="code">${code}</span>`);
  return html`${named}${more > 0 && t(` và ${showCount(more, lang)} hồ sơ nữa`, ` and ${showCount(more, lang)} more`)}`;
}

/** The columns that say something: those for what is registered later appear once one letter has it. */
function columns(letters: readonly LetterRow[], words: Words): readonly Column<LetterRow>[] {
  const { t } = words;
  // Each step in one column: eleven of them do not fit on a page.
  const step = (key: 'signedOn' | 'sentOn', head: string, of: (letter: LetterRow) => Insert): readonly Column<LetterRow>[] =>
    letters.some((letter) => letter[key] != null)
      ? [{ head, cell: (letter) => (letter[key] == null ? '–' : { show: of(letter), sort: letter[key] }) }]
      : [];
  const day = (iso: string | null | undefined): Markup => html`<span class="n">${dayCell(iso, words).show}</span>`;
  return [
    { head: t('Mã hồ sơ', 'Dossier'), cell: ({ dossier }) => codeCell(dossier) },
    { head: t('Lần hẹn', 'Appointment'), number: true, cell: ({ appointment }) => appointment },
    { head: t('Loại thư', 'Kind'), cell: ({ kind }) => t(...(LETTER_KINDS[kind] ?? [kind, kind])) },
    { head: t('Lỡ hẹn ngày', 'Missed'), number: true, cell: (letter) => dueCell(letter, words) },
    { head: t('Soạn ngày', 'Drafted'), number: true, cell: ({ draftedOn }) => dayCell(draftedOn, words) },
    ...step('signedOn', t('Ban hành', 'Issued'), ({ number, signedOn, signedBy }) => [
      html`<span class="n">${t('Số', 'No.')} ${number ?? '–'}</span><br>${day(signedOn)}${signedBy != null && html`<br>${signedBy}`}`,
    ]),
    ...step('sentOn', t('Gửi', 'Sent'), ({ sentOn, channel }) => [day(sentOn), channel != null && html`<br>${channel}`]),
    { head: t('Tình trạng', 'State'), cell: ({ state }) => letterState(state, words) },
  ];
}
