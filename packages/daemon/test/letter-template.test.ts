import { readFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { describe, expect, test, vi } from 'vitest';
import { CONDITION_TAGS, TEXT_TAGS } from '../src/letter/letter-tags.ts';
import type { LetterFacts } from '../src/letter/letter-facts.ts';
import { compileTemplate, renderLetter } from '../src/letter/render-letter.ts';
import { TemplateError } from '../src/letter/template-error.ts';

const bytes = readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url));
const FACTS: LetterFacts = {
  agency: { name: 'UBND xã Mẫu' },
  dossier: 'H37.125-261101-0003',
  appointment: 1,
  kind: 'missed',
  applicant: { name: 'Nông Thị Thử' },
  receivedOn: '2026-11-01',
  dueOn: '2026-11-26',
};

/** The template that ships, as changed by an officer in Word. */
function edited(change: (xml: string) => string, part = 'word/document.xml'): Uint8Array {
  const zip = new PizZip(bytes);
  const before = zip.file(part)?.asText() ?? '';
  const after = change(before);
  expect(after).not.toBe(before);
  zip.file(part, after);
  return zip.generate({ type: 'uint8array' });
}

function faultOf(template: Uint8Array): TemplateError {
  try {
    compileTemplate(template, 'mau.docx');
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('no fault');
}

describe('a template an officer broke is named with the tag, the place and the cure', () => {
  test.each([
    ['a brace lost', 'template-syntax', 'có ô "{ly_do." thiếu dấu }', 'ly_do', (xml: string) => xml.replace('{ly_do}', '{ly_do')],
    ['an opening brace lost', 'template-syntax', 'thiếu dấu { ở đầu', 'ly_do', (xml: string) => xml.replace('{ly_do}', 'ly_do}')],
    ['a brace doubled', 'template-syntax', 'thừa dấu {', '{{ly_d', (xml: string) => xml.replace('{ly_do}', '{{ly_do}')],
    [
      'a condition not closed',
      'template-syntax',
      'chưa đóng bằng "{/co_ly_do}"',
      'co_ly_do',
      (xml: string) => xml.replace('{/co_ly_do}', ''),
    ],
    [
      'a condition not opened',
      'template-syntax',
      'mà không có "{#co_ly_do}" ở trước',
      'co_ly_do',
      (xml: string) => xml.replace('{#co_ly_do}', ''),
    ],
    [
      'conditions that cross',
      'template-syntax',
      'có điều kiện "{#co_ly_do}" gặp "{/hen_lai}" trước khi đóng',
      'co_ly_do',
      (xml: string) => xml.replace('{ly_do}', '{#hen_lai}{#co_ly_do}{/hen_lai}{/co_ly_do}{ly_do}'),
    ],
    ['a tag of raw XML', 'template-syntax', 'viết sai', 'ly_do', (xml: string) => xml.replace('{ly_do}', '{@ly_do}')],
    [
      'an unknown tag',
      'template-unknown-tag',
      '{ten_nguoi_nop}',
      '{ten_nguoi_nop}',
      (xml: string) => xml.replace('{nguoi_nop}', '{ten_nguoi_nop}'),
    ],
    [
      'a tag in capitals',
      'template-unknown-tag',
      'gần giống nhất là {ma_ho_so} (mã hồ sơ)',
      '{MA_HO_SO}',
      (xml: string) => xml.replace('{ma_ho_so}', '{MA_HO_SO}'),
    ],
    [
      'a paragraph of raw XML',
      'template-unknown-tag',
      '"{@lien_he}"',
      '{@lien_he}',
      (xml: string) => xml.replace('<w:p><w:pPr><w:pStyle w:val="SoVanBan"/>', '<w:p><w:r><w:t>{@lien_he}</w:t></w:r></w:p>$&'),
    ],
    ['an unknown condition', 'template-unknown-tag', '{#gap}', '{#gap}', (xml: string) => xml.replace('{ly_do}', '{#gap}!{/gap}{ly_do}')],
    [
      'a condition as text',
      'template-unknown-tag',
      'phải viết {#hen_lai}',
      '{hen_lai}',
      (xml: string) => xml.replace('{ly_do}', '{ly_do} {hen_lai}'),
    ],
    [
      'an inherited word',
      'template-unknown-tag',
      '{constructor}',
      '{constructor}',
      (xml: string) => xml.replace('{ly_do}', '{ly_do} {constructor}'),
    ],
    ['the whole object', 'template-unknown-tag', '{.}', '{.}', (xml: string) => xml.replace('{ly_do}', '{ly_do} {.}')],
    [
      'a required tag gone',
      'template-missing-tag',
      'thiếu ô bắt buộc {ma_ho_so} (mã hồ sơ)',
      '{ma_ho_so}',
      (xml: string) => xml.replaceAll('{ma_ho_so}', ''),
    ],
  ])('%s', (_, code, mention, tag, change) => {
    const fault = faultOf(edited(change));
    expect(fault.code).toBe(code);
    expect(fault.message).toContain(mention);
    expect(fault.message).toMatch(/^Mẫu thư mau\.docx .*; hãy mở mẫu bằng Word để sửa, .*\.$/s);
    expect(fault.faults.map((one) => one.tag)).toContainEqual(expect.stringContaining(tag));
  });

  test('the paragraph is quoted as Word shows it', () => {
    const wrong = faultOf(edited((xml) => xml.replace('{ten_thu_tuc}', '{thu_tuc}')));
    expect(wrong.message).toMatch(/\(ở đoạn “…[^”]*thủ tục hành chính “\{thu_tuc\}”/);
    expect(faultOf(edited((xml) => xml.replace('{ly_do}', '{ly_do'))).faults[0]?.place).toContain('Lý do: {ly_do');
    expect(faultOf(edited((xml) => xml.replace('>2<', '>{trang}<'), 'word/header1.xml')).faults[0]).toMatchObject({
      tag: '{trang}',
      place: '{trang}',
    });
  });

  test('all faults are named at once', () => {
    const fault = faultOf(edited((xml) => xml.replace('{nguoi_nop}', '{nguoi}').replace('{dia_chi}', '{dia}')));
    expect(fault.faults.map(({ tag }) => tag)).toEqual(['{nguoi}', '{dia}', '{nguoi_nop}']);
    expect(fault.code).toBe('template-unknown-tag');
    for (const { what } of fault.faults) expect(fault.message).toContain(what.vi);
  });

  test.each([
    ['text', 'xin chào'],
    ['nothing', ''],
    ['another zip', new PizZip().file('a.txt', 'x').generate({ type: 'string' })],
    ['a zip that calls itself Word', new PizZip().file('word/document.xml', 'x').generate({ type: 'string' })],
    ['half a file', Buffer.from(bytes.subarray(0, bytes.length / 2)).toString('latin1')],
    ['a file with a damaged page', damagedPage().toString('latin1')],
  ])('%s is called no Word file', (_, content) => {
    expect(faultOf(Buffer.from(content, 'latin1')).code).toBe('template-not-docx');
  });

  test.each([
    ['a closing mark lost', (xml: string) => xml.replace('</w:p>', '')],
    ['marks that cross', (xml: string) => xml.replace('</w:t></w:r>', '</w:r></w:t>')],
    ['a lone ampersand', (xml: string) => xml.replace('{ly_do}', '{ly_do} Tài chính & Kế hoạch')],
    ['a lone bracket', (xml: string) => xml.replace('{ly_do}', '{ly_do} 1 < 2')],
    ['an entity nobody knows', (xml: string) => xml.replace('{ly_do}', '{ly_do}&nbsp;')],
    ['a prefix nobody knows', (xml: string) => xml.replace('<w:p>', '<x:p/><w:p>')],
    ['an attribute twice', (xml: string) => xml.replace('<w:p>', '<w:p w:a="1" w:a="2">')],
    ['an attribute without quotes', (xml: string) => xml.replace('<w:p>', '<w:p w:a=1>')],
    ['a character XML forbids', (xml: string) => xml.replace('{ly_do}', '{ly_do}\u0001')],
    ['half a part', (xml: string) => xml.slice(0, xml.indexOf('</w:sectPr>'))],
    ['a second root', (xml: string) => `${xml}<w:document/>`],
    ['words after the end', (xml: string) => `${xml}xin chào`],
  ])('%s, with which Word opens no letter, is told of with the part of the file', (_, change) => {
    const fault = faultOf(edited(change));
    expect(fault.code).toBe('template-xml');
    expect(fault.message).toMatch(
      /^Mẫu thư mau\.docx có phần word\/document\.xml hỏng XML.*, Word không mở được; hãy chép lại một bản.*"dunghen init"/s,
    );
    expect(faultOf(edited(() => '<w:styles>', 'word/styles.xml')).message).toContain('phần word/styles.xml');
  });

  describe('a damaged picture is told of with the part of the file', () => {
    const picture = Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251));
    /** The template with a picture of which one byte was turned over. */
    function withDamaged(compression: 'DEFLATE' | 'STORE'): Uint8Array {
      const zip = new PizZip(bytes);
      zip.file('word/media/image1.png', picture, { compression } as object);
      const whole = zip.generate({ type: 'nodebuffer' });
      expect(() => compileTemplate(whole, 'mau.docx')).not.toThrow();
      const at = whole.indexOf('word/media/image1.png') + 'word/media/image1.png'.length + 60;
      whole[at] = (whole[at] as number) ^ 0xff;
      return whole;
    }
    test.each(['DEFLATE', 'STORE'] as const)('where it was packed by %s', (compression) => {
      const { code, faults, sentence } = faultOf(withDamaged(compression));
      expect([code, faults.map(({ place }) => place)]).toEqual(['template-not-docx', ['word/media/image1.png']]);
      expect(sentence.vi).toMatch(/^Mẫu thư mau\.docx có phần word\/media\/image1\.png bị hỏng, .*; hãy chép lại một bản còn tốt/);
      expect(sentence.en).toMatch(/has the damaged part word\/media\/image1\.png, .*; put a good copy/);
    });
  });

  test('a file that Word cannot open is not to be mended in Word', () => {
    const { message, sentence } = faultOf(Buffer.from('xin chào'));
    expect(message).toMatch(/hãy chép lại một bản còn tốt.*xóa tệp rồi chạy "dunghen init"/);
    expect(sentence.en).toContain('delete the file and run "dunghen init"');
  });

  test('nothing is printed meanwhile', () => {
    const spies = [
      vi.spyOn(console, 'log'),
      vi.spyOn(console, 'error'),
      vi.spyOn(process.stderr, 'write'),
      vi.spyOn(process.stdout, 'write'),
    ];
    faultOf(edited((xml) => xml.replace('{ly_do}', '{ly_do')));
    const calls = spies.map((spy) => spy.mock.calls.length);
    for (const spy of spies) spy.mockRestore();
    expect(calls).toEqual([0, 0, 0, 0]);
  });
});

/** The template with the compressed bytes of its page overwritten. */
function damagedPage(): Buffer {
  const copy = Buffer.from(bytes);
  const start = copy.indexOf('word/document.xml') + 'word/document.xml'.length;
  return copy.fill(0xff, start + 100, start + 200);
}

describe('a template an officer edited well', () => {
  const textOf = (template: Uint8Array): string =>
    (new PizZip(renderLetter(compileTemplate(template, 'mau.docx'), FACTS)).file('word/document.xml')?.asText() ?? '')
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]+>/g, '');

  test('still works when Word split a tag over several runs', () => {
    const split = edited((xml) => xml.replace('{ma_ho_so}', '{ma_</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>ho_so}'));
    expect(textOf(split)).toContain('H37.125-261101-0003');
  });

  test('may use every tag the lists name, as text, as condition and as its opposite', () => {
    const all = [
      ...Object.keys(TEXT_TAGS).map((tag) => `{${tag}}`),
      ...Object.keys(CONDITION_TAGS).map((tag) => `{#${tag}}có{/${tag}}{^${tag}}không{/${tag}}`),
    ].join(' ');
    expect(textOf(edited((xml) => xml.replace('{noi_tra}', `{noi_tra} ${all}`)))).not.toMatch(/undefined|true|false|[{}]/);
  });

  test("finds every tag in the officers' guide, with what it stands for", () => {
    const guide = readFileSync(new URL('../../../docs/huong-dan.md', import.meta.url), 'utf8');
    for (const [tag, meaning] of Object.entries(TEXT_TAGS)) expect(guide).toContain(`| \`{${tag}}\` | ${meaning} |`);
    for (const [tag, meaning] of Object.entries(CONDITION_TAGS)) expect(guide).toContain(`| \`${tag}\` | ${meaning} |`);
  });

  test('may keep a passage only when a value is known', () => {
    expect(textOf(edited((xml) => xml.replace('{lien_he}', '{lien_he}{#nguoi_ky} ({nguoi_ky}){/nguoi_ky}')))).toMatch(/liên hệ: …+ \(…+\)/);
  });

  test('may say anything in its own words around the tags', () => {
    expect(textOf(edited((xml) => xml.replace('Rất mong nhận được', 'Kính mong nhận được')))).toContain('Kính mong nhận được sự thông cảm');
  });
});

describe('a template is refused that would bring the citizen what was never meant for them', () => {
  const inserted = '<w:ins w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>';
  const deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>chữ đã xóa</w:delText></w:r></w:del>';
  const note = '<w:r><w:commentReference w:id="3"/></w:r>';
  const beforeReason = (piece: string) => (xml: string) =>
    xml.replace(/(<w:p>(?:(?!<w:p>).)*Lý do: )/s, (paragraph) => paragraph.replace('</w:pPr>', `</w:pPr>${piece}`));

  test.each([
    ['words added', inserted, 'Track Changes'],
    ['words deleted', deleted, 'Track Changes'],
    ['a comment', note, 'Delete All Comments'],
  ])('%s that nobody accepted: the place is named, and what to press', (_, piece, press) => {
    const { code, faults, sentence } = faultOf(edited(beforeReason(piece)));
    expect([code, faults]).toEqual(['template-changes', [expect.objectContaining({ place: expect.stringContaining('Lý do') })]]);
    expect(sentence.vi).toContain(press);
    expect(sentence.en).toContain(press);
  });

  test('also in the header', () => {
    expect(faultOf(edited((xml) => xml.replace('<w:p>', `<w:p>${deleted}`), 'word/header1.xml')).code).toBe('template-changes');
  });

  test('a change of the font alone is none: it is printed as it stands', () => {
    const bold = '<w:rPr><w:b/><w:rPrChange w:id="4" w:author="a"><w:rPr/></w:rPrChange></w:rPr>';
    const template = edited((xml) => xml.replace('<w:body>', `<w:body><w:p><w:r>${bold}<w:t>Thư</w:t></w:r></w:p>`));
    expect(() => compileTemplate(template, 'mau.docx')).not.toThrow();
  });

  test.each([
    ['a Word template (.dotx)', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'],
    ['a file with macros (.docm)', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
  ])('%s renamed: Word would open no letter made of it', (_, type) => {
    const other = edited(
      (xml) => xml.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', type),
      '[Content_Types].xml',
    );
    const { code, sentence } = faultOf(other);
    expect(code).toBe('template-not-docx');
    expect(sentence.vi).toContain('Tài liệu Word (.docx)');
  });
});

describe('a tag where Word fills nothing in is named with the words around it', () => {
  const run = (inner: string): string => `<w:r>${inner}</w:r>`;
  const mark = (type: string): string => run(`<w:fldChar w:fldCharType="${type}"/>`);
  const code = (text: string): string => run(`<w:instrText xml:space="preserve">${text}</w:instrText>`);
  const withRuns = (runs: string): Uint8Array => edited((xml) => xml.replace('</w:body>', `<w:p><w:r><w:t>Mã vạch </w:t></w:r>${runs}</w:p></w:body>`)); // prettier-ignore
  test.each([
    ['a barcode', mark('begin') + code(' DISPLAYBARCODE "{ma_') + code('ho_so}" QR ') + mark('separate') + mark('end'), '{ma_ho_so}'],
    ['a mail merge', mark('begin') + code(' MERGEFIELD nguoi_nop ') + mark('end'), 'nguoi_nop'],
    ['a field typed by Ctrl+F9', mark('begin') + code(' ngay_hen_moi ') + mark('end'), 'ngay_hen_moi'],
    ['a simple field', '<w:fldSimple w:instr=" QUOTE &quot;{viec}&quot; "></w:fldSimple>', '{viec}'],
  ])('%s', (_, runs, tag) => {
    expect(compileTemplate(withRuns(runs), 'mau.docx').inFields).toEqual([{ tag, place: 'Mã vạch' }]);
  });
  test('the address of a link', () => {
    const link = '<Relationship Id="rIdL" Type="t/hyperlink" Target="mailto:%7Bthu_dien_tu%7D" TargetMode="External"/></Relationships>';
    const linked = edited((xml) => xml.replace('</Relationships>', link), 'word/_rels/document.xml.rels');
    expect(compileTemplate(linked, 'mau.docx').inFields).toEqual([{ tag: '%7Bthu_dien_tu%7D' }]);
  });
  test('and fields that count pages or tell the day are none', () => {
    const plain = mark('begin') + code(' PAGE ') + mark('end') + '<w:fldSimple w:instr=" DATE \\@ &quot;dd/MM/yyyy&quot; "/>';
    expect(compileTemplate(withRuns(plain), 'mau.docx').inFields).toEqual([]);
    expect(compileTemplate(bytes, 'mau.docx').inFields).toEqual([]);
  });
});
