import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventToJson } from '@dunghen/core';
import { IntakeError, parseMapping, readIntakeFile } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

const FOLDER = fileURLToPath(new URL('layouts/', import.meta.url));
const path = (name: string): string => FOLDER + name;

/** Column → heading as found, then what a dossier of it became; or the question that was asked instead. */
async function understood(name: string): Promise<string> {
  const { bring, store } = desk();
  try {
    const { mapping = {}, rows, created, errors } = await bring(path(name), '2026-11-23');
    const codes: string[] = [];
    for await (const page of store.dossierPages())
      codes.push(...page.map((d) => d.events.map((e) => JSON.stringify(eventToJson(e))).join('\n')));
    const columns = Object.entries(mapping).map(([column, heading]) => `${column.padEnd(14)} ${heading}`);
    const faults = errors.map((fault) => `row ${fault.row}: ${fault.code}`);
    return [...columns, `${rows} rows, ${created} dossiers`, ...faults, codes[0], codes.at(-1)].join('\n');
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

describe('which column goes where', () => {
  test.each(readdirSync(FOLDER).filter((name) => /\.(?:csv|xls)$/.test(name)))('%s', async (name) => {
    await expect(await understood(name)).toMatchFileSnapshot(`${FOLDER}${name}.expected.txt`);
  });
});

test('a mapping the officer confirmed decides where headings cannot', async () => {
  const { bring, clockOf } = desk();
  const mapping = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "ngày  TIẾP nhận"\npromisedOn = "Thời hạn"\n', 'm.toml');
  expect(await bring(path('o-thoi-han-la-ngay.csv'), '2026-11-04', { mapping })).toMatchObject({ created: 3, rejected: 0 });
  expect((await clockOf('O-1'))?.basis).toBe('promised');
});

test('a mapping that names a heading the file lacks is refused by name', async () => {
  const mapping = parseMapping('[columns]\ncode = "Số hồ sơ"\nreceivedAt = "Ngày nhận đơn"\n', 'm.toml');
  await expect(readIntakeFile(path('a-nhap-du-lieu.csv'), { mapping })).rejects.toThrow(
    expect.objectContaining({ code: 'bad-mapping', message: expect.stringContaining('"Ngày nhận đơn"') }),
  );
});

test('a mapping that names one column by its heading and by its letter is refused, naming both uses', async () => {
  const mapping = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày nhận"\npromisedOn = "cột B"\n', 'm.toml');
  const { file, bring } = desk();
  await expect(bring(file('a.csv', 'Mã hồ sơ,Ngày nhận\nH-1,02/11/2026\n'), '2026-11-23', { mapping })).rejects.toThrow(
    expect.objectContaining({ code: 'bad-mapping', message: expect.stringContaining('receivedAt và promisedOn') }),
  );
});

test.each([
  ['columns = 1', 'thiếu mục [columns]'],
  ['[columns]\ncode = ', 'sai cú pháp TOML'],
  ['[columns]\nmaHoSo = "Mã hồ sơ"', 'cột lạ "maHoSo"'],
  ['[columns]\ncode = "Mã hồ sơ"', 'thiếu cột receivedAt'],
  ['[columns]\ncode = 3', 'cần một tiêu đề cho "code"'],
  [
    '[columns]\ncode = "Mã"\nreceivedAt = "Ngày nhận"\npromisedOn = "ngày  NHẬN"',
    'hai cột receivedAt và promisedOn vào cùng một tiêu đề "ngày  NHẬN"',
  ],
])('a mapping file that cannot be used says why: %j', (text, why) => {
  expect(() => parseMapping(text, 'm.toml')).toThrow(
    expect.objectContaining({ code: 'bad-mapping', message: expect.stringContaining(why) }),
  );
});
