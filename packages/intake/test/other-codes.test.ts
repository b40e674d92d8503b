// A list that calls its dossiers by other codes than lists of its kind before it: each would be there twice.
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { parseMapping } from '@dunghen/intake';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Số hồ sơ,Ngày tiếp nhận,Ngày hẹn trả';
const BY_NUMBER = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n', 'm.toml');
const FULL = `${HEAD}\n11,H37.1-261102-0001,02/11/2026,05/11/2026\n12,H37.1-261102-0002,02/11/2026,05/11/2026\n`;

const count = async ({ store }: Desk): Promise<number> => (await Array.fromAsync(store.dossierPages())).flat().length;

describe('codes of another column than before', () => {
  test('are a question that names both codes and the column; read as before they are the same dossiers', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', `${HEAD}\n11,,02/11/2026,05/11/2026\n12,,02/11/2026,05/11/2026\n`));
    const later = d.file('b.csv', FULL);
    await expect(d.bring(later, '2026-11-24')).rejects.toMatchObject({
      code: 'code-changed',
      message: expect.stringMatching(/"H37\.1-261102-0001".*"11".*"Mã hồ sơ".*--learn/),
    });
    expect(await d.bring(later, '2026-11-24', { mapping: BY_NUMBER })).toMatchObject({ created: 0, rejected: 0 });
    expect(await count(d)).toBe(2);
  });

  test('of dossiers received on other days are none', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', `${HEAD}\n11,,03/11/2026,05/11/2026\n`));
    expect(await d.bring(d.file('b.csv', FULL), '2026-11-24')).toMatchObject({ created: 2 });
  });
});

describe('numbers that a format shows as codes', () => {
  const head = ['Số biên nhận', 'Ngày nhận', 'Ngày hẹn trả'];
  const rows = [11, 12].map((number) => [number, '02/11/2026', '05/11/2026']);
  const plain = [head, ...rows].map((cells) => cells.join(',')).join('\n');
  const shown = (): Promise<Uint8Array> =>
    writeXlsx({ sheets: [{ name: 'S', rows: [head, ...rows], columns: [{ numFmt: '"BN-"000"/2026"' }, {}, {}] }] });

  test('in a workbook, where the database knows the bare numbers', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', plain));
    const message = expect.stringMatching(/"BN-011\/2026".*"11"/);
    await expect(d.bring(d.file('b.xlsx', await shown()), '2026-11-24')).rejects.toMatchObject({ code: 'code-changed', message });
    expect(await count(d)).toBe(2);
  });

  test('and bare numbers of another file format, where it knows the codes', async () => {
    const d = desk();
    await d.bring(d.file('a.xlsx', await shown()));
    const message = expect.stringMatching(/"11".*"BN-011\/2026"/);
    await expect(d.bring(d.file('b.csv', plain), '2026-11-24')).rejects.toMatchObject({ code: 'code-changed', message });
    expect(await count(d)).toBe(2);
  });

  test('that divides their digits, too', async () => {
    const d = desk();
    const numbers = [head, ['1234', '02/11/2026', '05/11/2026']];
    await d.bring(d.file('a.csv', numbers.map((cells) => cells.join(',')).join('\n')));
    const divided = await writeXlsx({
      sheets: [{ name: 'S', rows: [head, [1234, '02/11/2026', '05/11/2026']], columns: [{ numFmt: '00-00' }, {}, {}] }],
    });
    const message = expect.stringMatching(/"12-34".*"1234"/);
    await expect(d.bring(d.file('b.xlsx', divided), '2026-11-24')).rejects.toMatchObject({ code: 'code-changed', message });
  });

  test('are dossiers of their own where the officer says so, and known from then on', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', plain));
    const path = d.file('b.xlsx', await shown());
    expect(await d.bring(path, '2026-11-24', { newCodes: true })).toMatchObject({ created: 2, rejected: 0 });
    expect(await d.bring(path, '2026-11-25')).toMatchObject({ created: 0, unchanged: 2 });
    expect(await count(d)).toBe(4);
    // The zeros of a code alone are asked about in the same way.
    const zeros = d.file('c.csv', plain.replaceAll('\n1', '\n001'));
    await expect(d.bring(zeros, '2026-11-26')).rejects.toMatchObject({
      code: 'code-as-number',
      message: expect.stringContaining('--new-codes'),
    });
    expect(await d.bring(zeros, '2026-11-26', { newCodes: true })).toMatchObject({ created: 2 });
  });

  test('are dossiers of their own where one list shows both', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', plain));
    const both = `${plain}\nBN-011/2026,02/11/2026,05/11/2026`;
    expect(await d.bring(d.file('b.csv', both), '2026-11-24')).toMatchObject({ created: 1, unchanged: 2 });
  });
});
