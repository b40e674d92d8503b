// The files a configuration names, and what is said of a configuration that is of the wrong kind altogether.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DungHenError } from '@dunghen/core';
import { loadConfig, restoreTemplate } from '@dunghen/daemon';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configuredProcedures } from '../src/config/procedures.ts';
import { faultOfConfig } from './fault-of-config.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tệp cấu hình '))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const said = (toml: string): DungHenError | null => faultOfConfig(folder, toml);

describe('a configuration', () => {
  test.each([
    ['[letters]\npdf = "có"', 'letters.pdf: phải là true hoặc false, đang là "có"', 'must be true or false'],
    ['[alerts]\nworkingDaysBefore = 2', 'alerts.workingDaysBefore: phải là một danh sách trong [ ]', 'must be a list in [ ]'],
    ['agency = "UBND xã Mẫu"', 'agency: phải là một mục có các khóa riêng', 'must be a table of its own'],
    ['[calendar]\nfiles = [3, ""]', 'calendar.files.0: phải là chữ trong dấu nháy, đang là "3"', 'must be text in quotes'],
    ['[digests.to]\n"" = ["a@xa.example"]', 'digests.to.: tên mục không được để trống', 'the name must not be empty'],
    ['[page]\nlisten = "máy chủ"', 'page.listen: "máy chủ" không phải địa chỉ IP; hãy ghi', 'is no IP address'],
    ['[[procedures]]\ncode = "a"\nname = "A"\nnmae = "x"', 'procedures.0.nmae: không có mục này', 'is no setting'],
    ['[[procedures]]\nname = "A"', 'procedures.0.code: thiếu mục này', 'is missing'],
  ])('with %j is told what may stand there, in the language of who reads it', (toml, vi, en) => {
    const fault = said(toml);
    expect(fault?.code).toBe('config-invalid');
    expect(fault?.in('vi')).toContain(`\n  - ${vi}`);
    expect(fault?.in('en')).toContain(en);
    expect(fault?.in('en')).not.toMatch(/phải|không|Invalid/);
  });

  test('may listen on an address of either kind', () => {
    for (const listen of ['127.0.0.1', '::1', '0.0.0.0']) expect(said(`[page]\nlisten = "${listen}"`)).toBeNull();
  });

  test('that is no TOML is told the line, the column and the reason in one line', () => {
    const fault = said('lang = "vi"\ndatabase = \n');
    expect(fault).toMatchObject({
      code: 'config-syntax',
      message: expect.stringMatching(/dunghen\.config\.toml:2:\d+ sai cú pháp \([^\n]+\)/) as string,
    });
  });
});

describe('a calendar file', () => {
  const whyNot = (file: string): string | undefined => said(`[calendar]\nfiles = ["${file}"]`)?.in('vi').split('\n  - ')[1];

  test.each([
    ['thư mục', 'Không đọc được tệp lịch nghỉ', '(là một thư mục)'],
    ['không có.json', 'Không đọc được tệp lịch nghỉ', '(không có tệp này)'],
    // What has no words of its own is told by its code.
    ['rách.json/trong.json', 'Không đọc được tệp lịch nghỉ', '(ENOTDIR)'],
    ['rách.json', 'Tệp lịch nghỉ', 'không phải JSON ('],
    ['lạ.json', 'Tệp lịch nghỉ', 'chỗ sai'],
  ])('%s that cannot be used is told why', (file, first, why) => {
    mkdirSync(join(folder, 'thư mục'));
    put('rách.json', '{"years": [');
    put('lạ.json', '{"years": 3}');
    const line = whyNot(file) ?? '';
    expect(line).toContain(`calendar.files.0: ${first} ${join(folder, file)}`);
    expect(line).toContain(why);
  });
});

describe('a file of procedures', () => {
  const of = (text: string | null): DungHenError | null => {
    if (text !== null) put('thủ tục.toml', text);
    return said('procedures = "thủ tục.toml"');
  };

  test('gives each procedure with all that it says', () => {
    put(
      'p.toml',
      '[[procedures]]\ncode = "1.1"\nname = "A"\nfield = "Đất đai"\nterm = "3 ngày làm việc"\nsupplementRule = "shift"\n[[procedures]]\ncode = "1.2"\nname = "B"\n',
    );
    put('dunghen.config.toml', 'procedures = "p.toml"');
    expect(configuredProcedures(loadConfig(undefined, folder))).toEqual([
      { code: '1.1', name: 'A', field: 'Đất đai', term: { count: 3, unit: 'working-days' }, supplementRule: 'shift' },
      { code: '1.2', name: 'B' },
    ]);
  });

  test.each([
    [null, 'không có tệp này', 'there is no such file'],
    ['[[procedures]]\ncode = \n', 'dòng 2: sai cú pháp TOML', 'line 2: a syntax error in TOML'],
    ['# chưa có gì\n', 'thiếu mục [[procedures]]', 'lacks a table [[procedures]]'],
    ['procedures = 3', 'dòng 1: phải là một danh sách trong [ ]', 'line 1: must be a list in [ ]'],
    [
      '[[procedures]]\ncode = "a"\nname = "A"\n[[procedures]]\ncode = "a"\nname = "B"\n',
      'dòng 5: mã a đã có ở trên',
      'line 5: the code a stands above already',
    ],
    ['[[procedures]]\ncode = "a"\nname = "A"\nnmae = "x"\n', 'dòng 4, nmae: không có mục này', 'line 4, nmae: is no setting'],
    ['[[procedures]]\ncode = 3\nname = "A"\nterm = "ba"\n', 'dòng 4, term: Thời hạn "ba"', 'line 4, term: '],
    ['procedures = [{ code = "a", name = "A", term = "ba" }]', 'dòng 1, a: Thời hạn "ba"', 'line 1, a: '],
    [
      '[[procedures]]\ncode = "a"\nname = "A"\nsupplementRule = "x"\n',
      'dòng 4, supplementRule: phải là một trong "restart", "shift"',
      'must be one of',
    ],
  ])('that is %j is told where and what is wrong', (text, vi, en) => {
    const fault = of(text);
    expect(fault?.code).toBe('bad-procedures');
    expect(fault?.in('vi')).toContain(vi);
    expect(fault?.in('en')).toContain(en);
  });

  test('that is a folder is called one', () => {
    mkdirSync(join(folder, 'thủ tục.toml'));
    expect(of(null)?.in('vi')).toContain('là một thư mục');
  });
});

describe('the letter template that ships', () => {
  const restore = (template: string): string | null => {
    put('dunghen.config.toml', `[letters]\ntemplate = "${template}"`);
    return restoreTemplate(loadConfig(undefined, folder));
  };

  test('is put where the configuration says, never over the office’s own, and nowhere where it says nothing', () => {
    expect(restore('mẫu/thư.docx')).toBe(join(folder, 'mẫu/thư.docx'));
    put('mẫu/thư.docx', 'của cơ quan');
    expect(restore('mẫu/thư.docx')).toBeNull();
    expect(readFileSync(join(folder, 'mẫu/thư.docx'), 'utf8')).toBe('của cơ quan');
    put('dunghen.config.toml', '');
    expect(restoreTemplate(loadConfig(undefined, folder))).toBeNull();
  });

  test('is told of where it cannot be put', () => {
    expect(() => restore(`${'a'.repeat(300)}.docx`)).toThrow(expect.objectContaining({ code: 'ENAMETOOLONG' }));
  });
});
