import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { buildTemplate } from '../template/build.ts';
import { letterFileName } from '../src/letter-name.ts';
import type { LetterFacts } from '../src/letter/letter-facts.ts';
import { dayInWords } from '../src/letter/letter-text.ts';
import { compileTemplate, renderLetter } from '../src/letter/render-letter.ts';

const bytes = readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url));
const template = compileTemplate(bytes, 'thu-xin-loi.docx');

const FACTS: LetterFacts = {
  agency: {
    parent: 'UBND tỉnh Mẫu',
    name: 'UBND xã Mẫu',
    place: 'Mẫu',
    signerTitle: 'Chủ tịch',
    signerName: 'Nguyễn Văn Mẫu',
    returnPlace: 'Bộ phận Một cửa',
    contact: '0900 000 000',
  },
  dossier: 'H37.125-261101-0003',
  appointment: 1,
  kind: 'missed',
  procedureCode: '1.013978',
  procedureName: 'Đăng ký đất đai lần đầu',
  field: 'Đất đai',
  applicant: { name: 'Nông Thị Thử', address: 'Thôn Pá Danh', phone: '0900000001', email: 'thu@example.com' },
  receivedOn: '2026-11-01',
  dueOn: '2026-11-26',
  stage: 'Thẩm định',
  unit: 'Phòng Kinh tế',
  reason: 'Chờ xác minh tại thôn bản.',
  newDueOn: '2026-12-03',
};

/** The text of a letter as Word would show it, a paragraph a line. */
function textOf(docx: Uint8Array): string {
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  return xml
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
const letter = (changes: Partial<LetterFacts> = {}): string => textOf(renderLetter(template, { ...FACTS, ...changes }));

test('the template that ships is the one its script writes', () => {
  expect(Buffer.from(buildTemplate()).equals(bytes)).toBe(true);
});

describe('a letter', () => {
  test('states every fact the law asks for', () => {
    const text = letter();
    for (const fact of [
      'UBND tỉnh Mẫu',
      'UBND xã Mẫu',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Nông Thị Thử',
      'Thôn Pá Danh',
      '0900000001',
      'thu@example.com',
      'ngày 01 tháng 11 năm 2026',
      'Đăng ký đất đai lần đầu',
      '1.013978',
      'Đất đai',
      'H37.125-261101-0003',
      'ngày 26 tháng 11 năm 2026',
      '“Thẩm định” tại Phòng Kinh tế',
      'Lý do: Chờ xác minh tại thôn bản.',
      'chân thành xin lỗi',
      'ngày 03 tháng 12 năm 2026',
      'Bộ phận Một cửa',
      '0900 000 000',
      'Nơi nhận:',
      'Chủ tịch',
      'Nguyễn Văn Mẫu',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('leaves its number and date blank until it is signed', () => {
    expect(letter()).toContain('Số: ……');
    expect(letter()).toContain('Mẫu, ngày …… tháng …… năm 20……');
    expect(letter({ number: '12/UBND', signedOn: '2026-12-01' })).toContain('Số: 12/UBND');
    expect(letter({ number: '12/UBND', signedOn: '2026-12-01' })).toContain('Mẫu, ngày 01 tháng 12 năm 2026');
  });

  test('leaves dotted blanks for what is not known, and never says undefined', () => {
    const text = textOf(
      renderLetter(template, { agency: {}, dossier: 'A', appointment: 1, kind: 'missed', receivedOn: '2026-11-01', dueOn: '2026-11-26' }),
    );
    expect(text).not.toMatch(/undefined|null|[{}]/);
    expect(text).toContain('Lý do: ……');
  });

  test('for a dossier closed late tells the day of the result and gives no new date', () => {
    const text = letter({ kind: 'closed-late', endedOn: '2026-11-28' });
    expect(text).toContain('đến ngày 28 tháng 11 năm 2026 mới có kết quả');
    expect(text).not.toContain('xin hẹn trả kết quả');
  });

  test('after a second missed appointment gives no third date', () => {
    const text = letter({ kind: 'second-missed', appointment: 2 });
    expect(text).toContain('lần thứ hai');
    expect(text).toContain('không hẹn lại thêm lần nữa');
    expect(text).not.toContain('ngày 03 tháng 12 năm 2026');
  });

  test('has the same bytes in every process, time zone and moment', () => {
    const script = `
      import { readFileSync } from 'node:fs';
      import { createHash } from 'node:crypto';
      const { compileTemplate, renderLetter } = await import(process.argv[1]);
      const [path, facts] = process.argv.slice(2);
      const bytes = renderLetter(compileTemplate(readFileSync(path), 'x'), JSON.parse(facts));
      console.log(createHash('sha256').update(bytes).digest('hex'));`;
    const render = new URL('../src/letter/render-letter.ts', import.meta.url).href;
    const path = new URL('../template/thu-xin-loi.docx', import.meta.url).pathname;
    const hashIn = (TZ: string): string =>
      execFileSync(
        process.execPath,
        ['--conditions=source', '--input-type=module', '-e', script, render, decodeURIComponent(path), JSON.stringify(FACTS)],
        {
          cwd: import.meta.dirname,
          env: { ...process.env, TZ },
          encoding: 'utf8',
        },
      );
    expect(hashIn('America/New_York')).toBe(hashIn('Pacific/Auckland'));
  });

  test.each([
    ['markup', 'Nông <w:t>&]]> "Thử"', 'Nông <w:t>&]]> "Thử"'],
    ['tags of the template', '{ma_ho_so} {#con_giai_quyet} {/x}', '{ma_ho_so} {#con_giai_quyet} {/x}'],
    ['characters XML cannot hold', 'A\u0000B\u000BC\uFFFED\uD800E', 'ABCD\uFFFDE'],
    ['decomposed accents', 'Nguyễn'.normalize('NFD'), 'Nguyễn'],
    ['line breaks', 'dòng một\ndòng hai', 'dòng một\ndòng hai'],
    ['very much text', 'Nguyễn '.repeat(700).trim(), 'Nguyễn '.repeat(700).trim()],
  ])('prints %s as plain text', (_, reason, shown) => {
    const docx = renderLetter(template, { ...FACTS, reason });
    expect(textOf(docx)).toContain(shown);
    const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  });

  test('bears its key for a computer to find, and no personal data there', () => {
    const custom = new PizZip(renderLetter(template, FACTS)).file('docProps/custom.xml')?.asText();
    expect(custom).toContain('H37.125-261101-0003/1');
    expect(custom).not.toContain('Nông');
  });
});

describe('a template an officer broke is named with what to mend', () => {
  const edited = (change: (xml: string) => string): Uint8Array => {
    const zip = new PizZip(bytes);
    zip.file('word/document.xml', change(zip.file('word/document.xml')?.asText() ?? ''));
    return zip.generate({ type: 'uint8array' });
  };
  test.each([
    ['template-syntax', '{ly_do', (xml: string) => xml.replace('{ly_do}', '{ly_do')],
    ['template-syntax', 'con_giai_quyet', (xml: string) => xml.replace('{/con_giai_quyet}', '')],
    ['template-unknown-tag', '{ten_nguoi_nop}', (xml: string) => xml.replace('{nguoi_nop}', '{ten_nguoi_nop}')],
    ['template-missing-tag', '{ma_ho_so}', (xml: string) => xml.replace('{ma_ho_so}', '')],
  ])('%s %s', (code, mention, change) => {
    expect(() => compileTemplate(edited(change), 'mau.docx')).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^Mẫu thư mau\.docx .*hãy mở mẫu bằng Word/s) }),
    );
    expect(() => compileTemplate(edited(change), 'mau.docx')).toThrow(mention);
  });
  test.each([
    ['text', 'xin chào'],
    ['empty', ''],
    ['another zip', new PizZip().file('a.txt', 'x').generate({ type: 'string' })],
  ])('not a Word file: %s', (_, content) => {
    expect(() => compileTemplate(Buffer.from(content, 'latin1'), 'mau.docx')).toThrow(
      expect.objectContaining({ code: 'template-not-docx' }),
    );
  });
  test('one saved by Word with a tag split over several runs still works', () => {
    const split = edited((xml) => xml.replace('{ma_ho_so}', '{ma_</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>ho_so}'));
    expect(textOf(renderLetter(compileTemplate(split, 'mau.docx'), FACTS))).toContain('H37.125-261101-0003');
  });
});

test.each([
  ['2026-03-05', 'ngày 05 tháng 3 năm 2026'],
  ['2026-02-12', 'ngày 12 tháng 02 năm 2026'],
  ['2026-01-01', 'ngày 01 tháng 01 năm 2026'],
  ['2026-10-31', 'ngày 31 tháng 10 năm 2026'],
])('%s in words is "%s"', (iso, words) => expect(dayInWords(iso)).toBe(words));

describe('the file name of a letter', () => {
  test.each(['../../x', 'CON', 'nul.txt', '/etc/passwd', 'C:\\x', 'a'.repeat(64), '....', '\u202Ecod', 'Hồ sơ số 1', '%2e%2e', 'x\ny'])(
    'of %j stays in its folder',
    (code) => {
      expect(letterFileName(code, 1)).toMatch(/^thu-xin-loi-[a-z0-9-]{1,40}-lan-1-[0-9a-f]{10}\.docx$/);
    },
  );
  test('differs for codes that read alike, and for each appointment', () => {
    const names = ['A-1', 'A.1', 'A 1', 'Á-1'].map((code) => letterFileName(code, 1));
    expect(new Set([...names, letterFileName('A-1', 2)]).size).toBe(5);
  });
  test('is the same for two spellings of one code', () => expect(letterFileName('h37-1', 1)).toBe(letterFileName('H37-1', 1)));
});

const office = spawnSync('soffice', ['--version']).status === 0;
test.skipIf(!office)('is one A4 page, also with long names (needs LibreOffice)', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'thư '));
  const long: Partial<LetterFacts> = {
    procedureName:
      'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu đối với hộ gia đình, cá nhân, cộng đồng dân cư đang sử dụng đất',
    applicant: {
      name: 'Công Tằng Tôn Nữ Thị Hoàng Thử Nghiệm',
      address: 'Số nhà 125, ngõ 48, thôn Khuổi Vàng Trên, xã Mẫu Sơn Khê, tỉnh Mẫu',
      phone: '0900000001',
    },
    reason:
      'Phải xác minh nguồn gốc sử dụng đất tại thực địa và chờ ý kiến của cơ quan phối hợp, trong khi cán bộ địa chính phải tham gia khắc phục hậu quả mưa lũ trên địa bàn xã',
  };
  try {
    const letters: readonly Partial<LetterFacts>[] = [
      {},
      long,
      { ...long, kind: 'second-missed', appointment: 2 },
      { ...long, kind: 'closed-late', endedOn: '2026-11-28' },
    ];
    for (const [i, changes] of letters.entries())
      writeFileSync(join(folder, `${i}.docx`), renderLetter(template, { ...FACTS, ...changes }));
    const files = letters.map((_, i) => `${i}.docx`);
    execFileSync('soffice', [`-env:UserInstallation=file://${encodeURI(folder)}/profile`, '--headless', '--convert-to', 'pdf', ...files], {
      cwd: folder,
      stdio: 'ignore',
    });
    for (const file of files) {
      const pdf = readFileSync(join(folder, file.replace('docx', 'pdf')), 'latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
