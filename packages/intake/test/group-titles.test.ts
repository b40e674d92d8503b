import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mappingText, parseMapping, readIntakeFile, RejectedRows, widestHeadings, type ListFile } from '@dunghen/intake';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { desk, type Desk } from './desk.ts';

const HEAD = ['STT', 'Mã hồ sơ', 'Ngày tiếp nhận', 'Thời hạn giải quyết'];
const row = (n: number): string[] => [String(n), `H-${n}`, `0${n}/11/2026`, '3 ngày làm việc'];
const csv = (...rows: readonly (readonly string[])[]): string => [HEAD, ...rows].map((cells) => cells.join(',')).join('\n');

const of = async ({ store }: Desk): Promise<readonly string[]> => {
  const told: string[] = [];
  for await (const page of store.dossierPagesByCode())
    for (const { code, events } of page) {
      const [receipt] = events;
      if (receipt?.type === 'received') told.push([code, receipt.field ?? '–', receipt.unit ?? '–'].join(' '));
    }
  return told;
};

describe('titles that structure a list are the field or the unit of the dossiers below them', () => {
  test.each([
    ['I. Lĩnh vực Hộ tịch', 'II. Lĩnh vực: Đất đai (1 hồ sơ)', 'Hộ tịch –', 'Đất đai –'],
    ['LĨNH VỰC: HỘ TỊCH', '2) Lĩnh vực – Đất đai: 1', 'HỘ TỊCH –', 'Đất đai –'],
    ['PHÒNG KINH TẾ', 'B. Phòng Văn hóa - Xã hội', '– PHÒNG KINH TẾ', '– Phòng Văn hóa - Xã hội'],
    ['Đơn vị: Tư pháp - Hộ tịch', '2. Đơn vị xử lý: Địa chính', '– Tư pháp - Hộ tịch', '– Địa chính'],
    ['Đơn vị: Bộ phận Tư pháp', 'Đơn vị: Bộ phận Địa chính', '– Bộ phận Tư pháp', '– Bộ phận Địa chính'],
    ['Lĩnh vực: Người có công', 'Lĩnh vực: Các thủ tục khác', 'Người có công –', 'Các thủ tục khác –'],
  ])('%s', async (a, b, first, second) => {
    const d = desk();
    const result = await d.bring(d.file('a.csv', csv([a], row(1), row(2), ['Cộng: 2'], [b], row(3))), '2026-11-23');
    expect(result).toMatchObject({ created: 3, rejected: 0, rows: 3 });
    expect(result.warnings?.map(({ code }) => code)).toBeUndefined();
    expect(await of(d)).toEqual([`H-1 ${first}`, `H-2 ${first}`, `H-3 ${second}`]);
  });

  test('in a workbook, over merged cells, and the officer is shown where they came from', async () => {
    const d = desk();
    const rows = [
      ['DANH SÁCH HỒ SƠ', null, null, null],
      HEAD,
      ['PHÒNG KINH TẾ', null, null, null],
      ['I', 'Lĩnh vực Đất đai', null, null],
      row(1),
      ['II', 'Lĩnh vực Xây dựng', null, null],
      row(2),
      ['VĂN PHÒNG HĐND VÀ UBND', null, null, null],
      row(3),
      ['I', 'Lĩnh vực Hộ tịch', null, null],
      row(4),
    ];
    const merges = [2, 7].map((at) => ({ startRow: at, endRow: at, startCol: 0, endCol: 3 }));
    const path = d.file('a.xlsx', await writeXlsx({ sheets: [{ name: 'Tháng 11', rows, merges }] }));
    const { mapping } = await d.bring(path, '2026-11-23');
    expect(mapping).toMatchObject({ field: 'Lĩnh vực (theo dòng nhóm)', unit: 'Đơn vị xử lý (theo dòng nhóm)' });
    expect(await of(d)).toEqual([
      'H-1 Đất đai PHÒNG KINH TẾ',
      'H-2 Xây dựng PHÒNG KINH TẾ',
      // A new unit, and of which field its first dossier is nobody says.
      'H-3 – VĂN PHÒNG HĐND VÀ UBND',
      'H-4 Hộ tịch VĂN PHÒNG HĐND VÀ UBND',
    ]);
  });

  test('where the heading of the codes says what stands between them', async () => {
    const d = desk();
    const content =
      'STT,Lĩnh vực/Mã hồ sơ,Ngày tiếp nhận,Thời hạn\nI,Hộ tịch,,\n1,H-1,02/11/2026,3 ngày làm việc\nII,Đất đai,,\n1,H-2,02/11/2026,3 ngày làm việc\n';
    await d.bring(d.file('a.csv', content), '2026-11-23');
    expect(await of(d)).toEqual(['H-1 Hộ tịch –', 'H-2 Đất đai –']);
  });
});

describe('and are not, where that is not plain', () => {
  test.each([
    ['a title that says neither', [['Hộ tịch'], row(1), ['Đất đai'], row(2)], 2],
    ['one that comes only after the first dossier', [row(1), ['Lĩnh vực: Đất đai'], row(2)], 3],
    ['one against fire', [['PHÒNG CHÁY CHỮA CHÁY'], row(1), row(2)], 2],
  ])('%s is asked about', async (_, rows, first) => {
    const d = desk();
    const { warnings, mapping } = await d.bring(d.file('a.csv', csv(...rows)), '2026-11-23');
    expect(warnings).toMatchObject([{ code: 'group-title' }]);
    expect(warnings?.[0]?.text.vi).toContain(`đầu tiên: dòng ${first})`);
    expect(mapping).not.toHaveProperty('field');
    expect(await of(d)).toEqual(['H-1 – –', 'H-2 – –']);
  });

  test('after one that is not understood nothing is known, until the next that is', async () => {
    const d = desk();
    const { warnings } = await d.bring(
      d.file('a.csv', csv(['Lĩnh vực: Hộ tịch'], row(1), ['Khác'], row(2), ['Lĩnh vực: Đất đai'], row(3))),
      '2026-11-23',
    );
    expect(warnings).toMatchObject([{ code: 'group-title' }]);
    expect(await of(d)).toEqual(['H-1 Hộ tịch –', 'H-2 – –', 'H-3 Đất đai –']);
  });

  test('the list has its own column; a page, a total and a signature are no titles', async () => {
    const d = desk();
    const content = `${HEAD.join(',')},Lĩnh vực,Đơn vị\nLĩnh vực: Đất đai\n${row(1).join(',')},Hộ tịch,Tư pháp\n`;
    expect((await d.bring(d.file('a.csv', content), '2026-11-23')).warnings).toBeUndefined();
    const other = csv(row(2), ['Trang 2/3'], row(3), ['Tổng cộng: 2'], ['Nguyễn Văn Mẫu'], ['', 'Ngày 23 tháng 11 năm 2026']);
    expect((await d.bring(d.file('b.csv', other), '2026-11-23')).warnings).toBeUndefined();
    expect(await of(d)).toEqual(['H-1 Hộ tịch Tư pháp', 'H-2 – –', 'H-3 – –']);
  });
});

test('a refused row keeps its title, and its file is of the same kind as its list', async () => {
  const d = desk();
  const bad = ['2', 'H-2', '31/02/2026', '3 ngày làm việc'];
  const path = d.file('a.csv', csv(['Lĩnh vực: Hộ tịch'], row(1), bad, ['Lĩnh vực: Đất đai'], row(3)));
  const { lists } = (await readIntakeFile(path)).content as ListFile;
  const refused = new RejectedRows(widestHeadings(lists), 'vi');
  await d.bring(path, '2026-11-23', { onReject: (one, fault) => refused.add(one, fault) });
  await refused.write(join(d.folder, 'sai.csv'), '2026-11-23');
  const mended = readFileSync(join(d.folder, 'sai.csv'), 'utf8').replace('31/02/2026', '02/11/2026');
  expect(await d.bring(d.file('sai.csv', mended), '2026-11-23')).toMatchObject({ created: 1, rejected: 0 });
  expect(await of(d)).toEqual(['H-1 Hộ tịch –', 'H-2 Hộ tịch –', 'H-3 Đất đai –']);
  const listings = await d.store.listings([1, 2, 3]);
  expect(new Set([...listings.values()].map(({ list }) => list)).size).toBe(1);
});

test('a mapping learned from such a list names its own columns alone, and fits it', async () => {
  const d = desk();
  const path = d.file('a.csv', csv(['Lĩnh vực: Hộ tịch'], row(1)));
  const { lists } = (await readIntakeFile(path, { ask: false })).content as ListFile;
  const text = mappingText(lists[0].mapping);
  expect(text).not.toContain('nhóm');
  await d.bring(path, '2026-11-23', { mapping: parseMapping(text, 'm.toml') });
  expect(await of(d)).toEqual(['H-1 Hộ tịch –']);
});

test('sheets of which each has its own titles are one list', async () => {
  const d = desk();
  const sheet = (name: string, title: readonly string[], n: number) => ({
    name,
    rows: [HEAD, ...(title.length > 0 ? [[...title]] : []), row(n)],
  });
  const path = d.file(
    'a.xlsx',
    await writeXlsx({ sheets: [sheet('Một', ['Lĩnh vực: Hộ tịch'], 1), sheet('Hai', ['Lĩnh vực: Đất đai'], 2), sheet('Ba', [], 3)] }),
  );
  expect(await d.bring(path, '2026-11-23')).toMatchObject({ created: 3 });
  expect(await of(d)).toEqual(['H-1 Hộ tịch –', 'H-2 Đất đai –', 'H-3 – –']);
});

test('a page whose table goes on in the next one goes on in its group', async () => {
  const d = desk();
  const table = (rows: readonly (readonly string[])[]): string =>
    `<table>${rows.map((cells) => `<tr>${cells.length === 1 ? `<td colspan="4">${cells[0]}</td>` : cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const page = `<html><body>${table([HEAD, ['Lĩnh vực: Hộ tịch'], row(1)])}${table([row(2), ['Lĩnh vực: Đất đai'], row(3)])}</body></html>`;
  expect(await d.bring(d.file('a.xls', page), '2026-11-23')).toMatchObject({ created: 3 });
  expect(await of(d)).toEqual(['H-1 Hộ tịch –', 'H-2 Hộ tịch –', 'H-3 Đất đai –']);
});

describe('a title above the headings holds for the whole list', () => {
  const above = (title: string): string => [[title], HEAD, row(1), row(2)].map((cells) => cells.join(',')).join('\n');
  test.each([
    ['Đơn vị: Phòng Kinh tế', '– Phòng Kinh tế'],
    ['Lĩnh vực: Đất đai', 'Đất đai –'],
    ['Đơn vị: Bộ phận Tư pháp', '– Bộ phận Tư pháp'],
    ['Lĩnh vực: Người có công', 'Người có công –'],
    ['Lĩnh vực: Các thủ tục khác', 'Các thủ tục khác –'],
    ['Lĩnh vực: Các lĩnh vực', '– –'],
    ['Lĩnh vực: Khác', '– –'],
    ['Đơn vị: Bộ phận Một cửa', '– –'],
    ['Đơn vị: hồ sơ (lượt)', '– –'],
    ['Lĩnh vực: người', '– –'],
    ['Lĩnh vực: Tất cả', '– –'],
    ['Đơn vị: UBND xã Mẫu', '– –'],
    ['Lĩnh vực giải quyết', '– –'],
    ['PHÒNG TƯ PHÁP', '– –'],
    ['Đơn vị: Phòng Tư pháp – Thời gian: 11/2026', '– –'],
    ['Đơn vị: hồ sơ', '– –'],
    ['Đơn vị : Hồ sơ', '– –'],
    ['Đơn vị: ngày', '– –'],
    ['Đơn vị: nghìn đồng', '– –'],
    ['Đơn vị: %', '– –'],
    ['Đơn vị: -- Chọn --', '– –'],
    ['Đơn vị: Tất cả', '– –'],
    ['Đơn vị: Phòng Kinh tế; Phòng Tư pháp', '– –'],
    ['Lĩnh vực: Đất đai; Hộ tịch; Tư pháp', '– –'],
    ['Lĩnh vực: -- Chọn --', '– –'],
  ])('%s', async (title, said) => {
    const d = desk();
    expect(await d.bring(d.file('a.csv', above(title)), '2026-11-23')).toMatchObject({ created: 2, rejected: 0 });
    expect(await of(d)).toEqual([`H-1 ${said}`, `H-2 ${said}`]);
  });

  test('what the numbers count is no unit below the headings either', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', csv(['Đơn vị: hồ sơ'], row(1))), '2026-11-23');
    expect(await of(d)).toEqual(['H-1 – –']);
  });

  test('each sheet by its own, and a title between the rows goes before it', async () => {
    const d = desk();
    const sheets = [
      { name: 'Kinh tế', rows: [['Đơn vị: Phòng Kinh tế'], HEAD, row(1)] },
      { name: 'Tư pháp', rows: [['Đơn vị: Phòng Tư pháp'], HEAD, ['Đơn vị: Văn phòng'], row(2)] },
    ];
    expect(await d.bring(d.file('a.xlsx', await writeXlsx({ sheets })), '2026-11-23')).toMatchObject({ created: 2, rejected: 0 });
    expect(await of(d)).toEqual(['H-1 – Phòng Kinh tế', 'H-2 – Văn phòng']);
  });

  test('a column of the list says it better', async () => {
    const d = desk();
    const content = ['Lĩnh vực: Đất đai,,,,', `${HEAD.join(',')},Lĩnh vực`, `${row(1).join(',')},Hộ tịch`].join('\n');
    await d.bring(d.file('a.csv', content), '2026-11-23');
    expect(await of(d)).toEqual(['H-1 Hộ tịch –']);
  });
});

describe('a table of counts to the right, behind an empty column', () => {
  const beside = (heads: string, ...cells: string[]): string =>
    [`${HEAD.join(',')},,${heads}`, ...[1, 2, 3].map((n, i) => `${row(n).join(',')},,${cells[i]}`)].join('\n');

  test('is no part of the list, which is told', async () => {
    const d = desk();
    const { warnings } = await d.bring(d.file('a.csv', beside('Lĩnh vực,Số hồ sơ', 'Hộ tịch,12', 'Đất đai,3', ',')), '2026-11-23');
    expect(warnings).toMatchObject([{ code: 'unused-heading', text: { vi: expect.stringContaining('"Lĩnh vực", "Số hồ sơ"') } }]);
    expect(await of(d)).toEqual(['H-1 – –', 'H-2 – –', 'H-3 – –']);
  });

  test('is none of the list where it has a row for each unit and field', async () => {
    const d = desk();
    const cells = ['Phòng Kinh tế,Đất đai,12', 'Phòng Kinh tế,Xây dựng,3', ',,'];
    await d.bring(d.file('a.csv', beside('Đơn vị xử lý,Lĩnh vực,Số hồ sơ', ...cells)), '2026-11-23');
    expect(await of(d)).toEqual(['H-1 – –', 'H-2 – –', 'H-3 – –']);
  });

  test('columns of the list behind an empty one stay its own', async () => {
    const d = desk();
    await d.bring(d.file('a.csv', beside('Lĩnh vực,Ghi chú', 'Hộ tịch,', 'Đất đai,', ',')), '2026-11-23');
    expect(await of(d)).toEqual(['H-1 Hộ tịch –', 'H-2 Đất đai –', 'H-3 – –']);
  });

  test.each([
    ['Trạng thái,Tổng lệ phí', 'Đã trả kết quả,10000', ','],
    ['Trạng thái,Số lượng bản', 'Đã trả kết quả,2', ','],
    ['Trạng thái,Số lượng', 'Đã trả kết quả,2', 'Đã trả kết quả,1'],
  ])('the status of each dossier (%s) stays its own', async (heads, first, second) => {
    const d = desk();
    const { mapping } = await d.bring(d.file('a.csv', beside(heads, first, second, ',')), '2026-11-23');
    expect(mapping).toMatchObject({ status: 'Trạng thái' });
  });

  test('a status that may be of each dossier or of the table is asked about', async () => {
    const d = desk();
    const path = d.file('a.csv', beside('Trạng thái,Số hồ sơ', 'Đang xử lý,12', 'Đã trả kết quả,3', ','));
    await expect(d.bring(path)).rejects.toMatchObject({ code: 'mapping-doubtful', message: expect.stringContaining('"Trạng thái"') });
    const { lists } = (await readIntakeFile(path, { ask: false })).content as ListFile;
    const text = mappingText(lists[0].mapping);
    const taken = await d.bring(path, '2026-11-23', { mapping: parseMapping(text, 'm.toml') });
    expect(taken).toMatchObject({ created: 3, rejected: 0 });
    expect(taken.mapping).not.toHaveProperty('status');
    // What is to be done then is to write the line that is told, not to learn again.
    const line = 'status = "Trạng thái"';
    expect(taken.warnings).toMatchObject([{ code: 'unused-heading', text: { vi: expect.stringContaining(line) } }]);
    expect(taken.warnings?.[0]?.text.vi).not.toContain('--learn');
    const mended = await desk().bring(path, '2026-11-23', { mapping: parseMapping(`${text}${line}\n`, 'm.toml') });
    // Of the dossier that has ended the day is asked for.
    expect(mended).toMatchObject({ created: 2, rejected: 1, mapping: { status: 'Trạng thái' } });
  });
});
