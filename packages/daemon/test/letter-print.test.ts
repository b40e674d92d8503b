import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import { joinLetters } from '../src/letter/join-letters.ts';
import type { LetterFacts } from '../src/letter/letter-facts.ts';
import { isLong, roomLeft, roomTaken } from '../src/letter/reason-room.ts';
import { compileTemplate, renderLetter } from '../src/letter/render-letter.ts';

const template = compileTemplate(readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url)), 'thu-xin-loi.docx');

const LONG: LetterFacts = {
  agency: {
    parent: 'Ủy ban nhân dân tỉnh Mẫu',
    name: 'Ủy ban nhân dân xã Mẫu Sơn Khê',
    place: 'Mẫu Sơn Khê',
    signerTitle: 'TM. Ủy ban nhân dân\nChủ tịch',
    signerName: 'Nguyễn Văn Mẫu',
    returnPlace: 'Trung tâm Phục vụ hành chính công xã Mẫu Sơn Khê',
    contact: 'Trung tâm Phục vụ hành chính công xã Mẫu Sơn Khê, điện thoại 0900 000 000',
  },
  dossier: '000.17.22.H56-261101-0003',
  appointment: 1,
  kind: 'missed',
  procedureCode: '1.013978',
  procedureName:
    'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu đối với hộ gia đình, cá nhân, cộng đồng dân cư đang sử dụng đất',
  field: 'Quản lý đất đai',
  applicant: {
    name: 'Công Tằng Tôn Nữ Thị Hoàng Thử Nghiệm',
    address: 'Số nhà 125, ngõ 48, thôn Khuổi Vàng Trên, xã Mẫu Sơn Khê, tỉnh Mẫu',
    phone: '0900000001',
    email: 'thu-nghiem@example.com',
  },
  receivedOn: '2026-11-01',
  dueOn: '2026-11-26',
  stage: 'Thẩm định hồ sơ',
  unit: 'Chi nhánh Văn phòng Đăng ký đất đai khu vực số 3',
  reason:
    'Phải xác minh nguồn gốc sử dụng đất tại thực địa và chờ ý kiến của cơ quan phối hợp, trong khi cán bộ địa chính phải tham gia khắc phục hậu quả mưa lũ trên địa bàn xã',
  newDueOn: '2026-12-03',
};

/** A reason that takes so much room. */
const ofRoom = (room: number): string => {
  let reason = 'Phải xác minh nguồn gốc sử dụng đất tại thực địa và chờ ý kiến của cơ quan phối hợp trong khi mưa lũ '.repeat(8);
  while (roomTaken(reason) > room) reason = reason.slice(0, -1);
  return reason;
};
/** Longer names than usual, by half a page. */
const CROWDED: LetterFacts = {
  ...LONG,
  dueMoved: true,
  procedureName: `${LONG.procedureName} theo quy định tại Điều 137 và Điều 140 Luật Đất đai`,
  applicant: {
    ...LONG.applicant,
    name: 'Công Tằng Tôn Nữ Thị Hoàng Thử Nghiệm và chồng',
    address: `${LONG.applicant?.address}, hiện tạm trú tại thôn Bản Cáu`,
  },
};

/** Names of two hundred characters, as of joint owners and of addresses that tell where somebody stays for the time being. */
const ENDLESS_NAMES: LetterFacts = {
  ...LONG,
  dueMoved: true,
  applicant: {
    ...LONG.applicant,
    name: 'Hộ ông Nguyễn Văn Mẫu và bà Trần Thị Thử cùng các đồng thừa kế là Nguyễn Văn Một, Nguyễn Thị Hai, Nguyễn Văn Ba, Nguyễn Thị Bốn, Nguyễn Văn Năm, Nguyễn Thị Sáu, Nguyễn Văn Bảy, Nguyễn Thị Tám, Nguyễn Văn',
    address:
      'Số nhà 125, ngách 48/12/7, ngõ 48, đường tránh quốc lộ 4B, tổ dân phố số 3, thôn Khuổi Vàng Trên, xã Mẫu Sơn Khê, tỉnh Mẫu; hiện tạm trú tại nhà bà Lê Thị Cho Thuê, thôn Bản Cáu, xã Mẫu Sơn Khê, tỉnh',
  },
};
const { reason: _, ...NO_REASON } = ENDLESS_NAMES;

/** The letter for a first day that the law moved, once the second was missed as well: it says most. */
const MOVED_SECOND: LetterFacts = { ...LONG, dueMoved: true, kind: 'second-missed' };

/** Every kind of letter, with long names, with ordinary ones and with hardly any facts; and one that cannot fit. */
const LETTERS: Readonly<Record<string, readonly [pages: number, facts: LetterFacts]>> = {
  long: [1, LONG],
  extended: [1, { ...LONG, dueMoved: true }],
  second: [1, { ...LONG, kind: 'second-missed', appointment: 2 }],
  closed: [1, { ...LONG, kind: 'closed-late', endedOn: '2026-11-28' }],
  bare: [1, { agency: {}, dossier: 'A', appointment: 1, kind: 'missed', receivedOn: '2026-11-01', dueOn: '2026-11-26' }],
  usual: [1, { ...LONG, dueMoved: true, reason: ofRoom(600) }],
  'usual, second': [1, { ...MOVED_SECOND, reason: ofRoom(roomLeft(MOVED_SECOND)) }],
  crowded: [1, { ...CROWDED, reason: ofRoom(roomLeft(CROWDED)) }],
  'crowded, second': [1, { ...CROWDED, kind: 'second-missed', reason: ofRoom(roomLeft({ ...CROWDED, kind: 'second-missed' })) }],
  'crowded, closer': [1, { ...CROWDED, reason: ofRoom(roomLeft(CROWDED, true)) }],
  'crowded, second, closer': [
    1,
    { ...CROWDED, kind: 'second-missed', reason: ofRoom(roomLeft({ ...CROWDED, kind: 'second-missed' }, true)) },
  ],
  'names without end': [1, { ...ENDLESS_NAMES, reason: ofRoom(roomLeft(ENDLESS_NAMES, true)) }],
  'names without end, reason to be written': [1, NO_REASON],
  'names without end, second': [
    1,
    { ...ENDLESS_NAMES, kind: 'second-missed', reason: ofRoom(roomLeft({ ...ENDLESS_NAMES, kind: 'second-missed' }, true)) },
  ],
  'names without end, closed': [
    1,
    { ...ENDLESS_NAMES, kind: 'closed-late', endedOn: '2026-11-28', reason: ofRoom(roomLeft(ENDLESS_NAMES, true)) },
  ],
  endless: [2, { ...CROWDED, procedureName: `${LONG.procedureName} `.repeat(4), reason: ofRoom(600) }],
};

/** Four letters of one page each: full to the last line, one that ends in words, one that would go on where another ends, and a plain one. */
function printedTogether(): readonly Uint8Array[] {
  const full = renderLetter(template, { ...CROWDED, reason: ofRoom(roomLeft(CROWDED)) });
  const edited = (change: (page: string) => string): Uint8Array => {
    const zip = new PizZip(renderLetter(template, LONG));
    const page = zip.file('word/document.xml')?.asText() ?? '';
    zip.file('word/document.xml', change(page));
    return zip.generate({ type: 'uint8array' });
  };
  const endsInWords = edited((page) => page.replace(/<w:p>(?:(?!<w:p>).)*<\/w:p>(?=<w:sectPr)/s, '<w:p><w:r><w:t>Cuối</w:t></w:r></w:p>'));
  const goesOn = edited((page) => page.replace(/<w:sectPr\b[^>]*>/, '$&<w:type w:val="continuous"/>'));
  return [full, endsInWords, goesOn, renderLetter(template, LONG)];
}

// Skipped aloud where LibreOffice is not installed: the layout is then known from the last machine that had it.
const office = spawnSync('soffice', ['--version']).status === 0;
test.skipIf(!office)('prints on one A4 page, also with long names (needs LibreOffice)', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'thư '));
  try {
    for (const [name, [, facts]] of Object.entries(LETTERS)) writeFileSync(join(folder, `${name}.docx`), renderLetter(template, facts));
    writeFileSync(join(folder, 'in.docx'), joinLetters(printedTogether(), 'in/2026-11').bytes as Uint8Array);
    const files = ['in', ...Object.keys(LETTERS)].map((name) => `${name}.docx`);
    // A profile of its own: two conversions on one profile disturb each other.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...files], {
      cwd: folder,
      stdio: 'ignore',
      // Under a locale without UTF-8 LibreOffice cannot read such a folder's name and waits for an answer nobody gives.
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      timeout: 100_000,
      killSignal: 'SIGKILL',
    });
    for (const [name, [pages]] of [['in', [4]] as const, ...Object.entries(LETTERS)]) {
      const pdf = readFileSync(join(folder, `${name}.pdf`), 'latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), name).toHaveLength(pages);
      expect(pdf, name).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d/);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('only a letter that would not stay on its page is set closer, with every word it has, and it is printed together with others', () => {
  const pageOf = (facts: LetterFacts): string => new PizZip(renderLetter(template, facts)).file('word/document.xml')?.asText() ?? '';
  const wordsOf = (facts: LetterFacts): string => pageOf(facts).replace(/<[^>]+>/g, '');
  expect([isLong(LONG), pageOf(LONG).includes('"NoiDungDai"')]).toEqual([false, false]);
  expect([isLong(NO_REASON), pageOf(NO_REASON).includes('"NoiDungDai"'), pageOf(NO_REASON).includes('"NoiDung"')]).toEqual([
    true,
    true,
    false,
  ]);
  for (const value of [ENDLESS_NAMES.applicant?.name, ENDLESS_NAMES.applicant?.address]) expect(wordsOf(ENDLESS_NAMES)).toContain(value);
  const letters = [LONG, ENDLESS_NAMES].map((facts) => renderLetter(template, facts));
  expect(joinLetters(letters, 'in/2026-11').apart).toEqual([]);
  // An office's own template has its own looks.
  const zip = new PizZip(readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url)));
  zip.file('word/styles.xml', (zip.file('word/styles.xml')?.asText() ?? '').replaceAll('Dai"', 'Cu"'));
  const own = compileTemplate(zip.generate({ type: 'uint8array' }), 'mau.docx');
  const page = new PizZip(renderLetter(own, NO_REASON)).file('word/document.xml')?.asText() ?? '';
  expect([page.includes('Dai"'), page.includes('"NoiDung"')]).toEqual([false, true]);
});

test('a letter whose header tells of its own dossier is printed by itself, never under the header of another', () => {
  const zip = new PizZip(readFileSync(new URL('../template/thu-xin-loi.docx', import.meta.url)));
  const header = zip.file('word/header1.xml')?.asText() ?? '';
  zip.file('word/header1.xml', header.replace('</w:p>', '<w:r><w:t>{ma_ho_so}</w:t></w:r></w:p>'));
  const withHeader = compileTemplate(zip.generate({ type: 'uint8array' }), 'mau.docx');
  const letters = ['A', 'A', 'B'].map((dossier) => renderLetter(withHeader, { ...LONG, dossier }));
  expect(joinLetters(letters, 'in/2026-11').apart).toEqual([2]);
  const alike = ['A', 'B'].map((dossier) => renderLetter(template, { ...LONG, dossier }));
  expect(joinLetters(alike, 'in/2026-11').apart).toEqual([]);
});
