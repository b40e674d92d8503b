// The files a configuration names, and what is said of a configuration that is of the wrong kind altogether.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DungHenError } from '@dunghen/core';
import { loadConfig, restoreTemplate } from '@dunghen/daemon';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configuredProcedures } from '../src/config/procedures.ts';
import { jsonReason } from '../src/config/syntax-words.ts';
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

describe('a fault of the file’s form', () => {
  test.each([
    ['a = ', 1, 5, 'thiếu giá trị, hoặc giá trị không hiểu được: chữ phải nằm trong dấu nháy thẳng "…", có không ghi true hoặc false'],
    ['a = “x”', 1, 5, 'thiếu giá trị, hoặc giá trị không hiểu được: chữ phải nằm trong dấu nháy thẳng "…", có không ghi true hoặc false'],
    ['a = "x', 1, 5, 'dấu nháy mở mà chưa đóng'],
    ['a = "x\n', 1, 7, 'trong dấu nháy có ký tự điều khiển, hoặc dấu nháy chưa đóng trước khi hết dòng'],
    ['a = [1, 2', 1, 10, 'thiếu dấu phẩy giữa hai phần, hoặc dấu đóng ở cuối'],
    ['a = 01', 1, 5, 'số không được bắt đầu bằng 0: bỏ số 0 ở đầu, hoặc đặt trong dấu nháy "…"'],
    ['a = 7:00', 1, 6, 'trong số có ký tự lạ: chữ phải nằm trong dấu nháy "…"'],
    ['a = 1_', 1, 5, 'số viết dở'],
    ['tên = 1', 1, 2, 'tên mục có ký tự lạ: tên có dấu hoặc dấu cách phải nằm trong dấu nháy "…"'],
    ['= 1', 1, 1, 'thiếu tên mục, hoặc tên viết dở'],
    ['[agency', 1, 2, 'thiếu dấu = sau tên mục, hoặc dấu ] sau tên nhóm'],
    ['[[procedures]', 1, 14, 'tên nhóm mở bằng [[ phải đóng bằng ]]'],
    ['a = 1 b = 2', 1, 7, 'mỗi mục phải ở một dòng riêng: sau giá trị còn chữ thừa'],
    ['[a]\nb = 1\n[a]', 3, 2, 'mục hoặc nhóm này đã có ở trên: mỗi tên chỉ ghi một lần'],
    ['a = "C:\\dunghen"', 1, 9, 'sau dấu \\ có chữ lạ: đường dẫn Windows hãy đặt trong dấu nháy đơn \'…\', hoặc viết "\\\\" thay "\\"'],
    ['a = 2026-13-45', 1, 5, 'ngày không có thật, hoặc thiếu dấu nháy'],
  ])('of %j is told in Vietnamese, with its place', (toml, line, column, reason) => {
    const fault = said(toml);
    expect(fault?.in('vi')).toBe(
      `Tệp cấu hình ${join(folder, 'dunghen.config.toml')}:${line}:${column} sai cú pháp (${reason}); hãy sửa dòng này.`,
    );
    expect(fault?.in('en')).toMatch(/:\d+:\d+ has a syntax error \([a-z][^\n]+\); mend that line\.$/);
  });

  test.each([
    ['{"years": [\n  {"year": 2028,}\n]}', 'sai cú pháp ở dòng 2, cột 17'],
    ['{"years": [', 'sai cú pháp ở dòng 1, cột 12'],
    ['', 'sai cú pháp ở dòng 1, cột 1'],
    ['{"years": [\n  {"year": 2028, "status": official}\n]\n}\n', 'sai cú pháp ở dòng 2, cột 28'],
    ['abc\n\n\n', 'sai cú pháp ở dòng 1, cột 1'],
    ['undefined', 'sai cú pháp ở dòng 1, cột 1'],
    ['{"a": a}', 'sai cú pháp ở dòng 1, cột 7'],
    ['[\n  "a",\n  \'b\'\n]', 'sai cú pháp ở dòng 3, cột 3'],
    ['{"years":\n  [2026, 2027,\n  2028, ]}\n\n', 'sai cú pháp ở dòng 3, cột 9'],
  ])('of a calendar that is %j is told by its line and column', (json, reason) => {
    put('lịch.json', json);
    const fault = said('[calendar]\nfiles = ["lịch.json"]');
    expect(fault?.in('vi')).toContain(`Tệp lịch nghỉ ${join(folder, 'lịch.json')} không phải JSON (${reason}: `);
    expect(fault?.in('vi')).toContain('); hãy sửa chỗ này');
    expect(fault?.message).not.toMatch(/is not valid JSON|Unexpected/);
    expect(fault?.in('en')).toMatch(/is no JSON \(line \d+, column \d+: /);
  });
});

test('no place is named of JSON where the program that reads it names none', () => {
  expect(jsonReason('{}\n{}', 'JSON Parse error: Unable to parse')).toEqual({ vi: 'sai cú pháp', en: 'a syntax error' });
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
