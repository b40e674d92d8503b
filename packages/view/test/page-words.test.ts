// What the report page says, read without a browser: of empty months, of what nobody knows, of signs and faults, in both languages.
import { describe, expect, test } from 'vitest';
import { reportHtml, type ReportPage } from '../src/index.ts';
import { wordsOf } from '../src/words/index.ts';
import { somePage } from './some-page.ts';

type Lang = 'vi' | 'en';
const htmlOf = (page: ReportPage, lang: Lang = 'vi'): string => reportHtml(page, wordsOf(lang)).replace(/<(style|script).*?<\/\1>/gs, '');
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
/** The words of one section. */
const sectionOf = (page: ReportPage, id: string, lang: Lang = 'vi'): string =>
  textOf(
    htmlOf(page, lang)
      .split(`<section id="${id}"`)[1]
      ?.split('</section>')[0]
      ?.replace(/^[^>]*>/, '') ?? '',
  );
/** The rows of the table under a caption, cell by cell. */
const rowsOf = (page: ReportPage, caption: string, lang: Lang = 'vi'): readonly (readonly string[])[] => {
  const [, body = ''] = htmlOf(page, lang).split(`>${caption}</caption>`);
  const rows = (body.split('<tbody>')[1] ?? '').split('</tbody>')[0] as string;
  return [...rows.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...(row as string).matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => textOf(cell as string)),
  );
};
const withReport = (page: ReportPage, report: Partial<ReportPage['report']>): ReportPage => ({
  ...page,
  report: { ...page.report, ...report },
});

describe('the answer', () => {
  test('of a month that runs says of what the chance is where the target is by another formula', () => {
    const page = somePage({ onTime: 30, overdue: 2, asOf: '2026-09-28' });
    const told = (basis: 'handled' | 'due'): string =>
      sectionOf(withReport(page, { target: { ...page.report.target, basis } }), 'answer').split('Khả năng đạt cuối kỳ')[1] ?? '';
    expect(told('due')).toContain('hồ sơ; tính trên hồ sơ phải giải quyết');
    expect(told('handled')).not.toContain('; tính trên');
  });

  test('of a month without a dossier is that there is none: no rate, no gauge, no trend', () => {
    const page = somePage({});
    expect(sectionOf(page, 'answer')).toContain('– Chưa có dữ liệu Không có hồ sơ nào trong kỳ. Cách tính: trên hồ sơ phải giải quyết.');
    expect(sectionOf(page, 'answer', 'en')).toContain('– No data There is no dossier in the period. Basis: of the dossiers handled.');
    expect(htmlOf(page)).not.toMatch(/class="gauge"|#trend|id="trend"|NaN|Infinity/);
    expect(sectionOf(page, 'letters')).toContain('Không có hồ sơ trễ nào phải có thư. Chưa có thư nào trong kỳ.');
    expect(sectionOf(page, 'findings')).toContain('Không có dấu hiệu nào. Không tính được Mọi hồ sơ đều tính được.');
  });

  test('to a target of 0% is that nobody can stay under it, with the mark at the edge of the gauge', () => {
    const page = somePage({ onTime: 5, target: '0' });
    expect(sectionOf(page, 'answer')).toContain('✗ Chưa đạt 0,00% 0 trong 5 hồ sơ trễ hẹn. Mục tiêu: dưới 0%.');
    expect(htmlOf(page)).toContain('<span class="goal near" style="left:0%">mục tiêu dưới 0%</span>');
    expect(htmlOf(page)).not.toMatch(/NaN|Infinity/);
  });

  test('shows the rate in the colour of what it means, up to its share of the gauge', () => {
    const bar = (page: ReportPage): string | undefined =>
      /<rect class="(\w+" width="[\d.]+)" height="10" \/>\s*<line/.exec(htmlOf(page))?.[1];
    expect(bar(somePage({ onTime: 199, overdue: 1 }))).toBe('fill" width="25');
    expect(bar(somePage({ onTime: 49, overdue: 1 }))).toBe('bad" width="90.9');
  });

  test('counts feedback apart, and only where there is some', () => {
    const page = somePage({ onTime: 3 });
    expect(sectionOf(page, 'answer')).not.toContain('Phản ánh');
    const some = withReport(page, { feedback: { ...page.report.feedback, inTime: { kept: 11, total: 12, percent: '91.67' } } });
    expect(sectionOf(some, 'answer')).toContain('Phản ánh, kiến nghị không trễ hạn 91,67% 11 trong 12, tính riêng');
    expect(sectionOf(some, 'answer', 'en')).toContain('Feedback handled without delay 91.67% 11 of 12, counted apart');
  });

  test('names the agency where it has a name, and nobody where it has none', () => {
    const page = somePage({ onTime: 3 });
    expect(htmlOf(page)).toContain('<title>Tình hình giải quyết thủ tục hành chính – Tháng 9/2026 – UBND xã Mẫu</title>');
    const nameless = htmlOf({ ...page, agency: {} });
    expect(nameless).toContain('<title>Tình hình giải quyết thủ tục hành chính – Tháng 9/2026</title>');
    expect(nameless).not.toContain('undefined');
  });
});

describe('the months', () => {
  const month = (page: ReportPage, from: string, to: string): ReportPage['report'] => ({
    ...page.report,
    asOf: '2027-01-20',
    period: { from, to },
  });
  const page = somePage({ onTime: 99, overdue: 1, asOf: '2027-01-20' });
  const trend = [
    month(somePage({ onTime: 97, overdue: 3 }), '2026-11-01', '2026-11-30'),
    month(somePage({}), '2026-12-01', '2026-12-31'),
    month(somePage({ onTime: 5 }), '2027-01-01', '2027-01-31'),
  ];

  test('each have their sign and rate: missed, without a dossier, and one that is not over', () => {
    expect(sectionOf({ ...page, trend }, 'trend')).toContain(
      '3 tháng: 1 tháng đạt, 1 tháng chưa đạt mục tiêu dưới 1%. 3,00 – 0,00 1% T11 ✗ 2026 T12 – T1* ✓ 2027',
    );
    expect(sectionOf({ ...page, trend }, 'trend')).toContain('* tháng chưa kết thúc.');
    expect(sectionOf({ ...page, trend: trend.slice(0, 2) }, 'trend')).not.toContain('chưa kết thúc');
    expect(sectionOf({ ...page, trend }, 'trend', 'en')).toContain('3.00 – 0.00 1% M11 ✗ 2026 M12 – M1* ✓ 2027');
  });

  test('stand in a table with a word for each, a month without a dossier sorted behind the others', () => {
    expect(rowsOf({ ...page, trend }, 'Tỷ lệ trễ từng tháng')).toEqual([
      ['Tháng 11/2026', '3', '100', '3,00%', '✗ Chưa đạt'],
      ['Tháng 12/2026', '0', '0', '–', '– Chưa có dữ liệu'],
      ['Tháng 1/2027*', '0', '5', '0,00%', '✓ Đạt'],
    ]);
    const sorts = [...htmlOf({ ...page, trend }).matchAll(/<td data-v="(\d)"><span class="verdict/g)].map(([, sort]) => sort);
    expect(sorts).toEqual(['0', '2', '1']);
  });
});

describe('the parts of the whole', () => {
  test('are units, procedures and whatever else was asked for, the worst first', () => {
    const page = somePage({ onTime: 6, overdue: 2, by: 'channel' });
    expect(rowsOf(page, 'Tỷ lệ trễ theo hình thức nộp')).toEqual([
      ['Trực tiếp', '1', '4', '25,00%', '1', '1'],
      ['Trực tuyến', '1', '4', '25,00%', '1', '1'],
    ]);
    expect(rowsOf(page, 'Late rate by unit', 'en').map(([unit]) => unit)).toEqual(['Phòng số 2', 'Phòng số 3', 'Phòng số 0', 'Phòng số 1']);
    expect(sectionOf(somePage({ onTime: 6, by: 'unit' }), 'groups')).not.toMatch(/hình thức|cán bộ/);
  });

  test('without a name say that nothing is stated, and without a dossier of the basis have no rate', () => {
    const page = somePage({ onTime: 2, by: 'officer' });
    expect(rowsOf(page, 'Tỷ lệ trễ theo cán bộ')).toEqual([['(không ghi)', '0', '2', '0,00%', '0', '0']]);
    const [unit] = page.units as [ReportPage['units'][number]];
    const bare = { ...unit, key: '', label: '', rates: unit.rates.map((rate) => ({ ...rate, late: 0, total: 0, percent: null })) };
    expect(rowsOf({ ...page, units: [bare] }, 'Late rate by unit', 'en')).toEqual([['(not stated)', '0', '0', '–', '0', '0']]);
    expect(sectionOf({ ...page, units: [bare] }, 'form')).toContain('(không ghi đơn vị)');
    expect(sectionOf({ ...page, units: [] }, 'groups')).toContain('Tỷ lệ trễ theo đơn vị Không có hồ sơ nào trong kỳ.');
  });
});

describe('the lists', () => {
  test('show a dash for what nobody knows', () => {
    const page = somePage({ onTime: 5, overdue: 1, closedLate: 1, asOf: '2026-09-28' });
    const bare = { procedureName: null, unit: null, stage: null, dueOn: null, apologyBy: null, workingDaysLeft: null };
    const shown: ReportPage = {
      ...page,
      overdue: page.overdue.map((row) => ({ ...row, ...bare, procedure: null })),
      closedLate: page.closedLate.map((row) => ({ ...row, unit: null, procedureName: null })),
      dueSoon: page.overdue.map((row) => ({ ...row, ...bare, workingDaysLeft: 2 })),
    };
    const code = 'H37.125-260903-0006';
    expect(rowsOf(shown, 'Hồ sơ đang quá hạn')).toEqual([[code, '–', '–', '–', '–', '–']]);
    expect(rowsOf(shown, 'Hồ sơ sắp đến hạn')).toEqual([[code, '1.000005', '–', '2', '–', '–', '–']]);
    expect(rowsOf(shown, 'Hồ sơ đã giải quyết trễ trong kỳ')).toEqual([
      ['H37.125-260903-0007', '1.000006', '–', '08/09/2026', '15/09/2026', '5'],
    ]);
  });

  test('end where a page can bear no more, and say so', () => {
    const page = somePage({ overdue: 1 });
    const [row] = page.overdue as [ReportPage['overdue'][number]];
    const many = { ...page, letters: [], overdue: Array.from({ length: 10_001 }, (_, i) => ({ ...row, dossier: `D-${i}` })) };
    expect(rowsOf(many, 'Hồ sơ quá hạn khi hết kỳ')).toHaveLength(10_000);
    expect(sectionOf(many, 'overdue')).toContain('Trang này chỉ hiện 10000 dòng đầu trong 10001 dòng; bản Excel có đủ.');
    expect(sectionOf(many, 'overdue', 'en')).toContain('This page shows the first 10000 of 10001 rows; the workbook holds them all.');
  });
});

describe('the letters', () => {
  test('that are missing are named, twenty of them and how many more', () => {
    const page = { ...somePage({ overdue: 23 }), letters: [] };
    expect(sectionOf(page, 'letters')).toMatch(/Chưa có thư: (H37\S+-00\d\d , ){19}H37\S+-0020 và 3 hồ sơ nữa /);
    expect(sectionOf(page, 'letters', 'en')).toContain('H37.125-260903-0020 and 3 more');
  });

  test('have a column for the number, the signer and the post as soon as one letter has them', () => {
    const page = somePage({ overdue: 2 });
    const [one, other] = page.letters as [ReportPage['letters'][number], ReportPage['letters'][number]];
    const heads = (letters: ReportPage['letters']): string => sectionOf({ ...page, letters }, 'letters');
    expect(heads([one, other])).not.toMatch(/Ban hành|Gửi/);
    const sent = { state: 'sent', number: '12', signedBy: 'Lý Thị Ký', signedOn: '2026-09-10', sentOn: '2026-09-11', channel: 'bưu chính' };
    const letters = [
      { ...one, ...sent },
      { ...other, kind: 'of-a-newer-program', state: 'burnt' },
    ];
    expect(rowsOf({ ...page, letters }, 'Sổ thư xin lỗi')).toEqual([
      [
        'H37.125-260903-0001',
        '1',
        'Xin lỗi và hẹn lại',
        '08/09/2026',
        '09/09/2026',
        'Số 12 10/09/2026 Lý Thị Ký',
        '11/09/2026 bưu chính',
        'Đã gửi',
      ],
      ['H37.125-260903-0002', '1', 'of-a-newer-program', '08/09/2026', '09/09/2026', '–', '–', 'burnt'],
    ]);
  });
});

describe('what does not add up', () => {
  const page = somePage({ onTime: 3 });
  const findings = [
    { code: 'vanished', dossier: 'D-2', evidence: { missingOn: '2026-09-20' } },
    { code: 'pause-after-due', dossier: 'D-3', evidence: { pausedOn: '2026-09-16', reason: 'payment', dueOn: '2026-09-15' } },
    { code: 'vanished', dossier: 'D-1', evidence: { missingOn: '2026-09-21' } },
    { code: 'repeated-supplement', dossier: 'D-4', evidence: { supplements: 3, note: 'x' } },
  ] as const;

  test('is told sign by sign and dossier by dossier, each with its evidence in words', () => {
    const shown = withReport(page, { findings });
    expect(rowsOf(shown, 'Dấu hiệu bất thường và chứng cứ')).toEqual([
      ['D-3', 'tạm dừng sau khi đã quá hạn', 'tạm dừng ngày 16/09/2026; lý do chờ nộp tiền; hạn trả 15/09/2026'],
      ['D-4', 'yêu cầu bổ sung quá một lần', 'số lần 3; note x'],
      ['D-1', 'biến mất khỏi danh sách', 'vắng trong danh sách ngày 21/09/2026'],
      ['D-2', 'biến mất khỏi danh sách', 'vắng trong danh sách ngày 20/09/2026'],
    ]);
    expect(rowsOf(shown, 'Signs of a bent history and their evidence', 'en')[0]).toEqual([
      'D-3',
      'paused after the due date',
      'paused on 2026-09-16; reason waiting for a payment; due 2026-09-15',
    ]);
  });

  test('is told of dossiers that cannot be judged, a fault without a name by its code', () => {
    const dataFaults = [
      { code: 'no-term', dossier: 'D-1' },
      { code: 'bad-history', dossier: 'D-2' },
      { code: 'no-term', dossier: 'D-3' },
    ];
    const shown = withReport(page, { dataFaults, dueByPromise: 1204 });
    expect(sectionOf(shown, 'findings')).toContain(
      '3 hồ sơ, không nằm trong tỷ lệ nào: không rõ thời hạn giải quyết (2): D-1 , D-3 bad-history (1): D-2 1.204 hồ sơ tính theo ngày hẹn trả',
    );
    expect(sectionOf(shown, 'findings', 'en')).toContain(
      '3 dossiers, in no rate: no known term (2): D-1 , D-3 bad-history (1): D-2 1,204 dossiers are',
    );
  });
});
