// A forecast for the screen: the chance first, then what it rests on and the dossiers that decide it.
import { styleText } from 'node:util';
import type { RateBasis } from '@dunghen/core';
import type { Forecast } from '@dunghen/core/report';
import { BASIS_NAMES, forecastOf, markedDay, provisionalNote, provisionalReport, showRange } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';
import { showCount, showDay, showNumber, showPercent } from './text.ts';

type Words = Pick<Session, 't' | 'lang'>;

/** The forecast as text, of an office whose target is of the `headline` formula. */
export function forecastInWords(forecast: Forecast, words: Words, headline: RateBasis = 'handled'): string {
  const { t, lang } = words;
  const { period, asOf, provisional, known, expected, interval, experience, budget } = forecast;
  const title = styleText(
    'bold',
    t(
      `Dự báo kỳ ${showDay(period.from, lang)} – ${showDay(period.to, lang)}, nhìn từ ngày ${showDay(asOf, lang)}`,
      `Forecast of ${period.from} – ${period.to}, seen from ${asOf}`,
    ),
  );
  const of = forecastOf(headline, words);
  const range = showRange(interval.from, interval.to, words);
  const lines = [
    ...(of === ''
      ? []
      : [
          t(
            `Dự báo ${of}, không theo cách tính của mục tiêu (${BASIS_NAMES[headline][0].toLowerCase()}).`,
            `The forecast is ${of}, not by the formula of the target (${BASIS_NAMES[headline][1].toLowerCase()}).`,
          ),
        ]),
    t(
      `Đến nay: trễ ${known.late}/${showCount(known.total, lang)} hồ sơ.`,
      `So far: ${known.late} late of ${showCount(known.total, lang)} dossiers.`,
    ),
    t(
      `Cuối kỳ dự kiến: trễ ${showNumber(Math.round(expected.late * 10) / 10, lang)}/${showCount(expected.total, lang)} hồ sơ (${showPercent(expected.percent, lang)}); tám phần mười khả năng ${range} hồ sơ, được phép tối đa ${budget.allowedLate}.`,
      `Expected at the end: ${expected.late} late of ${showCount(expected.total, lang)} (${showPercent(expected.percent, lang)}); eight times in ten ${range}, at most ${budget.allowedLate} allowed.`,
    ),
    t(
      `Tính từ ${showCount(experience.dossiers, lang)} hồ sơ đã biết kết quả (${showCount(experience.late, lang)} trễ).`,
      `Drawn from ${showCount(experience.dossiers, lang)} dossiers whose end is known (${showCount(experience.late, lang)} late).`,
    ),
  ];
  if (forecast.chanceToMeet === null) return `${title}\n\n${chance(forecast, words)}\n`;
  const said = provisional ? [prose(provisionalReport(words))] : [];
  return [title, ...said, chance(forecast, words), lines.map((line) => prose(line)).join('\n'), ...atRisk(forecast, words)]
    .join('\n\n')
    .concat('\n');
}

function chance({ chanceToMeet, target }: Forecast, { t, lang }: Words): string {
  if (chanceToMeet === null) return t('CHƯA CÓ DỮ LIỆU: không có hồ sơ nào trong kỳ.', 'NO DATA: no dossier in the period.');
  const colour = chanceToMeet >= 0.8 ? 'green' : chanceToMeet >= 0.4 ? 'yellow' : 'red';
  const goal = showPercent(target.percent, lang);
  const inTen = styleText([colour, 'bold'], `${Math.round(chanceToMeet * 100)}%`);
  return t(`Khả năng giữ tỷ lệ trễ dưới ${goal}: ${inTen}.`, `Chance to stay under ${goal}: ${inTen}.`);
}

function atRisk({ atRisk: listed }: Forecast, { t, lang }: Words): readonly string[] {
  if (listed.length === 0) return [t('Không còn hồ sơ nào đến hạn trong kỳ.', 'No open dossier is due in the period.')];
  const rows = listed.map(({ dossier, dueOn, provisional, stage, unit, chance: p }) => [
    dossier,
    markedDay(dueOn, provisional, lang),
    `${Math.round(p * 100)}%`,
    stage ?? '–',
    unit ?? '–',
  ]);
  const head = [t('Mã hồ sơ', 'Dossier'), t('Hạn trả', 'Due'), t('Dễ trễ', 'Risk'), t('Bước', 'Step'), t('Đang ở', 'At')];
  const note = listed.some(({ provisional }) => provisional) ? [provisionalNote({ t, lang })] : [];
  return [t('Cần giữ mắt nhất:', 'To watch most:') + '\n' + table(head, rows, [2]), ...note];
}
