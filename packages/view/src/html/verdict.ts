// The answer in one word with its sign, so that it reads without colour.
import type { Words } from '../words/index.ts';
import { html, type Markup } from './markup.ts';

/** ✓ Đạt, ✗ Chưa đạt, – Chưa có dữ liệu. */
export function verdict(met: boolean | null, { t }: Words): Markup {
  const [state, sign, word] =
    met === null
      ? ['none', '–', t('Chưa có dữ liệu', 'No data')]
      : met
        ? ['met', '✓', t('Đạt', 'Met')]
        : ['missed', '✗', t('Chưa đạt', 'Missed')];
  return html`<span class="verdict ${state}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}
