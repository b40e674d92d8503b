import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../src/clean-text.ts';
import { html } from '../src/html/markup.ts';

/** What a browser reads back from escaped text. */
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] as string);

describe('whatever a name holds, the page stays the page', () => {
  test('no inserted text can open an element or leave an attribute, and it is read back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const shown = html`${text}`.text;
        expect(shown).not.toMatch(/[<>"']/);
        expect(shown.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        expect(unescape(shown)).toBe(cleanText(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('writing cannot be reversed, hidden or endless', () => {
    expect(cleanText('hồ\u202Esơ\u0000\u2066')).toBe('hồ\uFFFDsơ\uFFFD');
    expect(cleanText('x'.repeat(5000))).toHaveLength(301);
    expect(cleanText(`${'x'.repeat(299)}😀`).isWellFormed()).toBe(true);
    expect(cleanText('Nguyễn Thị Ánh – Đặng Ứng Hòa')).toBe('Nguyễn Thị Ánh – Đặng Ứng Hòa');
  });

  test('markup is kept, lists are joined, nothing is nothing and zero is zero', () => {
    expect(html`<p>${[html`<b>${'<'}</b>`, false, null, 0, ' & ']}</p>`.text).toBe('<p><b>&lt;</b>0 &amp; </p>');
  });
});
