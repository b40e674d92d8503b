// What a dry run would change: of each kind how many events, and of the first dossiers which.
import { eventToJson, type EventType, type Lang } from '@dunghen/core';
import type { PlannedChange, PlannedChanges } from '@dunghen/intake';
import { eventInWords } from './event-in-words.ts';
import { showCount, showMoment } from './text.ts';

/** Dossiers shown on a screen, and events of each; more of them are in the JSON. */
const SHOWN = 20;
const SHOWN_EVENTS = 4;

const KINDS: Readonly<Record<EventType, readonly [vi: string, en: string]>> = {
  received: ['tiếp nhận', 'received'],
  stage: ['chuyển bước', 'stages entered'],
  paused: ['tạm dừng', 'paused'],
  resumed: ['tiếp tục', 'resumed'],
  extended: ['gia hạn', 'extended'],
  rescheduled: ['dời ngày hẹn', 'promises moved'],
  'delay-reason': ['lý do trễ', 'reasons of delay'],
  completed: ['có kết quả', 'completed'],
  refused: ['từ chối giải quyết', 'refused'],
  withdrawn: ['công dân rút hồ sơ', 'withdrawn'],
  collected: ['đã trả kết quả cho công dân', 'collected'],
};

/** One line of how many of each kind, then a line a dossier; nothing where nothing would change. */
export function changesInWords({ dossiers, applicants, byType, first }: PlannedChanges, lang: Lang): readonly string[] {
  if (dossiers === 0) return [];
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const n = (count: number): string => showCount(count, lang);
  const kinds = (Object.keys(KINDS) as EventType[]).flatMap((type) =>
    byType.has(type) ? `${n(byType.get(type) ?? 0)} ${t(...KINDS[type])}` : [],
  );
  if (applicants > 0) kinds.push(`${n(applicants)} ${t('sửa người nộp', 'applicants put right')}`);
  const lines = [`  ${t(`Sẽ thay đổi ${n(dossiers)} hồ sơ`, `Would change ${n(dossiers)} dossiers`)}: ${kinds.join(', ')}`];
  for (const change of first.slice(0, SHOWN)) lines.push(`  + ${changeInWords(change, lang)}`);
  const rest = dossiers - SHOWN;
  if (rest > 0) lines.push(t(`  … và ${n(rest)} hồ sơ khác`, `  … and ${n(rest)} more dossiers`));
  return lines;
}

function changeInWords({ code, isNew, events, count, correctsApplicant }: PlannedChange, lang: Lang): string {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const said = events.slice(0, SHOWN_EVENTS).map((event) => `${showMoment(event.at, lang)} ${eventInWords(event, lang)}`);
  if (count > SHOWN_EVENTS)
    said.push(t(`… và ${showCount(count - SHOWN_EVENTS, lang)} việc nữa`, `… and ${showCount(count - SHOWN_EVENTS, lang)} more`));
  if (correctsApplicant) said.push(t('sửa người nộp', 'applicant put right'));
  return `${code}${isNew ? t(' (mới)', ' (new)') : ''}: ${said.join('; ')}`;
}

/** The same as JSON, the events as in an event file but for the citizen. */
export function changesToJson({ dossiers, applicants, byType, first }: PlannedChanges): Record<string, unknown> {
  return {
    dossiers,
    applicants,
    byType: Object.fromEntries(byType),
    first: first.map(({ code, isNew, events, count, correctsApplicant }) => ({
      dossier: code,
      isNew,
      events: events.map((event) => {
        const { dossier: _, ...rest } = eventToJson(event);
        return rest;
      }),
      count,
      correctsApplicant,
    })),
  };
}
