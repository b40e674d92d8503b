// `dunghen explain CODE`: the dossier's whole timeline and why its due date is what it is.
import {
  apologyTiming,
  breachesOf,
  DungHenError,
  findingsOf,
  foldDossier,
  formatDay,
  formatMoment,
  formatTerm,
  isProvisional,
  openDecisions,
  quote,
  termInVietnamese,
  timeliness,
  traceDue,
  type DossierClock,
  type EpochDay,
  type Timeliness,
} from '@dunghen/core';
import type { LawContext } from '@dunghen/daemon/config';
import { FEEDBACK, FINDINGS } from '@dunghen/view/words';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { byItsTerm, promisedInWords } from '../show/by-its-term.ts';
import { eventInWords } from '../show/event-in-words.ts';
import { absenceInWords, listsAsJson, readSources, sourceAsJson, sourceInWords, type Sources } from '../show/sources.ts';
import { table } from '../show/table.ts';
import { showDay, showMoment } from '../show/text.ts';
import { provisionalLine, traceTable } from './deadline.ts';
import { say } from '../show/say.ts';

export const explainCommand: CommandAction<[code: string], object> = async ([code], options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const law = await session.lawOfDossiers();
  const store = await session.openToRead();
  try {
    const stored = await store.dossier(code);
    const clock = stored && foldDossier(stored.events, { ...law, knownOn: session.today });
    if (!clock) throw unknownDossier(code, session);
    const sources = await readSources(store, stored);
    if (session.json) process.stdout.write(`${JSON.stringify(asJson(clock, session, law, sources))}\n`);
    else say(inWords(clock, session, law, sources));
    return EXIT.done;
  } finally {
    await store.close();
  }
};

function unknownDossier(code: string, { today }: Session): DungHenError {
  const on = formatDay(today);
  return new DungHenError(
    'unknown-dossier',
    {
      vi: `Không có hồ sơ ${quote(code)} tính đến ngày ${showDay(today, 'vi')}; hãy kiểm tra mã hồ sơ hoặc nhập danh sách mới.`,
      en: `There is no dossier ${quote(code)} as of ${on}; check the code or import a newer list.`,
    },
    code,
  );
}

const day = (on: DossierClock['dueOn']): string | null => (on === null ? null : formatDay(on));

function asJson(clock: DossierClock, session: Session, law: LawContext, sources: Sources): Record<string, unknown> {
  const { today, lang } = session;
  const lawful = byItsTerm(clock, law);
  return {
    dossier: clock.dossier,
    asOf: formatDay(today),
    calendarId: law.calendar.id,
    procedure: clock.receipt.procedure ?? null,
    procedureName: clock.procedureName ?? null,
    unit: clock.unit ?? null,
    receivedOn: formatDay(clock.receivedOn),
    basis: clock.basis,
    term: clock.term && formatTerm(clock.term),
    dueOn: day(clock.dueOn),
    ...(lawful && { byTerm: { term: formatTerm(lawful.term), dueOn: formatDay(lawful.dueOn) } }),
    ...(clock.dueAt && { dueAt: formatMoment(clock.dueAt) }),
    apologyBy: day(clock.apologyBy),
    apology: apologyTiming(clock, today),
    provisional: isProvisional(law.calendar, clock.receivedOn, clock.dueOn ?? today),
    ...waitsFor(clock, today, law, lang),
    timeliness: timeliness(clock, today),
    end: clock.end && { type: clock.end.type, on: formatDay(clock.end.on) },
    startedOn: clock.starts.map((start) => formatDay(start.on)),
    pauses: clock.pauses.map(({ from, to, reason, effective }) => ({
      from: formatDay(from.on),
      to: to && formatDay(to.on),
      reason,
      effective,
    })),
    extensions: clock.extensions.map(({ on, by, basis, effective }) => ({ on: formatDay(on), by: formatTerm(by), basis, effective })),
    reappointments: clock.reappointments.map(({ on, dueOn }) => ({ on: formatDay(on), dueOn: formatDay(dueOn) })),
    lettersOwed: breachesOf(clock, today).map(({ appointment, dueOn, kind }) => ({ appointment, dueOn: formatDay(dueOn), kind })),
    findings: findingsOf(clock, law.calendar).map(({ code, evidence }) => ({ code, evidence })),
    timeline: clock.events.map((event) => ({
      at: event.at,
      type: event.type,
      text: eventInWords(event, lang),
      ...sourceAsJson(sources.of(event)),
    })),
    ...listsAsJson(sources, clock, session),
    explain: clock.legal ? traceDue(clock.legal, lang) : [],
  };
}

/** What a due date that may still move waits for. */
function waitsFor({ receivedOn, dueOn }: DossierClock, today: EpochDay, { calendar }: LawContext, lang: Session['lang']) {
  const until = dueOn ?? today;
  if (!isProvisional(calendar, receivedOn, until)) return {};
  return { dependsOn: openDecisions(calendar, receivedOn, until).map((sentence) => sentence[lang]) };
}

const STANDING: Readonly<Record<Timeliness, readonly [vi: string, en: string]>> = {
  early: ['đã xong, trước hạn', 'done, early'],
  'on-time': ['đã xong, đúng hạn', 'done, on time'],
  late: ['đã xong, TRỄ HẠN', 'done, LATE'],
  'within-term': ['đang giải quyết, trong hạn', 'open, within its term'],
  overdue: ['đang giải quyết, QUÁ HẠN', 'open, OVERDUE'],
  paused: ['đang tạm dừng, chưa có hạn trả', 'paused, no due date yet'],
  unknown: ['không rõ thời hạn', 'term unknown'],
};

function inWords(clock: DossierClock, session: Session, law: LawContext, sources: Sources): string {
  const { t, lang, today } = session;
  const term = clock.term ? (lang === 'vi' ? termInVietnamese(clock.term) : formatTerm(clock.term)) : t('không rõ', 'unknown');
  const promised = promisedInWords(clock, session, law);
  const lines = [
    `${t('Hồ sơ', 'Dossier')} ${clock.dossier}: ${t(...STANDING[timeliness(clock, today)])} (${t('tính đến ngày', 'as of')} ${showDay(today, lang)})`,
    `${t('Thủ tục', 'Procedure')}: ${[clock.receipt.procedure, clock.procedureName].filter(Boolean).join(' – ') || (clock.kind === 'feedback' ? t(...FEEDBACK) : '–')}`,
    `${t('Thời hạn', 'Term')}: ${term}${promised}; ${t('hạn trả', 'due')}: ${clock.dueOn === null ? '–' : showDay(clock.dueOn, lang)}; ${t('xin lỗi chậm nhất', 'apology by')}: ${clock.apologyBy === null ? '–' : showDay(clock.apologyBy, lang)}`,
    ...provisionalLine(waitsFor(clock, today, law, lang), session),
    '',
    t('Diễn biến', 'Timeline'),
    table(
      [t('Thời điểm', 'When'), t('Việc', 'What'), t('Nguồn', 'Source')],
      clock.events.map((event) => [showMoment(event.at, lang), eventInWords(event, lang), sourceInWords(sources.of(event), session)]),
    ),
    ...absenceInWords(sources, clock, session),
  ];
  if (clock.legal) {
    const trace = traceDue(clock.legal, lang);
    if (trace.length > 0) lines.push('', t('Cách tính hạn trả', 'How the due date is counted'), traceTable(trace, lang));
    for (const { on, by, basis, effective } of clock.extensions) {
      const granted = t(
        `Gia hạn thêm ${termInVietnamese(by)} ngày ${showDay(on, lang)}: ${basis}`,
        `Extended by ${formatTerm(by)} on ${showDay(on, lang)}: ${basis}`,
      );
      lines.push(`  ${granted}${effective ? '' : t(' (sau hạn, không có hiệu lực)', ' (after the due date, without effect)')}`);
    }
  }
  const owed = breachesOf(clock, today);
  if (owed.length > 0) {
    const list = owed.map((breach) =>
      t(
        `lần ${breach.appointment} (lỡ hẹn ${showDay(breach.dueOn, lang)})`,
        `no. ${breach.appointment} (missed ${showDay(breach.dueOn, lang)})`,
      ),
    );
    lines.push('', `${t('Phải có thư xin lỗi', 'Letters owed')}: ${list.join(', ')}`);
  }
  const findings = findingsOf(clock, law.calendar);
  if (findings.length > 0)
    lines.push(`${t('Dấu hiệu cần kiểm tra', 'Signs to look into')}: ${findings.map(({ code }) => t(...FINDINGS[code])).join('; ')}`);
  return `${lines.join('\n')}\n`;
}
