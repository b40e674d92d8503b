import { parseMapping } from '@dunghen/intake';
import { writeXlsx } from 'hucre';
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';
import { workbook, zip } from './zip.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Chủ hồ sơ,Điện thoại,Trạng thái,Ngày có kết quả';
const row = (code: string, cells: string): string => `${code},${cells}\n`;

describe('what a formula should say but does not is a question, never an empty cell', () => {
  const t = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = (due: string): Buffer =>
    zip(
      workbook(
        `<row r="1">${t('A1', 'Mã hồ sơ')}${t('B1', 'Ngày tiếp nhận')}${t('C1', 'Ngày hẹn trả')}</row><row r="2">${t('A2', 'H-1')}${t('B2', '02/11/2026')}${due}</row>`,
      ),
    );

  test.each([
    ['no result', '<c r="C2" s="0"><f>B2+3</f></c>'],
    ['an empty result', '<c r="C2"><f ca="1">B2+3</f><v></v></c>'],
    ['no text of its own either, shared from a cell above', '<c r="C2"><f t="shared" si="0"/></c>'],
    ['an error for its result', '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
  ])('%s', async (_, due) => {
    const { file, bring } = desk();
    const { created, errors } = await bring(file('a.xlsx', sheet(due)));
    expect({ created, errors: errors.map((fault) => [fault.row, fault.column, fault.code]) }).toEqual({
      created: 0,
      errors: [[2, 'Ngày hẹn trả', 'cell-error']],
    });
  });

  test('nor is a whole column of them a heading in the wrong place', async () => {
    const { file, bring } = desk();
    const rows = [2, 3, 4, 5].map(
      (n) => `<row r="${n}">${t(`A${n}`, `H-${n}`)}${t(`B${n}`, '02/11/2026')}<c r="C${n}"><f>B${n}+3</f></c></row>`,
    );
    const head = `<row r="1">${t('A1', 'Mã hồ sơ')}${t('B1', 'Ngày tiếp nhận')}${t('C1', 'Ngày hẹn trả')}</row>`;
    const { created, errors } = await bring(file('a.xlsx', zip(workbook(head + rows.join('')))));
    expect({ created, codes: errors.map((fault) => fault.code) }).toEqual({ created: 0, codes: Array(4).fill('cell-error') });
    expect(errors[0]?.error.message).toContain('mở bằng Excel, lưu lại');
  });

  test('with its result kept it is read', async () => {
    const { file, bring, clockOf } = desk();
    expect(await bring(file('a.xlsx', sheet('<c r="C2" t="str"><f>TEXT(B2+3,"dd/mm/yyyy")</f><v>05/11/2026</v></c>')))).toMatchObject({
      created: 1,
    });
    expect((await clockOf('H-1'))?.receipt.promisedOn).toBeDefined();
  });
});

describe('what a list has under another name is not passed over in silence', () => {
  test('a heading that may be the promised day, where no other is', async () => {
    const { file, bring } = desk();
    const list = (heading: string): string => file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,${heading}\nH-1,02/11/2026,05/11/2026\n`);
    const { warnings } = await bring(list('Ngày hẹn công dân đến lấy'));
    expect(warnings).toContainEqual(
      expect.objectContaining({
        code: 'unused-heading',
        text: expect.objectContaining({ vi: expect.stringContaining('"Ngày hẹn công dân đến lấy"') }),
      }),
    );
    expect((await bring(list('Ngày hẹn trả KQ'))).warnings ?? []).not.toContainEqual(expect.objectContaining({ code: 'unused-heading' }));
  });

  test('notes that say what a status says, where there is none', async () => {
    const { file, bring } = desk();
    const notes = (heading: string, ...said: readonly string[]): string =>
      [
        `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả,${heading}`,
        ...said.map((note, i) => `H-${i},02/11/2026,05/11/2026,,${note}`),
      ].join('\n');
    const told = async (text: string): Promise<string[]> =>
      ((await bring(file('a.csv', text))).warnings ?? []).flatMap(({ code, text: { vi } }) =>
        vi.includes('ghi như trạng thái') ? [code, vi] : [],
      );
    expect(await told(notes('Ghi chú', 'Quá hạn', 'Chờ bổ sung', 'Hồ sơ đã rút'))).toEqual([
      'unused-heading',
      expect.stringContaining('Cột "Ghi chú" có ô ghi như trạng thái (như ở dòng 3) nhưng không được dùng'),
    ]);
    expect(await told(notes('Kết quả giải quyết', 'Đã trả kết quả'))).toHaveLength(2);
    expect(await told(notes('Ghi chú', 'Quá hạn', 'gọi điện trước', ''))).toEqual([]);
    expect(await told(notes('Nội dung', 'Bổ sung hộ tịch'))).toEqual([]);
    expect(await told(notes('Ghi chú,Trạng thái', 'Chờ bổ sung,Đang xử lý'))).toEqual([]);
  });

  test('the officer, where no column says the step that would keep him', async () => {
    const { file, bring } = desk();
    const head = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Trạng thái,Cán bộ thụ lý';
    const officers = 'H-1,02/11/2026,05/11/2026,,Đang xử lý,Lê A';
    expect((await bring(file('a.csv', `${head}\n${officers}\n`))).warnings).toMatchObject([
      {
        code: 'unused-heading',
        text: { vi: expect.stringContaining('Cột "Cán bộ thụ lý" không ghi được vì danh sách không có cột "Bước hiện tại"') },
      },
    ]);
    expect((await bring(file('b.csv', `${head},Bước\n${officers},Thẩm định\n`))).warnings).toBeUndefined();
  });

  test('a list with a row for each step, of which the first row ends on the day of its step', async () => {
    const { file, bring, store } = desk();
    const head = 'STT,Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Bước xử lý,Ngày bắt đầu,Ngày kết thúc';
    const steps = (code: string): string[] => [
      `1,${code},02/11/2026,05/11/2026,Tiếp nhận,02/11/2026,02/11/2026`,
      `2,${code},02/11/2026,05/11/2026,Thẩm định,02/11/2026,`,
    ];
    const text = [head, ...['H-1', 'H-2', 'H-3'].flatMap(steps)].join('\n');
    const refused = {
      code: 'several-rows',
      message: expect.stringContaining(
        'Tệp a.csv, trong 6 dòng đầu, có 3 trên 3 hồ sơ ghi nhiều dòng khác nhau (như H-1, dòng 2 và 3)',
      ) as string,
    };
    await expect(bring(file('a.csv', text))).rejects.toMatchObject(refused);
    // Which column is which says nothing of that.
    const mapping = parseMapping('[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\ncompletedAt = "Ngày kết thúc"\n', 'm.toml');
    await expect(bring(file('a.csv', text), '2026-11-23', { mapping })).rejects.toMatchObject(refused);
    expect(await store.dossier('H-1')).toBeNull();
    const long = Array.from({ length: 1_000 }, (_, i) => `H-${i}`).flatMap(steps);
    await expect(bring(file('a.csv', [head, ...long].join('\n')))).rejects.toMatchObject({
      message: expect.stringContaining('trong 399 dòng đầu, có 199 trên 200 hồ sơ') as string,
    });
    // A slip among others is told by its row, and equal rows are one.
    const others = ['H-3', 'H-4', 'H-5', 'H-6'].map((code) => steps(code)[1] as string);
    const rows = [...['H-1', 'H-2'].flatMap(steps), ...others, ...others];
    expect(await bring(file('b.csv', [head, ...rows].join('\n')))).toMatchObject({ created: 4, rejected: 4 });
  });

  test('of two columns named like the status the one is taken whose words are one', async () => {
    const { file, bring, clockOf } = desk();
    const content = (a: string, b: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Trạng thái,Tình trạng hồ sơ\nH-1,02/11/2026,9 ngày làm việc,${a},${b}\n`;
    expect(await bring(file('a.csv', content('Xanh', 'Chờ bổ sung')))).toMatchObject({
      created: 1,
      mapping: { status: 'Tình trạng hồ sơ' },
    });
    expect((await clockOf('H-1'))?.openPause).toBeTruthy();
    expect(await bring(file('b.csv', content('Đang xử lý', 'Chờ bổ sung')))).toMatchObject({ mapping: { status: 'Trạng thái' } });
  });

  test('terms of bare numbers under a heading without a unit are one question, not a fault in every row', async () => {
    const { file, bring } = desk();
    const rows = [1, 2, 3].map((n) => `H-${n},02/11/2026,3`).join('\n');
    await expect(bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Thời hạn (ngày)\n${rows}`))).rejects.toThrow(
      expect.objectContaining({ code: 'mapping-doubtful', message: expect.stringContaining('(ngày làm việc)') }),
    );
    expect(await bring(file('b.csv', `Mã hồ sơ,Ngày tiếp nhận,Thời hạn (ngày làm việc)\n${rows}`))).toMatchObject({ created: 3 });
  });
});

describe('dates that are not day before month are a question', () => {
  const list = (dates: readonly string[]): string =>
    `${HEAD}\n${dates.map((date, i) => row(`H-${i}`, `${date},,A,,Đang xử lý,`)).join('')}`;

  test('a column written month first', async () => {
    const { file, bring } = desk();
    const dates = Array.from({ length: 20 }, (_, i) => `11/${String(i + 1).padStart(2, '0')}/2026`);
    await expect(bring(file('a.csv', list(dates)))).rejects.toThrow(
      expect.objectContaining({ code: 'dates-doubtful', message: expect.stringContaining('"Ngày tiếp nhận" (B)') }),
    );
  });

  test('one slip of the pen among many refuses its row alone', async () => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', list(['13/11/2026', '11/20/2026', '14/11/2026'])))).toMatchObject({ created: 2, rejected: 1 });
  });

  test('a column of which Excel turned the half around', async () => {
    const { file, bring } = desk();
    const rows = Array.from({ length: 24 }, (_, i) => [`H-${i}`, i < 12 ? new Date(Date.UTC(2026, i, 11)) : `${i + 1}/11/2026`]);
    const bytes = await writeXlsx({ sheets: [{ name: 'S', rows: [['Mã hồ sơ', 'Ngày tiếp nhận'], ...rows] }] });
    await expect(bring(file('a.xlsx', bytes))).rejects.toThrow(expect.objectContaining({ code: 'dates-doubtful' }));
  });
});

describe('a small list shows by itself that its days and months are turned around', () => {
  const HEADINGS = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày có kết quả'];
  type Cell = string | Date | null;
  const csv = (rows: readonly (readonly string[])[]): string => [HEADINGS, ...rows].map((cells) => cells.join(',')).join('\n');
  const xlsx = async (rows: readonly (readonly Cell[])[]): Promise<Uint8Array> =>
    writeXlsx({ sheets: [{ name: 'S', rows: [HEADINGS, ...rows.map((cells) => [...cells])] }] });
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
  const doubtful = (column: string, cell: string): unknown =>
    expect.objectContaining({ code: 'dates-doubtful', message: expect.stringMatching(new RegExp(`"${column}" .*ô ${cell}; hãy`)) });

  test.each<[string, readonly (readonly string[])[]]>([
    ['all of them', [['H37.125-261102-0001', '11/2/2026'], ['H37.125-261103-0002', '11/3/2026'], ['H37.125-261111-0003', '11/11/2026']]], // prettier-ignore
    ['most of them', [['H37-261102-0001', '11/02/2026'], ['H37-261103-0002', '11/03/2026 08:30'], ['H37-261030-0003', '11/04/2026']]], // prettier-ignore
    ['its only one', [['000.17.22.H56–261102–0001', '11/02/2026']]],
  ])('by its codes: the receipts are of their day once turned back, %s', async (_, rows) => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', csv(rows)))).rejects.toThrow(doubtful('Ngày tiếp nhận', 'B2'));
  });

  test('by the codes of those receipts that Excel turned, whatever the texts beside them say', async () => {
    const { file, bring } = desk();
    const rows = [['H37-261105-0001', day('2026-05-11')], ['H37-261116-0001', '16/11/2026'], ['H37-261117-0001', '17/11/2026']]; // prettier-ignore
    await expect(bring(file('a.xlsx', await xlsx(rows)))).rejects.toThrow(doubtful('Ngày tiếp nhận', 'B2'));
  });

  test('by receipts of the 11th only, all through the year: the first days of November written month first', async () => {
    const { file, bring } = desk();
    const rows = [2, 3, 4, 5].map((n) => [`T-${n}`, `11/${n}/2026`, '']);
    await expect(bring(file('a.csv', csv(rows)))).rejects.toThrow(doubtful('Ngày tiếp nhận', 'B2'));
    expect(
      await bring(file('b.csv', csv(rows.map(([code = '', date = '']) => [code, date.replace(/^11\/(\d)/, '0$1/11'), ''])))),
    ).toMatchObject({ created: 4 });
  });

  test('by one date that can only have the month first, where no other has the day first', async () => {
    const { file, bring } = desk();
    const rows = [['T-1', '11/2/2026', '11/4/2026'], ['T-2', '11/9/2026', '11/12/2026'], ['T-3', '11/10/2026', '11/13/2026']]; // prettier-ignore
    await expect(bring(file('a.csv', csv(rows)))).rejects.toThrow(doubtful('Ngày có kết quả', 'C4'));
  });

  test('by two days that Excel turned away from the texts of their column', async () => {
    const { file, bring } = desk();
    const rows = [['E-1', day('2026-05-11')], ['E-2', day('2026-09-11')], ['E-3', '16/11/2026'], ['E-4', '18/11/2026']]; // prettier-ignore
    await expect(bring(file('a.xlsx', await xlsx(rows)))).rejects.toThrow(doubtful('Ngày tiếp nhận', 'B2'));
  });

  test.each<[string, readonly (readonly string[])[], number]>([
    ['no day after the twelfth', [['T-1', '02/11/2026', '04/11/2026'], ['T-2', '09/11/2026', '12/11/2026']], 2], // prettier-ignore
    ['a slip in a month', [['T-1', '02/11/2026'], ['T-2', '09/11/2026'], ['T-3', '31/11/2026'], ['T-4', '13/13/2026']], 2], // prettier-ignore
    ['a month first among days first', [['T-1', '02/11/2026', '13/11/2026'], ['T-2', '09/11/2026', '11/20/2026']], 1], // prettier-ignore
    ['a receipt that is of the day in its code once turned back', [['H-261102-0001', '11/02/2026'], ['H-261103-0001', '03/11/2026']], 1], // prettier-ignore
    ['a receipt that is not of the day in its code', [['H-261102-0001', '05/10/2026'], ['H-261103-0001', '03/11/2026']], 2], // prettier-ignore
    ['codes numbered on through the years', [['H-000317-1', '02/11/2026'], ['H-021126-2', '02/11/2026'], ['261103', '04/11/2026']], 3], // prettier-ignore
    ['a note below that has a date of its own', [['T-1', '02/11/2026'], ['T-2', '09/11/2026'], ['', 'Ngày in: 11/23/2026']], 2], // prettier-ignore
  ])('but one of good dates with %s is taken, and slips are refused by their rows', async (_, rows, created) => {
    const { file, bring } = desk();
    expect(await bring(file('a.csv', csv(rows)))).toMatchObject({ created });
  });

  test('and so is one of which the first days are dates and the others texts, or an old one is a date', async () => {
    const { file, bring } = desk();
    const dates = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-05-08'].map((text, i) => [`A-${i}`, day(text)]);
    const texts = ['16/11/2026', '17/11/2026', '18/11/2026', '19/11/2026'].map((text, i) => [`B-${i}`, text]);
    expect(await bring(file('a.xlsx', await xlsx([...dates, ...texts])))).toMatchObject({ created: 9 });
  });
});

describe('what is taken as it stands but should be looked at is told', () => {
  test('a status nobody knows, with how often it occurs', async () => {
    const { file, bring } = desk();
    const rows =
      row('H-1', '02/11/2026,05/12/2026,A,,Đã ký số,') +
      row('H-2', '02/11/2026,05/12/2026,B,,Đã ký số,') +
      row('H-3', '02/11/2026,05/12/2026,B,,Đang xử lý,');
    const { warnings } = await bring(file('a.csv', `${HEAD}\n${rows}`));
    expect(warnings).toMatchObject([{ code: 'unknown-status', text: { vi: expect.stringContaining('"Đã ký số" (2)') } }]);
  });

  test('a status that speaks of the term only, with advice for it', async () => {
    const { file, bring } = desk();
    const rows = row('H-1', '02/11/2026,05/12/2026,A,,Còn hạn,') + row('H-2', '02/11/2026,05/11/2026,B,,Quá hạn 3 ngày,');
    const { warnings } = await bring(file('a.csv', `${HEAD}\n${rows}`));
    expect(warnings).toHaveLength(1);
    expect(warnings?.[0]?.text.vi).toMatch(/"Còn hạn" \(1\), "Quá hạn 3 ngày" \(1\) chỉ nói về hạn.*"Chờ bổ sung"/);
  });

  test('a dossier given back on the day of its result, which may be no result', async () => {
    const { file, bring, clockOf } = desk();
    const rows = 'A-1,02/11/2026,12/11/2026,04/11/2026,Đã trả hồ sơ\nA-2,02/11/2026,12/11/2026,04/11/2026,Đã ký số\n';
    const { warnings } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả,Trạng thái\n${rows}`));
    expect(warnings).toMatchObject([{ code: 'unknown-status', text: { vi: expect.stringContaining('"Đã trả hồ sơ" (1) không rõ') } }]);
    expect((await clockOf('A-1'))?.end?.type).toBe('completed');
  });

  test('an end that stands where the step does, since nothing else says how the dossier stands', async () => {
    const { file, bring } = desk();
    const rows = ['Thẩm định', 'Kết thúc', 'Đã trả kết quả', 'Kết thúc'].map((stage, i) => `H-${i},02/11/2026,05/11/2026,${stage}\n`);
    const { warnings } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Bước hiện tại\n${rows.join('')}`));
    expect(warnings).toMatchObject([
      { code: 'unknown-status', text: { vi: expect.stringContaining('Chưa hiểu trạng thái "Kết thúc" (2), "Đã trả kết quả" (1)') } },
    ]);
    // It is no status that could be taught.
    expect(warnings?.[0]?.text.vi).not.toContain('[statuses]');
  });

  test('a dossier that has neither term nor promised day, with its procedure', async () => {
    const { file, bring } = desk();
    const list = file('a.csv', `${HEAD},Tên thủ tục\n${row('H-1', '02/11/2026,,A,,Đang xử lý,,Thủ tục lạ')}`);
    expect((await bring(list)).warnings).toMatchObject([{ code: 'no-term', text: { vi: expect.stringContaining('"Thủ tục lạ" (1)') } }]);
    // Known from the first list, it is not told again.
    expect((await bring(list)).warnings).toBeUndefined();
  });

  test('nothing, where the day of the result says all', async () => {
    const { file, bring } = desk();
    const { warnings } = await bring(file('a.csv', `${HEAD}\n${row('H-1', '02/11/2026,05/12/2026,A,,Đã ký số,05/11/2026')}`));
    expect(warnings).toBeUndefined();
  });

  test('a day of receipt that has not come', async () => {
    const { file, bring } = desk();
    const { warnings } = await bring(file('a.csv', `${HEAD}\n${row('H-1', '02/12/2026,05/12/2026,A,,Đang xử lý,')}`), '2026-11-23');
    expect(warnings).toMatchObject([{ code: 'future-date', text: { vi: expect.stringContaining('H-1') } }]);
  });
});

describe('days in an order that cannot be are told by their column, as officers write them', () => {
  test.each([
    ['Ngày hẹn trả', '10/11/2026,05/11/2026,A,,Đang xử lý,', '05/11/2026'],
    ['Ngày có kết quả', '10/11/2026,12/11/2026,A,,Đã trả kết quả,09/11/2026', '09/11/2026'],
    ['Ngày có kết quả', '10/11/2026 10:00,12/11/2026,A,,Đã trả kết quả,10/11/2026 09:00', '10/11/2026 09:00'],
  ])('%s', async (column, cells, day) => {
    const { file, bring } = desk();
    const { created, errors } = await bring(file('a.csv', `${HEAD}\n${row('H-1', cells)}`));
    expect({ created, errors }).toMatchObject({
      created: 0,
      errors: [{ row: 2, column, error: { message: expect.stringContaining(day) } }],
    });
    expect(errors[0]?.error.message).toContain('ngày tiếp nhận 10/11/2026');
  });
});

describe('what officers and their programs do to a cell does no harm', () => {
  test('a telephone number that Excel made a number of has its 0 again', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', `${HEAD}\n${row('H-1', '02/11/2026,,A,912345678,Đang xử lý,')}`));
    expect((await clockOf('H-1'))?.applicant?.phone).toBe('0912345678');
  });

  test('marks that cannot be seen are not in a name', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', `${HEAD}\n${row('H-1', '02/11/2026,,Nguyễn\u200B Văn\u202E A\u00AD,,Đang xử lý,')}`));
    expect((await clockOf('H-1'))?.applicant?.name).toBe('Nguyễn Văn A');
  });

  test('a dash that a word processor bent is the same code, and so is an apostrophe before it', async () => {
    const { file, bring } = desk();
    const list = (code: string): string => file('a.csv', `${HEAD}\n${row(code, '02/11/2026,05/12/2026,A,,Đang xử lý,')}`);
    expect(await bring(list('H37-0001'))).toMatchObject({ created: 1 });
    expect(await bring(list('H37–0001'))).toMatchObject({ unchanged: 1 });
    expect(await bring(list("'H37-0001"))).toMatchObject({ unchanged: 1 });
  });

  const FULL = 'Mã hồ sơ,Ngày tiếp nhận,Hạn xử lý,SĐT,Chủ hồ sơ,Thời hạn giải quyết,Trạng thái';
  test.each([
    ['an apostrophe before every cell', "'H-1,'02/11/2026,'05/11/2026,'0912345678,'Lê A,'3 ngày làm việc,'Yêu cầu bổ sung"],
    ['every cell a formula that says it', '="H-1",="02/11/2026",="05/11/2026",="0912345678",="Lê A",="3 ngày làm việc",="Yêu cầu bổ sung"'],
    ['such a formula in quotes', 'H-1,"=""02/11/2026""",05/11/2026,"=""0912345678""",Lê A,3 ngày làm việc,Yêu cầu bổ sung'],
  ])('%s means the text in it', async (_, cells) => {
    const { file, bring, clockOf } = desk();
    // Four of them, since a column that is none of dates at all would be a question.
    const rows = [1, 2, 3, 4].map((n) => cells.replace('H-1', `H-${n}`)).join('\n');
    expect(await bring(file('a.csv', `${FULL}\n${rows}\n`))).toMatchObject({ created: 4, rejected: 0 });
    const clock = await clockOf('H-4');
    expect(clock?.receipt.at).toBe('2026-11-02');
    expect(clock?.receipt.term).toMatchObject({ unit: 'working-days', count: 3 });
    expect(clock?.applicant).toEqual({ name: 'Lê A', phone: '0912345678' });
    expect(clock?.openPause).not.toBeNull();
  });

  test('a link means the text it shows, also as a code, and any other formula is none', async () => {
    const { file, bring, store } = desk();
    const cells = (code: string): string => row(code, '02/11/2026,05/12/2026,A,,Đang xử lý,');
    const link = '"=HYPERLINK(""http://mc/hs?id=1"",""H37.125-261102-0001"")"';
    const rows = [link, '"=HYPERLINK(""http://mc/H37.125-261102-0002"")"', '=B2&A1'].map(cells).join('');
    const { created, errors } = await bring(file('a.csv', `${HEAD}\n${rows}`));
    expect(created).toBe(1);
    expect(await store.dossier('H37.125-261102-0001')).not.toBeNull();
    expect(errors).toMatchObject([
      { row: 3, column: 'Mã hồ sơ', code: 'cell-error' },
      { row: 4, column: 'Mã hồ sơ', code: 'cell-error' },
    ]);
  });

  test.each([
    ['="Lê A"&"B"', '="Lê A"&"B"'],
    ['=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ['="Lê ""Sáu"" A"', 'Lê "Sáu" A'],
    ['=HYPERLINK("http://x";"Lê A")', 'Lê A'],
    ['=HYPERLINK("http://x",A1)', '=HYPERLINK("http://x",A1)'],
    ["'Hoa Sen'", "'Hoa Sen'"],
    ["'=1+1", '=1+1'],
  ])('and no other text is changed: %s', async (cell, name) => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', `${HEAD}\n${row('H-1', `02/11/2026,,"${cell.replaceAll('"', '""')}",,Đang xử lý,`)}`));
    expect((await clockOf('H-1'))?.applicant?.name).toBe(name);
  });

  test('a code of 18 digits kept as a number is refused, since its last digits are gone', async () => {
    const { file, bring } = desk();
    const rows = [
      ['Mã hồ sơ', 'Ngày tiếp nhận'],
      [123_456_789_012_345_680, '02/11/2026'],
    ];
    const { errors } = await bring(file('a.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows }] })));
    expect(errors).toMatchObject([{ code: 'code-as-number' }]);
  });

  test('lines ended by a return alone are lines', async () => {
    const { file, bring } = desk();
    const rows = row('H-1', '02/11/2026,05/12/2026,A,,Đang xử lý,') + row('H-2', '02/11/2026,05/12/2026,B,,Đang xử lý,');
    expect(await bring(file('a.csv', `${HEAD}\n${rows}`.replaceAll('\n', '\r')))).toMatchObject({ rows: 2, created: 2 });
  });

  test('a total counted in the column of the codes is no dossier', async () => {
    const { file, bring } = desk();
    const rows = `1,${row('H-1', '02/11/2026,05/12/2026,A,,Đang xử lý,')}Cộng,1,,,,,,\n`;
    expect(await bring(file('a.csv', `STT,${HEAD}\n${rows}`))).toMatchObject({ rows: 1, created: 1, rejected: 0 });
  });
});

test('UTF-8 that is damaged is told by its byte, not read as another alphabet', async () => {
  const { file, bring } = desk();
  const good = `${HEAD}\n${row('H-1', '02/11/2026,,Nguyễn Văn ,,Đang xử lý,')}`;
  const at = Buffer.from(good.slice(0, good.indexOf('Văn ') + 4)).length;
  const bytes = Buffer.concat([Buffer.from(good).subarray(0, at), Buffer.from([0xc3]), Buffer.from(good).subarray(at)]);
  await expect(bring(file('a.csv', bytes))).rejects.toThrow(
    expect.objectContaining({ code: 'file-encoding', message: expect.stringContaining(`byte thứ ${at + 1}`) }),
  );
});

describe('a row that was split is refused, not read into the wrong columns', () => {
  const SHORT = 'Mã hồ sơ,Ngày tiếp nhận,Chủ hồ sơ,Địa chỉ';
  test('a comma in a name without quotes', async () => {
    const { file, bring } = desk();
    const rows = 'A-1,02/11/2026,Lê A,Xã X\nA-2,02/11/2026,Công ty A, B và C,Xã X\nA-3,02/11/2026,Lê B,Xã X,,\n';
    expect(await bring(file('a.csv', `${SHORT}\n${rows}`))).toMatchObject({ created: 2, errors: [{ row: 3, code: 'ragged-row' }] });
  });

  test('but a column without a heading in every row is a note', async () => {
    const { file, bring } = desk();
    const rows = 'A-1,02/11/2026,Lê A,Xã X,gấp\nA-2,02/11/2026,Lê B,Xã X,đã gọi\nA-3,02/11/2026,Lê B,Xã X,\n';
    expect(await bring(file('a.csv', `${SHORT}\n${rows}`))).toMatchObject({ created: 3, rejected: 0 });
  });
});

describe('a workbook that counts its days from 1904', () => {
  const t = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const book = (day: string): Buffer =>
    zip(
      workbook(
        `<row r="1">${t('A1', 'Mã hồ sơ')}${t('B1', 'Ngày tiếp nhận')}</row><row r="2">${t('A2', 'A-1')}<c r="B2"${day}><v>44866</v></c></row>`,
        [
          {
            name: 'xl/styles.xml',
            content:
              '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
          },
        ],
      ).map((part) =>
        part.name === 'xl/workbook.xml'
          ? { ...part, content: part.content.toString().replace('<sheets>', '<workbookPr date1904="1"/><sheets>') }
          : part.name === 'xl/_rels/workbook.xml.rels'
            ? {
                ...part,
                content: part.content
                  .toString()
                  .replace(
                    '</Relationships>',
                    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
                  ),
              }
            : part,
      ),
    );

  test('its dates are its own', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.xlsx', book(' s="1"')));
    expect((await clockOf('A-1'))?.receipt.at).toBe('2026-11-02');
  });

  test('a bare number, which could be either count, is asked about', async () => {
    const { file, bring } = desk();
    expect(await bring(file('a.xlsx', book('')))).toMatchObject({ created: 0, errors: [{ code: 'bad-date' }] });
  });
});
