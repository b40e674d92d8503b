// `dunghen.config.*`: which file is the configuration, in which form, and what is said where that cannot be told.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DungHenError } from '@dunghen/core';
import { findConfig, loadConfig } from '@dunghen/daemon';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultOfConfig } from './fault-of-config.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cấu hình '))));
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const fault = (named?: string): DungHenError | null => {
  try {
    loadConfig(named, folder);
    return null;
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return error;
  }
};

describe('a configuration in JSON', () => {
  test('is found beside the work like one in TOML, says the same, and its faults are told the same way', () => {
    put('dunghen.config.json', '\uFEFF{"kpi": {"target": "2"}, "agency": {"name": "UBND xã Mẫu"}}');
    const { config, path } = loadConfig(undefined, folder);
    expect([config.kpi.target, config.agency.name, path]).toEqual(['2', 'UBND xã Mẫu', join(folder, 'dunghen.config.json')]);
    put('khác.json', '{"kpi": {"basis": "x"}, "nhầm": 1}');
    expect(fault('khác.json')?.in('vi')).toMatch(/có 2 chỗ sai.*\n {2}- kpi\.basis: phải là một trong .*\n {2}- nhầm: không có mục này/s);
  });

  test.each([
    ['{"kpi": {"target": 2,}}', ':1:22', 'thừa dấu phẩy trước dấu đóng', 'a comma too many'],
    ['{\n"kpi": x}', ':2:8', 'thiếu hoặc thừa một dấu, hoặc chữ không nằm trong dấu nháy', 'not between straight quotes'],
    ['{"kpi": {"target": 2}', ':1:22', 'tệp trống hoặc viết dở', 'unfinished'],
    ['', ':1:1', 'tệp trống hoặc viết dở', 'empty'],
    ['{"database": "C:\\dữ liệu"}', ':1:18', 'sau dấu \\ có chữ lạ', 'write "\\\\"'],
    ['{"lang": "vi\n"}', ':1:13', 'dấu nháy mở mà chưa đóng trước khi hết dòng', 'a quote is not closed'],
  ])('%j is told by the place of its fault and the reason, in both languages', (text, place, vi, en) => {
    put('dunghen.config.json', text);
    expect(fault()?.code).toBe('config-syntax');
    expect(fault()?.in('vi')).toContain(`${join(folder, 'dunghen.config.json')}${place} sai cú pháp (${vi}`);
    expect(fault()?.in('vi')).toMatch(/\); hãy sửa dòng này\.$/);
    expect(fault()?.in('en')).toContain(`${place} has a syntax error (`);
    expect(fault()?.in('en')).toContain(en);
  });

  test.each(['{"agency": {"signerName": Nông Thị\nThử}}', '{"smtp": {"passwordFile": bí-mật,\n"user": "Nông"}}', 'Nông "bí-mật"\n'])(
    '%j is not quoted in what is said of it, which may be anybody’s name, and that is one line',
    (text) => {
      put('dunghen.config.json', text);
      for (const lang of ['vi', 'en'] as const) expect(fault()?.in(lang)).not.toMatch(/Nông|Thử|bí-mật|\n|Unexpected/);
    },
  );

  test.each(['[]', '3', 'null'])('%s is no table of settings', (text) => {
    put('dunghen.config.json', text);
    expect([fault()?.code, fault()?.in('vi').includes('phải là một mục có các khóa riêng')]).toEqual(['config-invalid', true]);
  });
});

describe('a file that looks like the configuration and is not read', () => {
  test.each(['yaml', 'yml', 'js', 'mjs', 'ts', 'ini'])('dunghen.config.%s is refused by its name instead of passed over', (form) => {
    put(`dunghen.config.${form}`, 'kpi:\n  target: 2\n');
    expect([
      fault()?.code,
      fault()
        ?.in('vi')
        .includes(join(folder, `dunghen.config.${form}`)),
    ]).toEqual(['config-unreadable', true]);
    expect(fault()?.in('en')).toContain('dunghen.config.toml');
  });

  test('two of them are refused: nobody could tell which one counts', () => {
    put('dunghen.config.toml', '');
    put('dunghen.config.json', '{}');
    const two = fault();
    expect([two?.code, two?.in('vi'), two?.in('en').includes('keep one')]).toEqual([
      'config-several',
      expect.stringMatching(/dunghen\.config\.toml, dunghen\.config\.json.*--config/),
      true,
    ]);
    expect(fault('dunghen.config.json')).toBeNull();
  });

  test('what an editor leaves behind is none', () => {
    for (const name of ['dunghen.config.toml~', 'dunghen.config.toml.bak', 'dunghen.config.bak']) put(name, '[[');
    mkdirSync(join(folder, 'con'));
    expect([fault(), findConfig(folder), findConfig(join(folder, 'con'))]).toEqual([null, null, null]);
  });
});

test('a file of procedures that cannot be used is told of together with the other faults', () => {
  const both = faultOfConfig(folder, 'procedures = "không có.toml"\n[kpi]\nbasis = "x"');
  expect([both?.code, both?.in('vi')]).toEqual([
    'config-invalid',
    expect.stringMatching(
      /có 2 chỗ sai.*kpi\.basis: .*procedures: Danh mục thủ tục .*không có\.toml không dùng được \(không có tệp này\)/s,
    ),
  ]);
});
