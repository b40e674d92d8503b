// A progress bar for long imports: how far, how fast, how much longer; on terminals only, and on stderr.
import type { Lang } from '@dunghen/core';
import { showCount } from './text.ts';

const WIDTH = 24;
/** Drawing more often than this only costs time. */
const REDRAW_MS = 100;

/** Draws "list.csv ████░░ 40 % 812/2.030 · 5.400 dòng/giây · còn 3 giây" when stderr is a terminal; `end` wipes it. */
export function importProgress(
  label: string,
  lang: Lang,
  now: () => number,
): { readonly step: (done: number, total: number) => void; readonly end: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { step: () => {}, end: () => {} };
  const start = now();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    step: (done, total) => {
      if (now() - drawn < REDRAW_MS && done < total) return;
      drawn = now();
      stderr.write(`\r\u001B[K${label} ${progressLine(done, total, (drawn - start) / 1000, lang)}`);
    },
    end: () => void stderr.write('\r\u001B[K'),
  };
}

/** The line after the label. @example progressLine(50, 100, 2, 'en') // '████████████░░░░░░░░░░░░ 50% 50/100 · 25 rows/s · 2 s left' */
export function progressLine(done: number, total: number, seconds: number, lang: Lang): string {
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(part * WIDTH);
  const rate = seconds > 0 ? Math.round(done / seconds) : 0;
  const left = rate > 0 ? Math.ceil(Math.max(0, total - done) / rate) : 0;
  const n = (count: number): string => showCount(count, lang);
  const pace = lang === 'vi' ? `${n(rate)} dòng/giây · còn ${n(left)} giây` : `${n(rate)} rows/s · ${n(left)} s left`;
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor(part * 100)}% ${n(done)}/${n(total)} · ${pace}`;
}
