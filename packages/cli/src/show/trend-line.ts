// The last months in three short lines: a block a month, its number below, and a sign under those that missed the target.
import { styleText } from 'node:util';
import type { Report } from '@dunghen/core/report';
import { monthsWithDossiers, trendMonths } from '@dunghen/view';
import { periodName, periodWithin, type Words } from '@dunghen/view/words';
import { prose } from './prose.ts';

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const WIDTH = 6;
/** Months side by side in 80 columns. */
const A_LINE = 12;

/** The chart of the months; nothing where there is no month with a dossier. */
export function trendLine(reports: readonly Report[], words: Words): readonly string[] {
  const { t, lang } = words;
  const months = monthsWithDossiers(trendMonths(reports));
  const rates = months.map(({ late, total }) => (total === 0 ? null : late / total));
  const highest = Math.max(...rates.map((rate) => rate ?? 0));
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const lines: string[] = [];
  for (let at = 0; at < months.length; at += A_LINE) {
    const some = months.slice(at, at + A_LINE);
    const blocks = some.map(({ met }, i) => {
      const rate = rates[at + i];
      if (rate == null) return '·'.padStart(WIDTH);
      const block = BLOCKS[rate === 0 ? 0 : Math.max(1, Math.ceil((rate / highest) * 8) - 1)] as string;
      return ' '.repeat(WIDTH - 2) + styleText(met ? 'green' : 'red', block.repeat(2));
    });
    const percents = some.map(({ percent }) => shortPercent(percent, lang).padStart(WIDTH));
    const signs = some.map(({ met, running }) => (met === null ? '' : (met ? '✓' : '✗') + (running ? '*' : '')).padStart(WIDTH));
    const names = some.map(({ period }) => `${Number(period.from.slice(5, 7))}/${period.from.slice(2, 4)}`.padStart(WIDTH));
    lines.push(...[blocks, percents, signs, names].map((cells) => `  ${cells.join('').trimEnd()}`));
  }
  const running = months.some((month) => month.running) ? t('; * chưa hết', '; * not over') : '';
  return [
    [
      prose(
        t(
          `Tỷ lệ trễ (%), ${periodWithin(first.period, words)} – ${periodWithin(last.period, words)} (✓ đạt, ✗ chưa đạt${running})`,
          `Late rate (%) from ${periodName(first.period, words)} to ${periodName(last.period, words)} (✓ met, ✗ missed${running})`,
        ),
      ),
      ...lines,
    ].join('\n'),
  ];
}

/** "0,37", "12,5", "100": at most four characters. */
function shortPercent(percent: string | null, lang: Words['lang']): string {
  if (percent === null) return '–';
  const value = Number(percent);
  const short = value >= 100 ? '100' : value >= 10 ? value.toFixed(1) : percent;
  return lang === 'vi' ? short.replace('.', ',') : short;
}
