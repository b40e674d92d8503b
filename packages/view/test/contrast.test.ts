import { describe, expect, test } from 'vitest';
import { DARK, LIGHT } from '../src/html/style.ts';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test('black on white is 21 : 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
});

describe.each([
  ['by day', LIGHT],
  ['by night', DARK],
])('every colour is readable %s', (_, colours) => {
  test.each(['ink', 'muted', 'accent', 'good', 'bad'] as const)('text in %s: 4.5 : 1 on both grounds', (name) => {
    expect(contrast(colours[name], colours.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours[name], colours.soft)).toBeGreaterThanOrEqual(4.5);
  });
});
