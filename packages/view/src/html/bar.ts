// A small horizontal bar beside a number: the eye compares lengths faster than digits.
import { html, type Markup } from './markup.ts';

/** A bar of what is late, filled to a share between 0 and 1; what it shows stands beside it as text, so it is hidden from screen readers. */
export function bar(share: number): Markup {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect class="track" width="100" height="10" />
    <rect class="bad" width="${width}" height="10" />
  </svg>`;
}
