// The rate against its target as a line of blocks: full blocks are the rate, the mark is the target.
import { styleText } from 'node:util';
import { percentText } from '@dunghen/core';
import type { Report } from '@dunghen/core/report';
import { showPercent, type Words } from '@dunghen/view/words';

/** Cells of the line; the target stands in the middle, so that the line ends at twice of it. */
const WIDTH = 40;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** "  0,37% ███▋░░░░│░░░░ mục tiêu <1%"; nothing to show of no dossiers. */
export function rateGauge({ target }: Report, { t, lang }: Words): readonly string[] {
  const goal = Number(target.percent);
  if (target.total === 0 || goal === 0) return [];
  const share = target.late / target.total / (goal / 100) / 2;
  const eighths = Math.min(WIDTH * 8, Math.round(share * WIDTH * 8));
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] as string);
  const cells = filled.padEnd(WIDTH, '░');
  const mark = WIDTH / 2;
  const colour = target.met ? 'green' : 'red';
  const before = styleText(colour, cells.slice(0, mark));
  const after = styleText(colour, cells.slice(mark));
  const beyond = share > 1 ? '▶' : '';
  const percent = showPercent(percentText(target), lang);
  return [
    `  ${percent} ${before}│${after}${beyond} ${t(`│ mục tiêu dưới ${showPercent(target.percent, lang)}`, `│ target under ${target.percent}%`)}`,
  ];
}
