// Two columns that claim one day of a dossier: a question where their days differ and either may be meant, and none where they do not.
import { mappingText, parseMapping, readIntakeFile } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const OWN = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Ngày có kết quả'];
const [ONE, OTHER] = ['12/11/2026', '20/11/2026'];
/** A dossier in time. */
const day = (n: number): readonly string[] => [`H-${n}`, '02/11/2026', '12/11/2026', '11/11/2026'];

/** A list of ten dossiers whose own column `taken` stands beside one named `rival`, with what stands in both. */
function list(taken: string, rival: string, cells: (n: number) => readonly [string, string], own: string): string {
  const at = OWN.indexOf(own);
  const rows = Array.from({ length: 10 }, (_, n) => {
    const [a, b] = cells(n);
    return [...day(n).with(at, a), b];
  });
  return [[...OWN.with(at, taken), rival], ...rows].map((row) => row.join(',')).join('\n');
}

const bring = ({ file, bring: take }: Desk, text: string): ReturnType<Desk['bring']> => take(file('a.csv', text), '2026-11-23');

describe('two columns of one day that differ are a question that names both', () => {
  test.each([
    ['Ngày hoàn thành', 'Ngày kết thúc', 'Ngày có kết quả'],
    ['Ngày kết thúc', 'Ngày hoàn thành', 'Ngày có kết quả'],
    ['Ngày có kết quả', 'Ngày hoàn thành thực tế', 'Ngày có kết quả'],
    ['Ngày hẹn trả', 'Hạn trả', 'Ngày hẹn trả'],
    ['Hạn xử lý', 'Hạn giải quyết', 'Ngày hẹn trả'],
    ['Ngày hẹn trả', 'Ngày trả (dự kiến)', 'Ngày hẹn trả'],
    ['Ngày tiếp nhận', 'Ngày nhận', 'Ngày tiếp nhận'],
    ['Ngày tiếp nhận', 'Ngày nhận đủ hồ sơ', 'Ngày tiếp nhận'],
    ['Ngày trả kết quả', 'Ngày trả cho công dân', 'Ngày có kết quả'],
  ])('%s, %s', async (taken, rival, own) => {
    const d = desk();
    const days = own === 'Ngày tiếp nhận' ? (['02/11/2026', '03/11/2026'] as const) : ([ONE, OTHER] as const);
    const asked = bring(
      d,
      list(taken, rival, () => days, own),
    );
    await expect(asked).rejects.toMatchObject({ code: 'mapping-doubtful', message: expect.stringContaining('ở 10 trên 10 dòng') });
    for (const heading of [taken, rival])
      await expect(asked).rejects.toMatchObject({
        message: expect.stringMatching(new RegExp(`"${heading.replace(/[()]/g, '\\$&')}" \\([A-E]\\)`)),
      });
    expect(await d.store.dossier('H-1')).toBeNull();
  });

  test('also where the one taken is empty, and its dossiers would stay open', async () => {
    const asked = bring(
      desk(),
      list('Ngày hoàn thành', 'Ngày kết thúc', (n) => [n < 8 ? ONE : '', ONE], 'Ngày có kết quả'),
    );
    await expect(asked).rejects.toMatchObject({
      sentence: {
        vi: expect.stringContaining('ở 2 trên 10 dòng (như dòng 10: để trống và 12/11/2026)'),
        en: expect.stringContaining('in 2 of 10 rows (as in row 10: none and 2026-11-12)'),
      },
    });
  });

  test('which the officer answers: a proposal leaves the column open', async () => {
    const d = desk();
    const path = d.file(
      'a.csv',
      list('Ngày hoàn thành', 'Ngày kết thúc', () => [ONE, OTHER], 'Ngày có kết quả'),
    );
    const { content } = await readIntakeFile(path, { ask: false });
    if (!('lists' in content)) throw new Error('no list');
    const draft = mappingText(content.lists[0].mapping);
    expect(draft).toContain(
      '# CẦN GHI: hai cột "Ngày hoàn thành" và "Ngày kết thúc" ghi ngày khác nhau; thay dấu ? bằng "cột D" hoặc "cột E"',
    );
    expect(parseMapping(draft, 'm.toml').open).toEqual(['completedAt']);
    const mapping = parseMapping(draft.replace('"?"', '"cột E"'), 'm.toml');
    expect(await d.bring(path, '2026-11-23', { mapping })).toMatchObject({ created: 10, mapping: { completedAt: 'cột E' } });
  });
});

describe('but they are none', () => {
  test.each<readonly [string, string, string, string, (n: number) => readonly [string, string]]>([
    ['equal in all rows, an hour aside', 'Ngày hoàn thành', 'Ngày kết thúc', 'Ngày có kết quả', () => ['11/11/2026 08:30', '11/11/2026']],
    ['equal in nearly all', 'Ngày hoàn thành', 'Ngày kết thúc', 'Ngày có kết quả', (n) => [ONE, n === 4 ? OTHER : ONE]],
    ['filled in for a part of the dossiers alone', 'Ngày hoàn thành', 'Ngày kết thúc', 'Ngày có kết quả', (n) => [ONE, n > 4 ? '' : ONE]],
    ['of which one is empty', 'Ngày hẹn trả', 'Hạn trả', 'Ngày hẹn trả', () => [ONE, '']],
    ['of which one holds no days', 'Ngày hẹn trả', 'Hạn trả', 'Ngày hẹn trả', () => [ONE, 'đúng hạn']],
    ['of which one is the limit of a step', 'Ngày hẹn trả', 'Hạn xử lý', 'Ngày hẹn trả', () => [ONE, '05/11/2026']],
    ['of which one is the plan of the work', 'Ngày hẹn trả', 'Ngày hoàn thành dự kiến', 'Ngày hẹn trả', () => [ONE, '11/11/2026']],
    ['of which one is planned', 'Ngày hoàn thành thực tế', 'Ngày hoàn thành', 'Ngày có kết quả', () => [ONE, OTHER]],
    [
      'of which one is when it was handed in',
      'Ngày tiếp nhận',
      'Ngày nộp / Ngày tiếp nhận',
      'Ngày tiếp nhận',
      () => ['02/11/2026', '01/11/2026'],
    ],
    ['of which one is when the citizen came', 'Ngày trả kết quả', 'Ngày công dân nhận kết quả', 'Ngày có kết quả', () => [ONE, OTHER]],
  ])('%s', async (_, taken, rival, own, cells) => {
    expect(await bring(desk(), list(taken, rival, cells, own))).toMatchObject({ created: 10, rejected: 0 });
  });

  test('of the handing over, where the day of the result is said', async () => {
    const rows = Array.from({ length: 3 }, (_, n) => [...day(n), '16/11/2026', '18/11/2026'].join(','));
    const head = [...OWN, 'Ngày trả kết quả', 'Ngày trả cho công dân'].join(',');
    expect(await bring(desk(), [head, ...rows].join('\n'))).toMatchObject({ created: 3 });
  });

  test('the newest appointment, beside the first one', async () => {
    const head = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Hạn trả,Ngày hẹn trả ban đầu';
    const rows = [1, 2, 3].map((n) => `H-${n},02/11/2026,20/11/2026,20/11/2026,12/11/2026`);
    expect(await bring(desk(), [head, ...rows].join('\n'))).toMatchObject({ created: 3, mapping: { promisedOn: 'Ngày hẹn trả ban đầu' } });
  });
});
