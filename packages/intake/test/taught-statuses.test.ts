// What an officer said a system's statuses mean is what the list says, before the program's own reading of the words.
import { parseDay } from '@dunghen/core';
import { mappingText, parseMapping, readIntakeFile, unreadStatuses, type ListFile } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';
import { NOTHING_BESIDE } from '../src/columns/said-beside.ts';
import { statusShape } from '../src/words/status-shape.ts';
import { desk } from './desk.ts';

const COLUMNS = '[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\nstatus = "Trạng thái"\n';
const taught = (...lines: readonly string[]): ReturnType<typeof parseMapping> =>
  parseMapping(`[statuses]\n${lines.join('\n')}\n${COLUMNS}`, 'm.toml');
const list = (...statuses: readonly string[]): string =>
  `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n${statuses.map((status, n) => `H-${n},02/11/2026,20/11/2026,${status}`).join('\n')}\n`;

describe('a status that was taught', () => {
  test.each([
    ['running', []],
    ['supplement', ['paused supplement']],
    ['payment', ['paused payment']],
    ['stopped', ['paused stopped']],
    ['completed', ['completed']],
    ['refused', ['refused']],
    ['withdrawn', ['withdrawn']],
  ])('as %s', async (meaning, events) => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', list('Đang xử lý')), '2026-11-03');
    const { rejected, warnings } = await bring(file('b.csv', list('Chuyển lưu kho')), '2026-11-04', {
      mapping: taught(`"chuyển  LƯU kho" = "${meaning}"`),
    });
    expect({ rejected, warnings }).toEqual({ rejected: 0, warnings: undefined });
    const told = (await store.dossier('H-0'))?.events.map((e) => (e.type === 'paused' ? `${e.type} ${e.reason}` : e.type));
    expect(told).toEqual(['received', ...events]);
  });

  test('is taken so where the program would read it otherwise', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', list('Đã trả kết quả')), '2026-11-02', { mapping: taught('"Đã trả kết quả" = "running"') });
    expect((await clockOf('H-0'))?.end).toBeNull();
  });

  test('makes the same bytes another witness of their day, and again nothing new', async () => {
    const { file, bring, clockOf } = desk();
    const path = file('a.csv', list('Chuyển lưu kho', 'Đang xử lý'));
    expect(await bring(path, '2026-11-03', { mapping: parseMapping(COLUMNS, 'm.toml') })).toMatchObject({ created: 2 });
    const mapping = taught('"Chuyển lưu kho" = "completed"');
    expect(await bring(path, '2026-11-03', { mapping })).toMatchObject({ updated: 1, unchanged: 1, rejected: 0 });
    expect((await clockOf('H-0'))?.end).toMatchObject({ type: 'completed' });
    expect(await bring(path, '2026-11-03', { mapping })).toMatchObject({ updated: 0, unchanged: 2 });
  });
});

describe('a list is a witness that a dossier was at work only where it says so', () => {
  test.each([
    ['a status nobody understands', list('Chuyển lưu kho'), null],
    ['one that speaks of the term', list('Còn hạn 2 ngày'), null],
    [
      'a step that is an end, without a status',
      'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Bước hiện tại\nH-0,02/11/2026,20/11/2026,Đã trả kết quả\n',
      null,
    ],
    ['work', list('Đang xử lý'), '2026-11-03'],
    ['an empty status', list(''), '2026-11-03'],
    ['no status', 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-0,02/11/2026,20/11/2026\n', '2026-11-03'],
  ])('%s', async (_, content, seenOpenOn) => {
    const { file, bring, sightingOf } = desk();
    await bring(file('a.csv', content), '2026-11-03');
    expect((await sightingOf('H-0'))?.seenOpenOn).toBe(seenOpenOn === null ? null : parseDay(seenOpenOn));
  });

  test('and so in several rows of one dossier that agree', async () => {
    const { file, bring, sightingOf } = desk();
    const columns = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái,Bước hiện tại';
    const rows = ['Một', 'Hai'].map((stage) => `H-0,02/11/2026,20/11/2026,Chuyển lưu kho,${stage}`);
    await bring(file('a.csv', [columns, ...rows].join('\n')), '2026-11-03');
    expect(await sightingOf('H-0')).toMatchObject({ seenOpenOn: null });
  });
});

test('the statuses nobody understands are named, the most frequent first, and not those that were taught or speak of the term', async () => {
  const { file } = desk();
  const { content } = await readIntakeFile(file('a.csv', list('Lưu kho', 'Ký số', 'Ký số', 'Đang xử lý', 'Còn hạn 2 ngày', 'Vào sổ', '')));
  expect(unreadStatuses(content as ListFile, ['VÀO sổ'])).toEqual(['Ký số', 'Lưu kho']);
});

test('also of rows with a date that cannot be read, and not beside a day of the result', async () => {
  const { file } = desk();
  const rows = ['H-1,11/13/2026,,Ký số', 'H-2,13/11/2026,16/11/2026,Vào sổ', 'H-3,13/11/2026,,Lưu kho'];
  const { content } = await readIntakeFile(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả,Trạng thái\n${rows.join('\n')}\n`));
  expect(unreadStatuses(content as ListFile, [])).toEqual(['Ký số', 'Lưu kho']);
});

test('a status that nobody understands is told with the way to teach it', async () => {
  const { file, bring } = desk();
  const { warnings } = await bring(file('a.csv', list('Chuyển lưu kho')));
  expect(warnings).toMatchObject([
    { code: 'unknown-status', text: { vi: expect.stringMatching(/"Chuyển lưu kho" .*--learn.*\[statuses\]/) } },
  ]);
});

test('a status in a font of before Unicode is named, and taught, as it is read', async () => {
  const { file, bring, store } = desk();
  const inVni = list('Löu kho hoà sô', 'Ñang xöû lyù', 'Ñang xöû lyù', 'Ñang xöû lyù');
  const path = file('a.csv', inVni);
  const { content } = await readIntakeFile(path);
  expect(unreadStatuses(content as ListFile, [])).toEqual(['Lưu kho hồ sơ']);
  await bring(path, '2026-11-03', { mapping: taught('"Lưu kho hồ sơ" = "supplement"') });
  expect((await store.dossier('H-0'))?.events.map(({ type }) => type)).toEqual(['received', 'paused']);
});

test('a mapping file keeps what was taught, and names what was not for the officer to fill in', () => {
  const mapping = { headings: ['Mã', 'Nhận'], names: new Map([['code', 'Mã'] as const, ['receivedAt', 'Nhận'] as const]) };
  const text = mappingText(mapping, { ...NOTHING_BESIDE, statuses: new Map([['Lưu "kho"', 'completed']]) }, ['Ký số']);
  expect(parseMapping(text, 'm.toml').statuses).toEqual(new Map([['Lưu "kho"', 'completed']]));
  const filled = text.replace('# "Ký số" = ""', '"Ký số" = "running"');
  expect(parseMapping(filled, 'm.toml').statuses.get('Ký số')).toBe('running');
});

describe('a status with somebody in it', () => {
  const HANDED = [
    'Đã giao kết quả cho Nam',
    'Đã giao kết quả cho Lan',
    'Đã giao kết quả cho Hoa',
    'Đã giao kết quả cho phòng Tư pháp ngày 12/11/2026',
    'Đã giao kết quả cho phòng Tư pháp ngày 13/11/2026',
    'Đã giao kết quả cho ông Trần Văn Bình - Phòng TNMT',
    'Đã giao kết quả cho bà Lê Thị Cúc - Phòng TNMT',
    'Chuyển Nguyễn Văn Dũng xử lý',
    'Nguyễn Văn Dũng',
  ];
  const SHAPES = [
    'Đã giao kết quả cho …',
    'Đã giao kết quả cho phòng Tư pháp ngày …',
    'Đã giao kết quả cho … - Phòng TNMT',
    'Chuyển … xử lý',
  ];
  const NAMES = /Nam|Lan|Hoa|Bình|Cúc|Dũng/;

  test('is asked about once, without him and without its day', async () => {
    const { file, bring } = desk();
    const path = file('a.csv', list(...HANDED));
    const { content } = await readIntakeFile(path);
    const unread = unreadStatuses(content as ListFile, []);
    expect(unread).toEqual(SHAPES);
    const { warnings } = await bring(path);
    expect(JSON.stringify(warnings)).toContain('"Đã giao kết quả cho …\\" (3)');
    expect(JSON.stringify(warnings)).not.toMatch(NAMES);
    const mapping = (content as ListFile).lists[0].mapping;
    expect(mappingText(mapping, undefined, unread)).toMatch(/Dấu … là tên.*\n\[statuses\]\n# "Đã giao kết quả cho …" = ""\n/);
    expect(unreadStatuses(content as ListFile, SHAPES)).toEqual([]);
  });

  test('is taught for all who may stand there, and for nobody who does not', async () => {
    const { file, bring, clockOf } = desk();
    const path = file('a.csv', list('Đang xử lý', 'Đang xử lý', 'Đang xử lý', 'Đang xử lý'));
    await bring(path, '2026-11-03');
    const handed = list(
      'Đã giao kết quả cho Nam',
      'Đã giao kết quả cho Hoa',
      'Đã giao kết quả cho phòng Tư pháp ngày 05/11/2026',
      'Đã giao kết quả cho ông Nam - Phòng TNMT',
    );
    const { rejected, warnings } = await bring(file('b.csv', handed), '2026-11-04', {
      mapping: taught('"Đã giao kết quả cho …" = "completed"', '"đã giao kết quả cho phòng tư pháp ngày ..." = "running"'),
    });
    expect(rejected).toBe(0);
    expect(warnings).toMatchObject([
      { code: 'unknown-status', text: { vi: expect.stringContaining('"Đã giao kết quả cho … - Phòng TNMT" (1)') } },
    ]);
    const ends = await Promise.all([0, 1, 2, 3].map(async (n) => (await clockOf(`H-${n}`))?.end?.type ?? null));
    expect(ends).toEqual(['completed', 'completed', null, null]);
  });
});

describe('an office is nobody', () => {
  const DESKS = [
    'ĐÃ GIAO KẾT QUẢ CHO VPUB',
    'đã giao kết quả cho đchinh',
    'Đã giao kết quả cho CA',
    'Đã giao kết quả cho Kế hoạch',
    'ĐÃ GIAO KẾT QUẢ CHO KẾ HOẠCH',
    'Đã giao kết quả cho Hạ tầng',
    'Đã giao kết quả cho Hà Nội',
    'Đã giao kết quả cho Công Thương',
    'ĐÃ GIAO KẾT QUẢ CHO TRẠM',
    'Đã giao kết quả cho Bộ',
    'đã giao kết quả cho trưởng',
    'đã giao kết quả cho phụ trách',
  ];

  test('and asked about as it is written, in all its words', async () => {
    const { file } = desk();
    const { content } = await readIntakeFile(file('a.csv', list(...DESKS)));
    expect(unreadStatuses(content as ListFile, []).toSorted()).toEqual(DESKS.toSorted());
  });

  test('so what was taught of whoever may stand there ends nothing that it has', async () => {
    const { file, bring, clockOf } = desk();
    const people = ['ĐÃ GIAO KẾT QUẢ CHO NAM', 'đã giao kết quả cho lan', 'DA GIAO KET QUA CHO LIEN', 'Đã giao kết quả cho Ksor'];
    await bring(file('a.csv', list(...[...DESKS, ...people].map(() => 'Đang xử lý'))), '2026-11-03');
    const mapping = taught('"Đã giao kết quả cho …" = "completed"', '"Da giao ket qua cho …" = "completed"');
    await bring(file('b.csv', list(...DESKS, ...people)), '2026-11-04', { mapping });
    const ends = await Promise.all([...DESKS, ...people].map(async (_, n) => (await clockOf(`H-${n}`))?.end?.type ?? null));
    expect(ends).toEqual([...DESKS.map(() => null), ...people.map(() => 'completed')]);
  });
});

test("what is asked about a status bears no telephone, no citizen's number, and nobody who stands before one", async () => {
  const { file, bring } = desk();
  const statuses = [
    'Hồ sơ gặp Lan 0912345678',
    'Hồ sơ gặp anh Tuấn 0912.345.678',
    'Hồ sơ gặp chị Hoa (SĐT: 0912-345-678)',
    'Hồ sơ gặp Bình sđt 0912 345 678',
    'Gặp Lan',
    'Liên hệ Thu Hoa',
    'Hồ sơ gặp Cúc, +84 912 34 56 78',
    'Đã giao kết quả cho Lan ngày 12/11/2026 CCCD 001089012345',
    'Đã giao kết quả cho Hoa, CMND số 1234',
    'Đã giao kết quả cho Tuấn (CCCD001089012345)',
    'Xem lại 000.00.01.H26-261112-0001',
  ];
  const path = file('a.csv', list(...statuses.map((status) => `"${status}"`)));
  const { content } = await readIntakeFile(path);
  const unread = unreadStatuses(content as ListFile, []);
  expect(unread.toSorted()).toEqual([
    'Gặp …',
    'Hồ sơ gặp …',
    'Hồ sơ gặp … (SĐT: …)',
    'Hồ sơ gặp … sđt …',
    'Hồ sơ gặp …, +…',
    'Liên hệ …',
    'Xem lại …',
    'Đã giao kết quả cho … (…)',
    'Đã giao kết quả cho … ngày … CCCD …',
    'Đã giao kết quả cho …, CMND số …',
  ]);
  const told = JSON.stringify((await bring(path)).warnings) + mappingText((content as ListFile).lists[0].mapping, undefined, unread);
  expect(told.match(/\d(?:[\s.–-]*\d){8,}|1234|Lan|Tuấn|Hoa|Bình|Cúc/)).toBeNull();
});

test('nor an address of mail, a passport, whoever is called or met, owns a paper or took one away', async () => {
  const { file } = desk();
  const shapes = new Map([
    ['Chuyển kho lan.nguyen@example.vn', 'Chuyển kho …'],
    ['Lưu (hoa@example.vn)', 'Lưu (…)'],
    ['Hộ chiếu B1234567 lưu', 'Hộ chiếu … lưu'],
    ['Lưu hộ chiếu c12345678', 'Lưu hộ chiếu …'],
    ['Đã hỏi zalo Lan Nguyễn', 'Đã hỏi zalo …'],
    ['CCCD 046123456789 của Hoa', 'CCCD … của …'],
    ['CCCD 046123456789 CỦA HOA', 'CCCD … CỦA …'],
    ['Lưu CCCD của Hoa', 'Lưu CCCD của …'],
    ['liên hệ Lan Anh', 'liên hệ …'],
    ['Cần gặp Ngọc Anh', 'Cần gặp …'],
    ['LAN ANH ĐÃ CẦM GIẤY', '… ĐÃ CẦM GIẤY'],
    ['Lan Anh đã cầm giấy', '… đã cầm giấy'],
    // An office is nobody.
    ...['Ý kiến của Sở Xây dựng', 'Ý kiến của UBND xã', 'ĐỊA CHÍNH ĐÃ CẦM', 'VĂN THƯ ĐÃ CẦM'].map((text) => [text, text] as const),
  ]);
  const { content } = await readIntakeFile(file('a.csv', list(...shapes.keys())));
  expect(unreadStatuses(content as ListFile, []).toSorted()).toEqual([...new Set(shapes.values())].toSorted());
});

test('nor whoever holds a paper, has a telephone, a short "chị" or a title before him', () => {
  const shapes = [
    ['Zalo Lan Anh', 'Zalo …'],
    ['Liên hệ: Hoa', 'Liên hệ: …'],
    ['Hoa cầm bìa', '… cầm bìa'],
    ['Đt: 0912345678 (c Hoa)', 'Đt: … (c …)'],
    ['ĐT 0912345678 - Hoa', 'ĐT … - …'],
    ['gọi c Hoa', 'gọi c …'],
    ['Chờ chữ ký của Chủ tịch Hùng', 'Chờ chữ ký của Chủ tịch …'],
    ['Chờ Phó Chủ tịch Hoa ký', 'Chờ Phó Chủ tịch … ký'],
    ['Chuyển cán bộ Lan xử lý', 'Chuyển cán bộ … xử lý'],
    ['gọi c Vắng', 'gọi c …'],
    ['Gặp Duyệt', 'Gặp …'],
  ] as const;
  for (const [text, shape] of shapes) expect.soft(statusShape(text), text).toBe(shape);
  const office = [
    'Chuyển cán bộ Kỹ thuật',
    'Chờ Chủ tịch Phường ký',
    'Giám đốc Quỹ ký',
    'Theo điểm c Khoản 2',
    'GOI LAN 2',
    'Gia cầm chết',
    'Công dân cam kết',
    // What a head or a telephone does is taught each by itself.
    'Lãnh đạo Ký',
    'Lãnh đạo Duyệt',
    'Lãnh đạo Phê duyệt',
    'Trưởng phòng Duyệt',
    'Chủ tịch Vắng',
    'Gọi: Bận',
    'Gọi: Thuê bao',
    'Gặp Khó khăn',
  ];
  for (const text of office) expect.soft(statusShape(text), text).toBe(text);
});

test('a result handed to nobody knows whom beside its day refuses no list', async () => {
  const { file, bring, clockOf } = desk();
  const rows = ['Đã giao kết quả cho Đăng', 'Đã giao kết quả cho bên mới', 'Đã bàn giao kết quả cho phòng TNMT'].map(
    (status, n) => `H-${n},02/11/2026,20/11/2026,05/11/2026,${status}`,
  );
  const path = file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả,Trạng thái\n${rows.join('\n')}\n`);
  expect(await bring(path)).toMatchObject({ created: 3, rejected: 0, errors: [] });
  expect((await clockOf('H-0'))?.end).toMatchObject({ type: 'completed', on: parseDay('2026-11-05') });
});
