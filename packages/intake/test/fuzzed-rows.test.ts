// A hundred thousand rows, half of them with characters struck out, put in or changed: none is taken in as what its cells do not say.
import { expect, onTestFinished, test } from 'vitest';
import { dice } from './damaged-files.ts';
import { desk } from './desk.ts';

const [FILES, ROWS] = [5, 20_000];
/** What a typist's finger may hit, and what copying leaves behind. */
const KEYS = Array.from("0123456789//--..  ,;:'ngàylmviệctháođĐTX+%=\u00A0\u200B");

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * What an independent reader understands by a row: by one pattern for each cell and the days that `Date` knows. Accents, blanks, an
 * apostrophe before, points and commas behind and a hyphen between words say nothing, and "đày" is an English day. Null where a cell says no day or no term.
 */
function understood(date: string, term: string): string | null {
  const bare = (cell: string): string =>
    cell
      .normalize('NFD')
      .replaceAll(/[\u0300-\u036F\u200B\s]/g, '')
      .replace(/^'|[.,;]+$/g, '');
  const [, d, m, y] = (/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/.exec(bare(date)) ?? []).map(Number);
  const [, count, working] = /^(\d+)(?:[.,]0)?(?:ng|đ)ay(-?lam-?viec)?$/.exec(bare(term)) ?? [];
  if (d === undefined || m === undefined || y === undefined || count === undefined) return null;
  const at = new Date(Date.UTC(y < 100 ? 2000 + y : y, m - 1, d));
  if (at.getUTCMonth() !== m - 1 || at.getUTCDate() !== d) return null;
  return `${at.toISOString().slice(0, 10)} ${Number(count)} ${working === undefined ? 'calendar-days' : 'working-days'}`;
}

test(
  'a hundred thousand rows with characters struck out, put in or changed are taken in as what they say, or not at all',
  { timeout: 120_000 },
  async () => {
    const { file, bring, store } = desk();
    // Nobody asks where a row was refused, and to note it was a fifth of the time.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    onTestFinished(() => void (Error.stackTraceLimit = stackTraceLimit));
    const roll = dice(12);
    const hurt = (cell: string): string => {
      const letters = Array.from(cell);
      for (let hits = 1 + roll(2); hits > 0; hits--)
        letters.splice(roll(letters.length + 1), roll(2), ...(roll(3) > 0 ? [KEYS[roll(KEYS.length)] as string] : []));
      return letters.join('');
    };
    const rows = new Map<string, readonly [date: string, term: string, isHurt: boolean]>();
    let refused = 0;
    for (let n = 0; n < FILES; n++) {
      const lines = ['Mã hồ sơ;Ngày tiếp nhận;Thời hạn giải quyết'];
      for (let i = 0; i < ROWS; i++) {
        const date = `${two(1 + roll(28))}/${two(8 + roll(3))}/2026`;
        const term = `${1 + roll(20)} ${roll(2) > 0 ? 'ngày làm việc' : 'ngày'}`;
        const hit = roll(4);
        const row = [hit === 0 ? hurt(date) : date, hit === 1 ? hurt(term) : term, hit < 2] as const;
        rows.set(`F${n}-${i}`, row);
        lines.push(`F${n}-${i};"${row[0]}";"${row[1]}"`);
      }
      refused += (await bring(file(`${n}.csv`, lines.join('\n')))).rejected;
    }
    const wrong: string[] = [];
    let taken = 0;
    for await (const page of store.dossierPages()) {
      for (const { code, events } of page) {
        taken++;
        const [date, term] = rows.get(code) ?? ['', ''];
        const [event] = events;
        const said =
          event?.type === 'received' && event.term && 'count' in event.term ? `${event.at} ${event.term.count} ${event.term.unit}` : '';
        if (said !== understood(date, term)) wrong.push(`${code} "${date}" "${term}": ${said}`);
        rows.delete(code);
      }
    }
    expect(wrong).toEqual([]);
    expect(taken + refused).toBe(FILES * ROWS);
    // Whoever refused everything would never be wrong: what nobody touched is taken in.
    expect([...rows].filter(([, [, , isHurt]]) => !isHurt)).toEqual([]);
    expect(refused).toBeGreaterThan(30_000);
  },
);
