import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { describe, expect, test, vi } from 'vitest';
import { buildTemplate } from '../template/build.ts';
import { letterFileName } from '../src/letters/letter-name.ts';
import { isOrganisation } from '../src/letter/addressing.ts';
import { dayInWords } from '../src/letter/day-in-words.ts';
import type { LetterFacts } from '../src/letter/letter-facts.ts';
import { CONDITION_TAGS, TEXT_TAGS } from '../src/letter/letter-tags.ts';
import { letterText } from '../src/letter/letter-text.ts';
import { REASON_ROOM, roomTaken } from '../src/letter/reason-room.ts';
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

// The XML parser that docxtemplater brings along; version 0.9 throws on anything that is not well-formed.
const { DOMParser } = createRequire(createRequire(import.meta.url).resolve('docxtemplater'))('@xmldom/xmldom') as {
  DOMParser: new (options: { onError: (level: string, message: string) => void }) => {
    parseFromString(xml: string, type: string): unknown;
  };
};
const onError = (level: string, message: string): void => {
  if (level !== 'warning') throw new Error(message);
};
const parse = (xml: string): unknown => new DOMParser({ onError }).parseFromString(xml, 'text/xml');

/** The text of a letter as Word would show it, a paragraph a line. */
function textOf(docx: Uint8Array, hyphen = '\u2011'): string {
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  return xml
    .replace(/<w:noBreakHyphen\/>/g, hyphen)
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
const letter = (changes: Partial<LetterFacts> = {}): string => textOf(renderLetter(template, { ...FACTS, ...changes }));

const strip = (zip: PizZip, part: string, what: RegExp): string => (zip.file(part)?.asText() ?? '').replace(what, '');

test('the template that ships is the one its script writes', () => {
  expect(Buffer.from(buildTemplate()).equals(bytes)).toBe(true);
});

test('keeps the telephone numbers of the citizen and of the office on one line each, and names, addresses and other figures as they were given', () => {
  const contact = 'Bà Lò Thị Mẫu, 12-14 đường 19-5, ĐT (0205) 3 888-999 hoặc 1900 1234, từ 07 giờ 30';
  const applicant = { name: 'Hộ kinh doanh 0912 345 678', address: 'Ngõ 0912 345 678', phone: '0912 345-678, +84 987.654 321 - 0205 12' };
  const docx = renderLetter(template, { ...FACTS, applicant, agency: { ...FACTS.agency, contact } });
  const xml = new PizZip(docx).file('word/document.xml')?.asText() ?? '';
  parse(xml);
  const shown = textOf(docx);
  expect(textOf(docx, '-').replaceAll('\u00A0', ' ')).toContain(contact);
  expect(shown).toContain('12-14 đường 19-5, ĐT (0205)\u00A03\u00A0888\u2011999 hoặc 1900\u00A01234, từ 07 giờ 30');
  expect(shown).toContain('0912\u00A0345\u2011678, +84\u00A0987.654\u00A0321 - 0205 12');
  expect(shown).toContain(applicant.name);
  expect(shown).toContain(applicant.address);
  // As Word writes it: not every font has the character.
  expect(xml).not.toContain('\u2011');
  expect(xml).toContain('<w:noBreakHyphen/>');
});

test('with many digits in a row and letters behind them for a telephone is written at once', { timeout: 3_000 }, () => {
  const phone = `${'0'.repeat(31)}zalo`;
  expect(letter({ applicant: { ...FACTS.applicant, phone } })).toContain(phone);
});

test('of a citizen’s feedback speaks of no administrative procedure and of no slip', () => {
  const { procedureCode: _, field: __, ...plain } = FACTS;
  const feedback = (changes: Partial<LetterFacts>): string =>
    textOf(renderLetter(template, { ...plain, feedback: true, procedureName: 'Đèn đường hỏng ở thôn Pá Danh', ...changes }));
  const text = feedback({});
  expect(text).toContain('VĂN BẢN XIN LỖI\nvà đề nghị gia hạn thời gian giải quyết phản ánh, kiến nghị\n');
  expect(text).toContain('UBND xã Mẫu đã tiếp nhận phản ánh, kiến nghị của Ông/Bà: “Đèn đường hỏng ở thôn Pá Danh”.\n');
  expect(text).toContain(
    'Mã phản ánh, kiến nghị: H37.125-261101-0003. Theo thời hạn quy định, thời gian trả kết quả cho Ông/Bà là ngày 26 tháng 11 năm 2026.',
  );
  expect(text).toContain('Đến nay, phản ánh, kiến nghị đang ở bước “Thẩm định” tại Phòng Kinh tế;');
  for (const kind of ['missed', 'closed-late', 'second-missed'] as const)
    expect(feedback({ kind, appointment: kind === 'second-missed' ? 2 : 1, endedOn: '2026-11-30' })).not.toMatch(
      /hồ sơ|thủ tục|Giấy tiếp nhận|lĩnh vực/,
    );
});

describe('a letter', () => {
  test('states every fact the law asks for', () => {
    const text = letter();
    for (const fact of [
      'UBND TỈNH MẪU',
      'UBND XÃ MẪU',
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
      '0900\u00A0000\u00A0000',
      'Nơi nhận:',
      'CHỦ TỊCH',
      'Nguyễn Văn Mẫu',
    ]) {
      expect(text).toContain(fact);
    }
  });

  test('states its facts in the order of the form', () => {
    const text = letter();
    const places = [
      'UBND TỈNH MẪU',
      'CỘNG HÒA XÃ HỘI',
      'Số:',
      'Mẫu, ngày',
      'VĂN BẢN XIN LỖI',
      'và đề nghị gia hạn',
      'Kính gửi:',
      'Địa chỉ:',
      'Điện thoại:',
      'ngày 01 tháng 11 năm 2026',
      'Đăng ký đất đai lần đầu',
      'H37.125-261101-0003',
      'ngày 26 tháng 11 năm 2026',
      '“Thẩm định”',
      'chưa thể trả kết quả',
      'Lý do:',
      'chân thành xin lỗi',
      'ngày 03 tháng 12 năm 2026',
      'Bộ phận Một cửa',
      'liên hệ:',
      'Nơi nhận:',
      'CHỦ TỊCH',
    ].map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('to an organisation does not say Ông/Bà, to a person always', () => {
    for (const name of [
      'Công ty TNHH Thử Nghiệm',
      'HỢP TÁC XÃ NÔNG NGHIỆP MẪU',
      'UBND xã Khác',
      'Đảng ủy xã Mẫu',
      'Đảng uỷ xã Mẫu',
      'HĐND xã Mẫu',
      'Ủy ban Mặt trận Tổ quốc xã Mẫu',
      'Mặt trận Tổ quốc xã Mẫu',
      'Hội Người cao tuổi xã Mẫu',
      'Hội Chữ thập đỏ xã Mẫu',
      'Hội đồng nhân dân xã Mẫu',
      'Đoàn Thanh niên xã Mẫu',
      'Đoàn TNCS Hồ Chí Minh xã Mẫu',
      'Chi bộ thôn 3',
      'Trường Mẫu giáo Hoa Mai',
      'Trường THCS&THPT Mẫu',
      'Trạm Y tế xã Mẫu',
      'Trạm Khuyến nông Mẫu',
      'Công an xã Mẫu',
      'Phòng Kinh tế',
      'Chi nhánh Văn phòng Đăng ký đất đai',
      'Văn phòng Đăng ký đất đai',
      'Quỹ tín dụng nhân dân Mẫu',
    ]) {
      expect(letter({ applicant: { name } })).not.toContain('Ông/Bà');
      expect(letter({ applicant: { name } })).toContain('chân thành xin lỗi Quý đơn vị');
    }
    for (const name of [
      'Công Thị Ty',
      'Trương Tiểu Học',
      'Hội Văn Nông',
      'Trường Văn Mẫu',
      'Đoàn Thanh Mẫu',
      'Đoàn Thị Thử',
      'Trạm Thị Thử',
      'Phòng Văn Mẫu',
      'Đảng Văn Mẫu',
      'Văn Phòng Mẫu',
      'Hội Thị Mẫu',
      '',
    ])
      expect(letter({ applicant: { name } })).toContain('Ông/Bà');
  });

  test('to each citizen of the sample says Ông/Bà, which no name of a person there keeps it from', () => {
    const sample = readFileSync(new URL('../../../fixtures/sample/danh-sach-ho-so.csv', import.meta.url), 'utf8');
    const [head = '', ...rows] = sample.trim().split(/\r?\n/);
    const column = head.split(',').indexOf('Người nộp');
    const names = new Set(
      rows.map((row) => row.split(',')[column] ?? '').filter((name) => /^\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+){1,4}$/u.test(name)),
    );
    expect(names.size).toBeGreaterThan(10);
    for (const name of names) expect(isOrganisation(name), name).toBe(false);
  });

  test.each([
    'Bà Nguyễn Thị Thử',
    'ÔNG TRẦN VĂN MẪU',
    'Ông/Bà Lý Văn Mẫu',
    'Ông (bà): Lý Văn Mẫu',
    'Ông bà Lý Văn Mẫu',
    'Hộ ông Nông Văn Mẫu',
    'Cụ Hoàng Thị Mẫu',
    'Hộ kinh doanh Nông Thị Thử',
    'Công ty TNHH Mẫu',
  ])('to a name that says how it is addressed, %s, puts nothing before it and changes nothing of it', (name) => {
    expect(letter({ applicant: { name } })).toMatch(new RegExp(`Kính gửi:\\s*${name.replace(/[()/]/g, '\\$&')}\\n`));
  });

  test.each(['Nguyễn Bà Mẫu', 'Anh', 'Cổ Thị Thử', 'Hồ Văn Mẫu', 'Bành Thị Thử'])(
    'to %s writes Ông/Bà, which no part of the name is',
    (name) => {
      expect(letter({ applicant: { name } })).toMatch(new RegExp(`Kính gửi:\\s*Ông/Bà ${name}\\n`));
    },
  );

  test('sets "Ủy ban nhân dân" above the name of its place at its head only', () => {
    const text = letter({ agency: { ...FACTS.agency, name: 'Ủy ban nhân dân xã Mẫu' } });
    expect(text).toContain('ỦY BAN NHÂN DÂN\nXÃ MẪU\n');
    expect(text).toContain('Ủy ban nhân dân xã Mẫu chân thành xin lỗi');
  });

  test('leaves its number and date blank until it is signed', () => {
    expect(letter()).toContain('Mẫu, ngày …… tháng …… năm 20……');
    expect(letter()).toContain('Số: ……/……');
    expect(letter({ number: '12/UBND', signedOn: '2026-12-01' })).toContain('Số: 12/UBND');
    expect(letter({ number: '12/UBND', signedOn: '2026-12-01' })).toContain('Mẫu, ngày 01 tháng 12 năm 2026');
  });

  test.each([
    ['9/UBND', '09/UBND'],
    ['9', '09'],
    ['1-QĐ/UB', '01-QĐ/UB'],
    ['5 / XL', '05 / XL'],
    ['09/UBND', '09/UBND'],
    ['10/UBND', '10/UBND'],
    ['0/UBND', '0/UBND'],
    ['9A/UBND', '9A/UBND'],
    ['XL/9', 'XL/9'],
  ])('of the number %s bears %s: below ten with a zero, and nothing else is changed (NĐ 30/2020)', (number, borne) => {
    expect(letter({ number, signedOn: '2026-12-01' })).toContain(`Số: ${borne}\n`);
  });

  test('leaves dotted blanks for what is not known, and never says undefined', () => {
    const text = textOf(
      renderLetter(template, { agency: {}, dossier: 'A', appointment: 1, kind: 'missed', receivedOn: '2026-11-01', dueOn: '2026-11-26' }),
    );
    expect(text).not.toMatch(/undefined|null|NaN|[{}]/);
    expect(text).toContain('Địa chỉ:…………');
    expect(text).not.toContain('mã thủ tục');
    const spaces = { name: ' ', address: '', phone: '\u0000', email: '  ' };
    const blank = letterText({ ...FACTS, agency: { name: '', contact: ' ' }, applicant: spaces, reason: ' \n', stage: '', unit: ' ' });
    for (const tag of ['nguoi_nop', 'dia_chi', 'dien_thoai', 'co_quan', 'lien_he', 'buoc_hien_tai', 'ly_do'] as const) {
      expect(blank[tag]).toMatch(/^…+$/);
    }
  });

  test('without a reason leaves dotted lines to the margin for the officer to fill', () => {
    const { reason: _, ...unexplained } = FACTS;
    const xml = new PizZip(renderLetter(template, unexplained)).file('word/document.xml')?.asText() ?? '';
    expect(xml).toMatch(/Lý do: <\/w:t><w:tab\/>/);
    expect(letter()).not.toMatch(/Lý do: \n/);
  });

  test('has a value for every tag an officer may use, and no other', () => {
    expect(Object.keys(letterText(FACTS)).toSorted()).toEqual([...Object.keys(TEXT_TAGS), ...Object.keys(CONDITION_TAGS)].toSorted());
  });

  test('for a dossier closed late tells the day of the result and gives no new date', () => {
    const text = letter({ kind: 'closed-late', endedOn: '2026-11-28' });
    expect(text).toContain('đến ngày 28 tháng 11 năm 2026 hồ sơ của Ông/Bà mới có kết quả giải quyết, chậm so với thời gian đã hẹn');
    expect(text).not.toMatch(/gia hạn|hẹn trả kết quả cho|tháng 12/);
  });

  test('for a dossier the citizen withdrew after the date never says that there is a result', () => {
    const text = letter({ kind: 'closed-late', endedOn: '2026-11-28', endedBy: 'withdrawn' });
    expect(text).toContain('đến ngày 28 tháng 11 năm 2026, khi Ông/Bà rút hồ sơ, chúng tôi vẫn chưa trả được kết quả');
    expect(text).not.toMatch(/mới có kết quả|chưa nhận kết quả|gia hạn/);
  });

  test('after a second missed appointment gives no third date', () => {
    const text = letter({ kind: 'second-missed', appointment: 2 });
    expect(text).toContain('Theo lần hẹn lại trước, thời gian trả kết quả');
    expect(text).toContain('đây là lần thứ hai');
    expect(text).toContain('một lần nữa chân thành xin lỗi');
    expect(text).toContain('Người đứng đầu cơ quan đang trực tiếp chỉ đạo');
    expect(text).toContain('xin không hẹn lại thêm lần nữa');
    expect(text).toContain('liên hệ: 0900\u00A0000\u00A0000');
    expect(text).not.toContain('gia hạn');
    expect(text).not.toContain('ngày 03 tháng 12 năm 2026');
  });

  test('for a first appointment that is late, once the later day has passed too, is no second one, and gives no third date', () => {
    const text = letter({ kind: 'second-missed', appointment: 1 });
    expect(text).toContain('về việc chậm trả kết quả giải quyết hồ sơ');
    expect(text).toContain('chúng tôi không trả được kết quả cho Ông/Bà đúng hẹn, kể cả lần hẹn lại.');
    expect(text).toMatch(/UBND xã \S+ (?:\S+ )*chân thành xin lỗi Ông\/Bà/);
    expect(text).toContain('xin không hẹn lại thêm lần nữa');
    expect(text).not.toMatch(/lần thứ hai|tiếp tục|một lần nữa|gia hạn|ngày 03 tháng 12 năm 2026/);
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
    const path = fileURLToPath(new URL('../template/thu-xin-loi.docx', import.meta.url));
    const hashIn = (TZ: string): string =>
      execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', script, render, path, JSON.stringify(FACTS)], {
        cwd: import.meta.dirname,
        env: { ...process.env, TZ },
        encoding: 'utf8',
      });
    expect(hashIn('America/New_York')).toBe(hashIn('Pacific/Auckland'));
  });

  test('has the same bytes whatever letters were rendered from the template before it', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 30 }), { nil: undefined });
    const facts = fc.record({
      agency: fc.record({ name: text, parent: text, contact: text }),
      applicant: fc.record({ name: text, email: text, address: text }),
      kind: fc.constantFrom('missed' as const, 'second-missed' as const, 'closed-late' as const),
      endedBy: fc.constantFrom('completed' as const, 'withdrawn' as const),
      appointment: fc.integer({ min: 1, max: 3 }),
      reason: text,
      number: text,
      procedureCode: text,
    });
    fc.assert(
      fc.property(facts, (changes) => {
        const all = { ...FACTS, ...changes, endedOn: '2026-11-28' } as LetterFacts;
        const fresh = renderLetter(compileTemplate(bytes, 'thu-xin-loi.docx'), all);
        expect(Buffer.from(renderLetter(template, all)).equals(fresh)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('is told for a Word file by its first bytes, and has no folders and no dates in it', () => {
    const file = Buffer.from(renderLetter(template, FACTS));
    expect(file.toString('latin1', 0, 49)).toMatch(/^PK\u0003\u0004.{26}\[Content_Types\]\.xml$/s);
    const { files } = new PizZip(file);
    expect(Object.values(files).map(({ dir }) => dir)).not.toContain(true);
    expect(new Set(Object.values(files).map(({ date }) => date.getFullYear()))).toEqual(new Set([1980]));
  });

  test('has the same bytes today and in a hundred years', () => {
    const today = renderLetter(template, FACTS);
    vi.useFakeTimers({ now: new Date('2126-02-28T23:59:59Z') });
    try {
      expect(Buffer.from(renderLetter(template, FACTS)).equals(today)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each([
    ['markup', 'Nông <w:t>&]]> "Thử"', 'Nông <w:t>&]]> "Thử"'],
    ['tags of the template', '{ma_ho_so} {#co_hen_moi} {/x}', '{ma_ho_so} {#co_hen_moi} {/x}'],
    ['characters XML cannot hold', 'A\u0000B\u000BC\uFFFED\uD800E', 'ABCD\uFFFDE'],
    ['decomposed accents', 'Nguyễn'.normalize('NFD'), 'Nguyễn'],
    ['line breaks', 'dòng một\n\n\tdòng hai', 'dòng một dòng hai'],
    ['text of a full page', 'Nguyễn '.repeat(70).trim(), 'Nguyễn '.repeat(70).trim()],
  ])('prints %s as plain text', (_, reason, shown) => {
    const docx = renderLetter(template, { ...FACTS, reason });
    expect(textOf(docx)).toContain(`Lý do: ${shown}.`);
    parse(new PizZip(docx).file('word/document.xml')?.asText() ?? '');
  });

  test.each([
    ['words', 'chờ xác minh '.repeat(500)],
    ['capitals', 'CHỜ XÁC MINH '.repeat(50)],
    ['one endless word', 'W'.repeat(601)],
    ['line breaks', 'a\n'.repeat(700)],
  ])('keeps to its page: too many %s of a list are cut, and the cut is shown', (_, reason) => {
    const { ly_do: shown } = letterText({ ...FACTS, reason });
    expect(shown).toMatch(/^\S.*\S…$/);
    expect(reason.replace(/\s+/g, ' ').startsWith(shown.slice(0, -1))).toBe(true);
    expect(roomTaken(shown)).toBeLessThanOrEqual(REASON_ROOM);
    expect(roomTaken(shown)).toBeGreaterThan(REASON_ROOM - 20);
  });

  test('is well-formed XML whatever character stands in whatever field', () => {
    const all = String.fromCharCode(...Array.from({ length: 0x1_00_00 }, (_, code) => code).filter((code) => code !== 0x2e));
    const hostile = `${all} <w:t>&]]> {ma_ho_so} {#x} \uD800`;
    const every = JSON.parse(
      JSON.stringify(FACTS, (key, value: unknown) => (typeof value === 'string' && !/On$|kind/.test(key) ? hostile : value)),
    ) as LetterFacts;
    const zip = new PizZip(renderLetter(template, every));
    for (const part of Object.keys(zip.files)) {
      const xml = zip.file(part)?.asText() ?? '';
      parse(xml);
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      expect(xml.isWellFormed()).toBe(true);
    }
    expect(zip.file('word/document.xml')?.asText()).toContain('&lt;w:t&gt;&amp;]]&gt; {ma_ho_so} {#x}');
  });

  test('keeps a name on one line however the cell of the spreadsheet was broken', () => {
    expect(letter({ applicant: { name: 'Nông Thị\r\n  Thử ' } })).toContain('Nông Thị Thử\n');
  });

  test('bears its key for a computer to find, and no personal data there', () => {
    const custom = new PizZip(renderLetter(template, FACTS)).file('docProps/custom.xml')?.asText();
    expect(custom).toContain('H37.125-261101-0003/1');
    expect(custom).not.toContain('Nông');
  });

  test('bears its key once, also when the template lost its properties or came back from another program', () => {
    for (const change of [
      (zip: PizZip) =>
        zip
          .remove('docProps/custom.xml')
          .file('[Content_Types].xml', strip(zip, '[Content_Types].xml', /<Override PartName="\/docProps\/custom[^>]*>/)),
      (zip: PizZip) => zip.file('docProps/custom.xml', strip(zip, 'docProps/custom.xml', /<property .*<\/property>/)),
      (zip: PizZip) => zip.file('docProps/custom.xml', (zip.file('docProps/custom.xml')?.asText() ?? '').replace('>-<', '>CŨ/9<')),
    ]) {
      const zip = new PizZip(bytes);
      change(zip);
      const edited = compileTemplate(zip.generate({ type: 'uint8array' }), 'mau.docx');
      const stamped = new PizZip(renderLetter(edited, { ...FACTS, dossier: 'A&B<"1">' }));
      const custom = stamped.file('docProps/custom.xml')?.asText() ?? '';
      parse(custom);
      expect(custom.match(/dunghen-letter/g)).toHaveLength(1);
      expect(custom).toContain('A&#38;B&#60;&#34;1&#34;&#62;/1</vt:lpwstr>');
      expect(
        stamped
          .file('[Content_Types].xml')
          ?.asText()
          .match(/docProps\/custom\.xml/g),
      ).toHaveLength(1);
      expect(
        stamped
          .file('_rels/.rels')
          ?.asText()
          .match(/docProps\/custom\.xml/g),
      ).toHaveLength(1);
    }
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
