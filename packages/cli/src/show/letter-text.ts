// Letters of the ledger in words, one with its history and many in a list.
import { OFFICE_OFFSET_MINUTES } from '@dunghen/core';
import { LACKING, numberOnPaper, waysOfContested } from '@dunghen/daemon';
import type { LetterState } from '@dunghen/store';
import { firstFew, markedDay, provisionalNote } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import type { ShownLetter } from './shown-letter.ts';
import type { ShownStep } from './shown-step.ts';
import { table } from './table.ts';
import { showDay, showMoment } from './text.ts';

const STATES: Readonly<Record<LetterState, readonly [string, string]>> = {
  drafted: ['mới soạn', 'drafted'],
  issued: ['đã ban hành', 'issued'],
  sent: ['đã gửi', 'sent'],
  withdrawn: ['đã thu hồi', 'withdrawn'],
};

/** Letters named in a sentence. */
const LISTED = 10;

/** What each step is called in a letter's history. */
const STEPS: Readonly<Record<string, readonly [string, string]>> = {
  drafted: ['soạn', 'drafted'],
  published: ['ghi ra tệp', 'file written'],
  confirmed: ['ghi lý do', 'reason given'],
  redated: ['hẹn ngày khác vì ngày hẹn mới không còn đúng', 'given another new date, since its own no longer held'],
  issued: ['ban hành', 'issued'],
  sent: ['gửi', 'sent'],
  withdrawn: ['thu hồi', 'withdrawn'],
};

/** An instant on the office's clock, to the minute. */
const atTheOffice = (at: string, lang: 'vi' | 'en'): string =>
  showMoment(new Date(Date.parse(at) + OFFICE_OFFSET_MINUTES * 60_000).toISOString(), lang);

/** One letter and the steps it took. */
export function letterInWords(one: ShownLetter, history: readonly ShownStep[], { t, lang }: Pick<Session, 't' | 'lang'>): string {
  const day = (iso: string | null): string => (iso === null ? '–' : showDay(iso, lang));
  const { dueOn, newDueOn, isMarked } = shownDays(one, lang);
  const lines = [
    t(
      `Thư ${one.id}, hồ sơ ${one.dossier}, lần hẹn ${one.appointment}: ${STATES[one.state][0]}`,
      `Letter ${one.id}, dossier ${one.dossier}, appointment ${one.appointment}: ${STATES[one.state][1]}`,
    ),
    t(
      `  Hẹn trả ${dueOn}, hẹn lại ${newDueOn}, xin lỗi đúng hạn đến ${day(one.apologyBy)}`,
      `  Due ${dueOn}, new date ${newDueOn}, apology in time until ${day(one.apologyBy)}`,
    ),
    t(`  Lý do: ${one.reason ?? '– (ghi bằng letters reason)'}`, `  Reason: ${one.reason ?? '– (give it with letters reason)'}`),
    ...(one.moot
      ? [
          t(
            `  Hồ sơ không lỡ hẹn: thu hồi bằng "dunghen letters withdraw ${one.id} --reason …", không ký`,
            `  Its dossier missed nothing: withdraw it with "dunghen letters withdraw ${one.id} --reason …", do not sign it`,
          ),
        ]
      : []),
    ...(one.contested
      ? [
          t(
            `  Hồ sơ ghi kết thúc đúng hẹn, nhưng danh sách sau hạn trả còn cho thấy đang giải quyết: hỏi lại ngày kết thúc thật. ${waysOfContested(one.id).vi}`,
            `  Its dossier is said to have ended in time, but a list after the due date still showed it open: ask for the day it really ended. ${waysOfContested(one.id).en}`,
          ),
        ]
      : []),
    ...(one.unseen
      ? [
          t(
            '  Không danh sách hay sự kiện nào cho thấy hồ sơ còn đang giải quyết sau ngày hẹn, có thể đã xong đúng hẹn: hãy nhập danh sách mới nhất hoặc hỏi lại trước khi ký',
            '  No list and no event shows its dossier open after the day it was due, and it may be done in time: import the newest list or ask before it is signed',
          ),
        ]
      : []),
    ...(one.lacks.length === 0
      ? []
      : [
          t(
            `  Còn thiếu: ${one.lacks.map((what) => LACKING[what].vi).join(', ')}`,
            `  Lacks: ${one.lacks.map((what) => LACKING[what].en).join(', ')}`,
          ),
        ]),
    ...(one.number === null
      ? []
      : [
          t(
            `  Số ${numberOnPaper(one.number)}, ký ngày ${day(one.signedOn)}, người ký ${one.signedBy}`,
            `  Number ${numberOnPaper(one.number)}, signed on ${day(one.signedOn)} by ${one.signedBy}`,
          ),
        ]),
    ...(one.sentOn === null
      ? []
      : [t(`  Gửi ngày ${day(one.sentOn)} qua ${one.channel}`, `  Sent on ${day(one.sentOn)} by ${one.channel}`)]),
    t(`  Tệp: ${one.file}`, `  File: ${one.file}`),
    ...(isMarked ? [`  ${provisionalNote({ t, lang })}`] : []),
    ...(history.length === 0 ? [] : ['', stepsTable(history, { t, lang })]),
  ];
  return `${lines.join('\n')}\n`;
}

/** What was done, when and by whom. */
function stepsTable(history: readonly ShownStep[], { t, lang }: Pick<Session, 't' | 'lang'>): string {
  const rows = history.map(({ step, at, actor, detail }) => {
    const on = detail?.endedOn && showDay(detail.endedOn, lang);
    const ended = on === undefined ? '' : t(`: kết thúc thật ngày ${on}`, `: really ended on ${on}`);
    const said = detail?.unreadable ?? (step === 'withdrawn' ? detail?.reason : undefined);
    const why = said === undefined ? ended : `: ${said}`;
    const who = actor === 'scan' ? t('chương trình', 'the program') : actor;
    return [atTheOffice(at, lang), t(...(STEPS[step] ?? [step, step])), `${who}${why}`];
  });
  return table([t('Lúc', 'When'), t('Việc', 'Step'), t('Người làm', 'By')], rows);
}

/** The due date and the new one as they are shown, each marked where it may still move. */
function shownDays(
  { dueOn, newDueOn, provisional, newDueProvisional }: ShownLetter,
  lang: Session['lang'],
): { readonly dueOn: string; readonly newDueOn: string; readonly isMarked: boolean } {
  return {
    dueOn: markedDay(dueOn, provisional, lang),
    newDueOn: newDueOn === null ? '–' : markedDay(newDueOn, newDueProvisional, lang),
    isMarked: provisional || newDueProvisional,
  };
}

/** The list of letters. */
export function lettersInWords(letters: readonly ShownLetter[], { t, lang }: Pick<Session, 't' | 'lang'>): string {
  const count = t(`${letters.length} thư`, `${letters.length} letters`);
  if (letters.length === 0) return `${count}\n`;
  const days = letters.map((letter) => shownDays(letter, lang));
  const rows = letters.map(({ id, dossier, state, number, reason }, i) => [
    id,
    dossier,
    days[i]?.dueOn ?? '',
    t(...STATES[state]),
    number === null ? '–' : numberOnPaper(number),
    days[i]?.newDueOn ?? '',
    reason === null ? t('chưa có', 'none yet') : '✓',
  ]);
  const note = days.some(({ isMarked }) => isMarked) ? `\n${provisionalNote({ t, lang })}\n` : '';
  const moots = letters.filter(({ moot }) => moot).map(({ id }) => id);
  const unowed =
    moots.length === 0
      ? ''
      : t(
          `\n! Hồ sơ của các thư này không lỡ hẹn, hãy thu hồi bằng "dunghen letters withdraw SỐ --reason …", không ký: ${moots.join(', ')}\n`,
          `\n! Drafts of dossiers that missed nothing, to be withdrawn with "dunghen letters withdraw ID --reason …" and not signed: ${moots.join(', ')}\n`,
        );
  const unseen = letters.filter((letter) => letter.unseen).map(({ id }) => id);
  const perhaps =
    unseen.length === 0
      ? ''
      : t(
          `\n! Không danh sách hay sự kiện nào cho thấy hồ sơ của ${unseen.length} thư này còn đang giải quyết sau ngày hẹn, có thể đã xong đúng hẹn; hãy nhập danh sách mới nhất hoặc hỏi lại trước khi ký: ${firstFew(unseen, LISTED)}\n`,
          `\n! No list and no event shows the dossiers of ${unseen.length} drafts open after the day they were due, and they may be done in time; import the newest list or ask before they are signed: ${firstFew(unseen, LISTED)}\n`,
        );
  const blank = letters.filter(({ lacks }) => lacks.length > 0).map(({ id }) => id);
  const shown = firstFew(blank, LISTED);
  const lacking =
    blank.length === 0
      ? ''
      : t(
          `\n! ${blank.length} thư mới soạn còn trống họ tên người nhận, tên thủ tục, lĩnh vực hoặc nội dung phản ánh ("dunghen letters show SỐ" nêu rõ): ${shown}; nhập danh sách có cột người nộp, khai thủ tục trong danh mục, hoặc điền tay vào bản in.\n`,
          `\n! ${blank.length} drafts lack the citizen's name, the name of the procedure, its field or what feedback is about ("dunghen letters show ID" says which): ${shown}; import a list with the citizen's column, put the procedure into the catalogue, or write them in by hand.\n`,
        );
  const head = [
    '#',
    t('Mã hồ sơ', 'Dossier'),
    t('Hẹn trả', 'Due'),
    t('Trạng thái', 'State'),
    t('Số', 'Number'),
    t('Hẹn lại', 'New date'),
    t('Lý do', 'Reason'),
  ];
  return `${count}\n\n${table(head, rows, [0])}\n${note}${unowed}${perhaps}${lacking}`;
}
