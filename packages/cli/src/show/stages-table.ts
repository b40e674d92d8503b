// Stage statistics for the screen: the step to fix first in one sentence, then the table it is read from.
import { styleText } from 'node:util';
import type { RankedStage, StagesReport } from '@dunghen/core/report';
import { provisionalReport } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';
import { showCount, showDay, showNumber } from './text.ts';

type Words = Pick<Session, 't' | 'lang'>;

/** The statistics as text. */
export function stagesInWords(report: StagesReport, words: Words): string {
  const { t, lang } = words;
  const { period, asOf, provisional, dossiers, lateDossiers, overrunDays, stages } = report;
  const title = styleText(
    'bold',
    t(
      `Thời gian qua từng bước, kỳ ${showDay(period.from, lang)} – ${showDay(period.to, lang)}, tính đến ngày ${showDay(asOf, lang)}`,
      `Time at each step, ${period.from} – ${period.to}, as of ${asOf}`,
    ),
  );
  const late = t(
    `${showCount(dossiers, lang)} hồ sơ, ${showCount(lateDossiers, lang)} hồ sơ trễ, trễ tổng cộng ${showNumber(overrunDays, lang)} ngày làm việc.`,
    `${showCount(dossiers, lang)} dossiers, ${showCount(lateDossiers, lang)} late, by ${showNumber(overrunDays, lang)} working days together.`,
  );
  if (stages.length === 0) return `${title}\n\n${t('Không có hồ sơ nào trong kỳ.', 'No dossier in the period.')}\n`;
  const legend = t(
    'Ngày làm việc, không tính lúc tạm dừng. "Giữa": một nửa số lượt không quá; "90%": chín phần mười không quá; "Tối đa": lượt lâu nhất. "% trễ": phần thời gian của các hồ sơ trễ; "Cứu": hồ sơ trễ sẽ kịp hạn nếu bước ấy chỉ mất thời gian như thường lệ.',
    'Working days, pauses left out. "90%": nine in ten took no more. "% late": share of the late dossiers\' time; "Saved": late dossiers that would have been in time had this step taken no more than usual.',
  );
  return [
    title,
    ...(provisional ? [prose(provisionalReport(words))] : []),
    prose(late),
    ...first(stages, words).map((line) => prose(line)),
    stageTable(stages, words),
    prose(legend),
  ]
    .join('\n\n')
    .concat('\n');
}

function first([step]: readonly RankedStage[], { t, lang }: Words): readonly string[] {
  if (!step || step.overrunDays === 0) return [];
  const name = stageName(step, { t, lang });
  return [
    t(
      `Nên sửa trước: ${name}. Nếu bước này chỉ mất thời gian như thường lệ thì ${showCount(step.saved, lang)} hồ sơ trễ đã kịp hạn.`,
      `Fix first: ${name}. Had it taken no more than usual, ${showCount(step.saved, lang)} late dossiers would have been in time.`,
    ),
  ];
}

const stageName = ({ stage, unit }: RankedStage, { t }: Words): string => {
  const step = stage === '' ? t('(chưa ghi bước)', '(no step recorded)') : stage;
  return unit === '' ? step : `${step} – ${unit}`;
};

function stageTable(stages: readonly RankedStage[], words: Words): string {
  const { t, lang } = words;
  const n = (value: number | null): string => (value === null ? '–' : showNumber(value, lang, 2));
  const rows = stages.map((stage) => [
    stage.rank,
    stageName(stage, words),
    showCount(stage.visits, lang),
    n(stage.medianDays),
    n(stage.p90Days),
    n(stage.longestDays),
    stage.lateTimePercent === null ? '–' : `${Math.round(Number(stage.lateTimePercent))}%`,
    showCount(stage.saved, lang),
  ]);
  const head = [
    '#',
    t('Bước – đơn vị', 'Step – unit'),
    t('Lượt', 'Visits'),
    t('Giữa', 'Median'),
    '90%',
    t('Tối đa', 'Max'),
    t('% trễ', '% late'),
    t('Cứu', 'Saved'),
  ];
  return table(head, rows, [0, 2, 3, 4, 5, 6, 7]);
}
