// A mark or a suffix joined to a code: each dossier would be there twice.
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const list = (...codes: readonly string[]): string =>
  ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả', ...codes.map((code) => `"${code}",02/11/2026,12/11/2026`)].join('\n');
const known = async (d: Desk): Promise<readonly string[]> =>
  (await Array.fromAsync(d.store.dossierPagesByCode())).flat().map(({ code }) => code);

describe.each(['*', '.', ',', ';', "'", ' *'])('behind codes, "%s"', (mark) => {
  const marked = (...codes: readonly string[]): string => list(...codes.map((code) => code + mark));

  test('is no part of those known without it, nor of the new ones beside them', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('BN-011', 'BN-012')), '2026-11-03');
    const later = d.file('b.csv', marked('BN-011', 'BN-012', 'BN-013'));
    expect(await d.bring(later, '2026-11-04')).toMatchObject({ created: 1, unchanged: 2, rejected: 0 });
    expect(await known(d)).toEqual(['BN-011', 'BN-012', 'BN-013']);
  });

  test('is no part of some where most of the column are codes without it', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list('BN-011', `BN-012${mark}`, 'BN-013')));
    expect(await known(d)).toEqual(['BN-011', 'BN-012', 'BN-013']);
  });

  test('is asked about where the codes were imported with it and stand without it', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', marked('BN-011', 'BN-012')), '2026-11-03');
    expect(await d.bring(d.file('b.csv', marked('BN-011', 'BN-012')), '2026-11-04')).toMatchObject({ created: 0 });
    await expect(d.bring(d.file('c.csv', list('BN-011', 'BN-012')), '2026-11-05')).rejects.toMatchObject({ code: 'code-changed' });
  });
});

describe.each(['/HT', '-HT', '/TP1', 'HT', '/2026'])('a suffix "%s"', (suffix) => {
  const CODES = ['BN-011', 'BN-012', 'BN-013', 'BN-014', 'BN-015', 'BN-016'];
  const joined = (count: number): string => list(...CODES.map((code, at) => (at < count ? code + suffix : code)), 'BN-017');

  test.each([3, 6])('behind %i known codes, or no more behind them, is asked about; said to be others they are', async (count) => {
    for (const [before, after] of [
      [list(...CODES), joined(count)],
      [joined(count), list(...CODES)],
    ] as const) {
      const d = desk();
      await d.bring(d.file('a.csv', before), '2026-11-03');
      const later = d.file('b.csv', after);
      await expect(d.bring(later, '2026-11-04')).rejects.toMatchObject({
        code: 'code-changed',
        message: expect.stringMatching(new RegExp(`"BN-011.*"BN-011.*--new-codes`)) as string,
      });
      expect(await d.bring(later, '2026-11-04', { newCodes: true })).toMatchObject({ rejected: 0 });
    }
  });

  test('behind codes that the list shows without it, too, is that of other dossiers', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', list(...CODES)), '2026-11-03');
    const later = list(...CODES, ...CODES.map((code) => code + suffix));
    expect(await d.bring(d.file('b.csv', later), '2026-11-04')).toMatchObject({ created: 6, unchanged: 6, rejected: 0 });
  });
});
