// The rate against its target on one line: how far it is from the mark is seen before it is read.
import type { Report } from '@dunghen/core/report';
import type { Words } from '../words/index.ts';
import { html, type Markup } from './markup.ts';
import { showPercent } from '../words/index.ts';

/** The gauge of a period with dossiers; it reaches to twice the target, or to the rate where that is further. */
export function gauge({ target }: Report, { t, lang }: Words): Markup {
  const rate = (100 * target.late) / target.total;
  const mark = Number(target.percent);
  const end = Math.max(2 * mark, rate * 1.1) || 1;
  const at = (percent: number): number => Math.round((1000 * percent) / end) / 10;
  // Where the rate is far beyond, the mark stands at the left edge and its words must not leave the page.
  const near = at(mark) < 20;
  const label = showPercent(target.percent, lang);
  return html`<div class="gauge" aria-hidden="true">
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
      <rect class="track" width="100" height="10" />
      <rect class="${target.met === false ? 'bad' : 'fill'}" width="${at(rate)}" height="10" />
      <line class="mark" x1="${at(mark)}" x2="${at(mark)}" y1="0" y2="10" />
    </svg>
    ${!near && html`<span class="zero">0%</span>`}<span class="goal${near && ' near'}" style="left:${at(mark)}%">${t(`mục tiêu dưới ${label}`, `target under ${label}`)}</span>
  </div>`;
}
