// The answer in one word with its sign, so that it reads without colour.
import type { Outcome, Said, Words } from '../words/index.ts';
import { html, type Markup } from './markup.ts';

const SIGNS: Readonly<Record<Outcome, readonly [state: string, sign: string, ...Said]>> = {
  met: ['met', '✓', 'Đạt', 'Met'],
  missed: ['missed', '✗', 'Chưa đạt', 'Missed'],
  'no-dossier': ['none', '–', 'Chưa có dữ liệu', 'No data'],
  'not-begun': ['none', '–', 'Kỳ chưa bắt đầu', 'Not begun'],
};

/** ✓ Đạt, ✗ Chưa đạt, – Chưa có dữ liệu, – Kỳ chưa bắt đầu. */
export function verdict(outcome: Outcome, { t }: Words): Markup {
  const [state, sign, vi, en] = SIGNS[outcome];
  return html`<span class="verdict ${state}"><span aria-hidden="true">${sign}</span> ${t(vi, en)}</span>`;
}
