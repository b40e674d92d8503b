// What the tables for the screen say of reports, forecasts, steps and letters of every shape, in both languages.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { foldDossier, parseDay, parseEvent, type DossierClock } from '@dunghen/core';
import type { Forecast, Report, StagesReport } from '@dunghen/core/report';
import { wordsOf } from '@dunghen/view/words';
import { somePage } from '../../view/test/some-page.ts';
import { comparisonInWords } from '../src/show/compare-table.ts';
import { forecastInWords } from '../src/show/forecast-table.ts';
import { letterInWords, lettersInWords } from '../src/show/letter-text.ts';
import type { ShownLetter } from '../src/show/shown-letter.ts';
import { progressLine } from '../src/show/import-progress.ts';
import { reportCsv } from '../src/show/report-csv.ts';
import { reportInWords } from '../src/show/report-table.ts';
import { absenceInWords } from '../src/show/sources.ts';
import { stagesInWords } from '../src/show/stages-table.ts';
import { trendLine } from '../src/show/trend-line.ts';

const [vi, en] = [wordsOf('vi'), wordsOf('en')];
const plain = (text: string): string => stripVTControlCharacters(text).replace(/\s+/g, ' ');

describe('a report', () => {
  const told = (report: Report, words = vi): string => plain(reportInWords(report, [report], words));

  test('says whether the target is met, by how much, and what is still at stake', () => {
    const met = somePage({ onTime: 997, overdue: 3, asOf: '2026-09-28' }).report;
    expect(told(met)).toContain('ĐẠT: trễ 3/1.000 hồ sơ, mục tiêu dưới 1%; còn được trễ thêm 6 hồ sơ (tối đa 9).');
    const spent = { ...met, budget: { ...met.budget, remaining: 0 } };
    expect(told(spent)).toContain('; không được trễ thêm nữa (tối đa 9).');
    expect(told(met, en)).toContain('MET: 3/1,000 late, target under 1%; 6 more may be late (at most 9).');
    const missed = { ...somePage({ onTime: 97, overdue: 3, target: '0.5' }).report };
    const staked = { ...missed, budget: { ...missed.budget, dueByEnd: 1200 } };
    expect(told(staked)).toContain(
      'CHƯA ĐẠT: trễ 3/100 hồ sơ, mục tiêu dưới 0,5%; vượt 3 hồ sơ (tối đa 0); 1.200 hồ sơ đang mở còn đến hạn trong kỳ.',
    );
    expect(told(staked, en)).toContain('MISSED: 3/100 late, target under 0.5%; 3 over (at most 0); 1,200 open ones are still due in it.');
  });

  test('of no dossier, or of a period to come, gives no verdict and draws nothing', () => {
    const none = somePage({}).report;
    expect(told(none)).toContain('CHƯA CÓ DỮ LIỆU: không có hồ sơ nào trong kỳ.');
    expect(told(none, en)).toContain('NO DATA: no dossier in the period.');
    const ahead = { ...somePage({ overdue: 3 }).report, asOf: '2026-08-28' };
    expect(told(ahead)).toContain('KỲ CHƯA BẮT ĐẦU: 3 hồ sơ đang quá hạn hôm nay sẽ chuyển sang');
    expect(told(ahead, en)).toContain('NOT BEGUN: 3 dossiers overdue today will be carried into it');
    expect(told(none) + told(ahead)).not.toMatch(/[█▏▎▍▌▋▊▉]+[█░]*│/);
  });

  test('draws the rate against the target, beyond the end of the line where it goes, and none against a target of 0%', () => {
    const gauge = (onTime: number, target = '1'): string | undefined =>
      /\S+% [█▏▎▍▌▋▊▉░]+│[█▏▎▍▌▋▊▉░]+▶? │ \D+[\d,.]+%/.exec(told(somePage({ onTime, overdue: 1, target }).report))?.[0];
    expect(gauge(199)).toBe(`0,50% ${'█'.repeat(10)}${'░'.repeat(10)}│${'░'.repeat(20)} │ mục tiêu dưới 1%`);
    expect(gauge(9)).toBe(`10,00% ${'█'.repeat(20)}│${'█'.repeat(20)}▶ │ mục tiêu dưới 1%`);
    expect(gauge(9, '0')).toBeUndefined();
  });

  test('lists its parts, one without a name as not stated', () => {
    const { report } = somePage({ onTime: 3, overdue: 1, by: 'officer' });
    expect(told(report)).toContain('(không ghi) 1 4 25,00%');
    expect(told(report, en)).toContain('(not stated) 1 4 25.00%');
    expect(reportCsv(report).split('\r\n')[1]).toMatch(/,officer,,,4,.*,handled,1,4,25\.00,false$/);
    expect(reportCsv(somePage({ onTime: 3 }).report).split('\r\n')[1]).toMatch(/,total,,,3,.*,handled,0,3,0\.00,false$/);
  });

  test('names each rate as people say it, with the word that --basis takes', () => {
    const { report } = somePage({ onTime: 3 });
    expect(told(report)).toMatch(/Trên hồ sơ phải giải quyết \(handled\) \* .*Trên hồ sơ đến hạn \(due\) /);
    expect(told(report, en)).toContain(' handled * ');
  });

  test('where nobody is owed a letter says that, and counts none', () => {
    const { report } = somePage({ onTime: 3 });
    expect(told(report)).toContain('Thư xin lỗi: không có hồ sơ trễ nào phải có thư.');
    expect(told(report)).not.toContain('– đã có');
  });

  test('tells of feedback, of dossiers that cannot be judged, of promises and of signs', () => {
    const { report } = somePage({ onTime: 3 });
    const dataFaults = Array.from({ length: 10 }, (_, i) => ({ code: 'no-term', dossier: `D-${i}` }));
    const findings = ['D-1', 'D-2'].map((dossier) => ({ code: 'vanished', dossier, evidence: {} }) as const);
    const { feedback } = report;
    const full = {
      ...report,
      dataFaults,
      findings,
      dueByPromise: 1204,
      feedback: { ...feedback, inTime: { kept: 11, total: 12, percent: '91.67' }, letters: { ...feedback.letters, owed: 1, missing: 1 } },
    };
    for (const said of [
      'Phản ánh, kiến nghị (tính riêng): 11/12 (91,67%) không trễ hạn; 1 trễ, còn thiếu 1 thư.',
      'Không tính được (10 hồ sơ, không nằm trong tỷ lệ nào): D-0, D-1, D-2, D-3, D-4, D-5, D-6, D-7 và 2 hồ sơ nữa',
      '1.204 hồ sơ tính theo ngày hẹn trả trên danh sách',
      'Dấu hiệu cần kiểm tra: - biến mất khỏi danh sách: D-1, D-2',
    ])
      expect(told(full)).toContain(said);
    for (const said of [
      "Citizens' feedback (apart): 11/12 (91.67%) not late; 1 late, 1 letters missing.",
      'D-7 and 2 more',
      '1,204 dossiers are judged by the promise',
      'Signs to look into: - gone from the lists: D-1, D-2',
    ])
      expect(told(full, en)).toContain(said);
    expect(told(report)).not.toMatch(/Phản ánh|Không tính được|ngày hẹn trả trên danh sách|Dấu hiệu/);
  });
});

describe('the months', () => {
  const month = (report: Report, name: string, days: number): Report => ({
    ...report,
    asOf: '2026-12-10',
    period: { from: `${name}-01`, to: `${name}-${days}` },
  });
  const months = [
    month(somePage({ onTime: 1, overdue: 12 }).report, '2026-09', 30),
    month(somePage({}).report, '2026-10', 31),
    month(somePage({ overdue: 2 }).report, '2026-11', 30),
    month(somePage({ onTime: 5 }).report, '2026-12', 31),
  ];

  test('have each a block, a rate of four characters at most and a sign, one that runs a star', () => {
    const lines = stripVTControlCharacters(trendLine(months, vi)[0] as string).split('\n');
    expect(lines).toEqual([
      'Tỷ lệ trễ (%), tháng 9/2026 – tháng 12/2026 (✓ đạt, ✗ chưa đạt; * chưa hết)',
      '      ██     ·    ██    ▁▁',
      '    92,3     –   100  0,00',
      '       ✗           ✗    ✓*',
      '    9/26 10/26 11/26 12/26',
    ]);
    const [told] = trendLine(months.slice(0, 2), en) as [string];
    expect(stripVTControlCharacters(told)).toMatch(/^Late rate \(%\) from Month 2026-09 to Month 2026-10 \(✓ met, ✗ missed\)\n/);
    expect(told).toContain('92.3');
  });

  test('go over a year into a second row', () => {
    const year = Array.from({ length: 14 }, () => months[0] as Report);
    expect(trendLine(year, vi)[0]?.split('\n')).toHaveLength(1 + 2 * 4);
  });

  test('without a dossier in any of them are not drawn', () => {
    expect(trendLine([months[1] as Report], vi)).toEqual([]);
  });
});

describe('two months side by side', () => {
  const side = (month: string, late: number, total: number, percent: string | null) => {
    return { period: { from: `${month}-01`, to: `${month}-30` }, late, total, percent, provisional: false };
  };
  const seen = { basis: 'handled', asOf: '2028-02-01' } as const;
  const mover = (by: 'unit' | 'procedure' | 'stage', label: string, was: number, is: number, points: number) => {
    return { by, key: label, label, before: { late: was, total: 50 }, after: { late: is, total: 50 }, points };
  };

  test('tell how the rate moved and what moved it, at most five of each part', () => {
    const movers = [
      ...Array.from({ length: 6 }, (_, i) => mover('unit', i === 0 ? '' : `Phòng ${i}`, 0, 6 - i, (6 - i) / 10)),
      mover('procedure', 'Khai sinh', 2, 0, -2),
      mover('procedure', 'Khai tử', 1, 1, 0),
      mover('stage', 'Thẩm định', 0, 0, 0),
    ];
    const compared = {
      ...seen,
      before: side('2026-08', 3, 100, '3.00'),
      after: side('2026-09', 1204, 2000, '60.20'),
      points: -1.5,
      movers,
    };
    const told = plain(comparisonInWords(compared, vi));
    expect(told).toContain('08/2026: 3/100 (3,00%) → 09/2026: 1.204/2.000 (60,20%): thay đổi −1,50 điểm phần trăm.');
    expect(told).toContain('(không ghi) 0/50 6/50 +0,60');
    expect(told).toContain('Khai sinh 2/50 0/50 −2,00 Khai tử 1/50 1/50 ±0,00');
    expect(told).toContain('Phòng 4');
    expect(told).not.toMatch(/Phòng 5|Theo bước/);
    expect(plain(comparisonInWords(compared, en))).toMatch(
      /2026-08: 3\/100 \(3\.00%\) → .*: changed by −1\.50 percentage points\. By unit.*\(not stated\)/,
    );
  });

  test('say of a month that it has not ended, or not begun, and by which formula they are counted where it is not the usual one', () => {
    const two = { before: side('2026-11', 1, 191, '0.52'), after: side('2026-12', 0, 46, '0.00'), points: -0.52, movers: [] };
    const told = (basis: 'handled' | 'due', asOf: string, words = vi): string => plain(comparisonInWords({ ...two, basis, asOf }, words));
    expect(told('handled', '2026-11-10')).toContain(
      'điểm phần trăm. Tháng 11/2026 chưa kết thúc, mới tính đến ngày 10/11/2026. Tháng 12/2026 chưa bắt đầu: số của tháng này là hồ sơ đang mở ngày 10/11/2026',
    );
    expect(told('due', '2026-12-10', en)).toContain(
      'points. Of the dossiers due. 2026-12 has not ended; it is counted up to 2026-12-10. No',
    );
    // On its last day something may still happen.
    expect(told('handled', '2026-12-30')).toContain('Tháng 12/2026 chưa kết thúc, mới tính đến ngày 30/12/2026.');
    expect(told('handled', '2026-12-31')).not.toMatch(/chưa (?:kết thúc|bắt đầu)|Tính trên/);
  });

  test('mark the one whose days off are not all decided', () => {
    const after = { ...side('2028-01', 0, 5, '0.00'), provisional: true };
    const compared = { ...seen, before: side('2026-09', 1, 5, '20.00'), after, points: -20, movers: [mover('unit', 'A', 1, 0, -20)] };
    const told = plain(comparisonInWords(compared, en));
    expect(told).toContain('2026-09: 1/5 (20.00%) → 2028-01*: 0/5 (0.00%)');
    expect(told).toMatch(/By unit 2026-09 2028-01\* Points .* \* Provisional: /);
  });

  test('where one has no dossier, or neither one that was late, say so', () => {
    const empty = { ...seen, before: side('2026-08', 0, 0, null), after: side('2026-09', 0, 5, '0.00'), points: null, movers: [] };
    expect(plain(comparisonInWords(empty, vi))).toBe(
      '08/2026: 0/0 (–) → 09/2026: 0/5 (0,00%): một trong hai tháng chưa có dữ liệu. Hai tháng không có hồ sơ nào trễ. ',
    );
    expect(plain(comparisonInWords(empty, en))).toContain('one of the months has no data. No dossier was late in either month.');
  });
});

describe('a forecast', () => {
  const page = somePage({ onTime: 30, overdue: 2, asOf: '2026-09-28' });
  const forecast = page.forecast as Forecast;

  test('gives the chance first, then the dossiers in danger, with a dash for what nobody knows', () => {
    const row = { dossier: 'D-1', dueOn: '2026-09-30', chance: 0.256, situation: 'x', provisional: false };
    const atRisk = [
      { ...row, stage: 'Thẩm định', unit: 'Phòng Kinh tế' },
      { ...row, dossier: 'D-2', stage: null, unit: null },
    ];
    const told = (chanceToMeet: number, words = vi): string =>
      plain(forecastInWords({ ...forecast, target: { percent: '0.5' }, chanceToMeet, atRisk }, words));
    expect(told(0.9)).toContain('Khả năng giữ tỷ lệ trễ dưới 0,5%: 90%.');
    expect(told(0.5)).toContain('D-1 30/09/2026 26% Thẩm định Phòng Kinh tế D-2 30/09/2026 26% – –');
    expect(told(0.123, en)).toContain('Chance to stay under 0.5%: 12%. So far: 2 late of 32 dossiers.');
    expect(told(0.123, en)).toContain('To watch most: Dossier Due Risk Step At');
  });

  test('says that it is provisional, and which dossier’s day may still move', () => {
    const row = { dueOn: '2028-02-30', chance: 0.5, stage: null, unit: null };
    const atRisk = [
      { ...row, dossier: 'D-1', provisional: true },
      { ...row, dossier: 'D-2', provisional: false },
    ];
    const told = plain(forecastInWords({ ...forecast, provisional: true, atRisk }, vi));
    expect(told).toMatch(/TẠM TÍNH: kỳ này .* Khả năng giữ/);
    expect(told).toMatch(/D-1 30\/02\/2028\* .*D-2 30\/02\/2028 .*\* Tạm tính: /);
    expect(plain(forecastInWords(forecast, vi))).not.toMatch(/tạm tính/i);
  });

  test('says of what it is where the target is by another formula', () => {
    expect(plain(forecastInWords(forecast, vi, 'due'))).toContain(
      'Dự báo tính trên hồ sơ phải giải quyết, không theo cách tính của mục tiêu (trên hồ sơ đến hạn). Đến nay',
    );
    expect(plain(forecastInWords(forecast, en, 'received'))).toContain(
      'The forecast is of the dossiers handled, not by the formula of the target (of the dossiers received).',
    );
    expect(plain(forecastInWords(forecast, vi))).not.toContain('cách tính của mục tiêu');
  });

  test('of no dossier says that alone, and of none that is still due that there is nobody to watch', () => {
    const none = somePage({ asOf: '2026-09-28' }).forecast as Forecast;
    expect(plain(forecastInWords(none, vi))).toMatch(/CHƯA CÓ DỮ LIỆU: không có hồ sơ nào trong kỳ\. ?$/);
    expect(plain(forecastInWords(none, en))).toMatch(/NO DATA: no dossier in the period\. ?$/);
    expect(plain(forecastInWords(forecast, vi))).toContain('Không còn hồ sơ nào đến hạn trong kỳ.');
  });
});

test('the steps name the one to fix first, and none where no day was lost', () => {
  const { stages } = somePage({ onTime: 3, closedLate: 1 });
  const [step] = stages.stages as [StagesReport['stages'][number]];
  const bare = { ...step, rank: 2, stage: '', unit: '', medianDays: null, p90Days: null, longestDays: null, lateTimePercent: null };
  const told = plain(stagesInWords({ ...stages, stages: [{ ...step, overrunDays: 5, saved: 1 }, bare] }, vi));
  expect(told).toMatch(/Nên sửa trước: \S.* – Phòng số \d\. Nếu bước này chỉ mất thời gian như thường lệ thì 1 hồ sơ trễ đã kịp hạn\./);
  expect(told).toMatch(/2 \(chưa ghi bước\) \d+ – – – – /);
  const calm = plain(stagesInWords({ ...stages, stages: [{ ...bare, rank: 1, overrunDays: 0 }] }, en));
  expect(calm).not.toMatch(/Fix first|provisional/i);
  expect(plain(stagesInWords({ ...stages, provisional: true }, en))).toMatch(/ PROVISIONAL: the period .* late, by /);
  expect(calm).toContain('(no step recorded)');
  expect(plain(stagesInWords({ ...stages, stages: [] }, en))).toContain('No dossier in the period.');
});

test('a letter is told with what is known of it, and a step of a newer program by its own word', () => {
  const named = { id: 7, dossier: 'D-1', appointment: 1, kind: 'missed', state: 'drafted', file: 'a.docx' } as const;
  const days = { dueOn: '2026-11-05', apologyBy: '2026-11-04', newDueOn: null, draftedOn: '2026-11-06', signedOn: null, sentOn: null };
  const unknown = {
    procedureName: null,
    unit: null,
    reason: null,
    lacks: [],
    moot: false,
    contested: false,
    unseen: false,
    number: null,
    signedBy: null,
    channel: null,
  };
  const settled = { provisional: false, newDueProvisional: false };
  const letter: ShownLetter = { ...named, ...days, ...unknown, ...settled };
  const at = '2026-11-06T01:00:00.000Z';
  const history = [
    { step: 'withdrawn', at, actor: 'lan', detail: { reason: 'nhầm' } },
    { step: 'burnt', at, actor: 'lan', detail: null },
  ] as unknown as Parameters<typeof letterInWords>[1];
  expect(letterInWords(letter, history, en).split('\n').slice(1, 9)).toEqual([
    '  Due 2026-11-05, new date –, apology in time until 2026-11-04',
    '  Reason: – (give it with letters reason)',
    '  File: a.docx',
    '',
    '  When              Step       By',
    '  ──────────────────────────────────────',
    '  2026-11-06 08:00  withdrawn  lan: nhầm',
    '  2026-11-06 08:00  burnt      lan',
  ]);
  const sent = {
    ...letter,
    state: 'sent',
    number: '7',
    signedBy: 'A',
    signedOn: '2026-11-09',
    sentOn: '2026-11-10',
    channel: 'post',
  } as const;
  expect(letterInWords(sent, [], en)).toContain('Number 07, signed on 2026-11-09 by A\n  Sent on 2026-11-10 by post');
  expect(lettersInWords([], vi)).toBe('0 thư\n');
  expect(plain(lettersInWords([letter, { ...sent, newDueOn: '2026-11-20', reason: 'x' }], en))).toMatch(
    /7 D-1 2026-11-05 drafted – – none yet 7 D-1 2026-11-05 sent 07 2026-11-20 ✓ $/,
  );
  expect(letterInWords({ ...letter, unseen: true }, [], vi)).toContain('có thể đã xong đúng hẹn: hãy nhập danh sách mới nhất');
  const moving = { ...sent, newDueOn: '2028-02-01', newDueProvisional: true };
  expect(letterInWords(moving, [], en)).toMatch(/Due 2026-11-05, new date 2028-02-01\*, (?:.*\n)+  \* Provisional: .*\n$/);
  expect(plain(lettersInWords([letter, moving], en))).toMatch(/ 2026-11-05 sent 07 2028-02-01\* none yet \* Provisional: /);
});

test.each([
  ['waits', [], /; thư xin lỗi chờ đến khi /],
  ['is there, whatever lists leave out', ['7/1'], /ngày 04\/11\/2026\.$/],
] as const)('the letter of a dossier that lists leave out %s', (_, letters, told) => {
  const received = { dossier: 'A', type: 'received', at: '2026-11-02', promisedOn: '2026-11-05' };
  const clock = foldDossier([parseEvent(received)]) as DossierClock;
  const [listedOn, leftOutOn, today] = ['2026-11-04', '2026-11-06', '2026-11-09'].map(parseDay) as [never, never, never];
  const shown = { list: 'l', listedOn, receivedOn: listedOn, state: 'open', saidRunning: true, promisedOn: null, kinds: [] } as const;
  const listing = { ...shown, seenOpenOn: listedOn, missingOn: null, leftOutOn };
  const sources = { id: 7, letters: new Set(letters), of: () => undefined, listing, isLeftOut: true };
  expect(absenceInWords(sources, clock, { ...vi, today }).at(-1)).toMatch(told);
});

test.each([
  ['nothing to do is all done', [0, 0, 0, 'vi'], `${'█'.repeat(24)} 100% 0/0 · 0 dòng/giây · còn 0 giây`],
  ['a beginning has no pace yet', [0, 100, 0, 'en'], `${'░'.repeat(24)} 0% 0/100 · 0 rows/s · 0 s left`],
  ['half way', [50, 100, 2, 'en'], `${'█'.repeat(12)}${'░'.repeat(12)} 50% 50/100 · 25 rows/s · 2 s left`],
] as const)('the progress of an import: %s', (_, [done, total, seconds, lang], line) => {
  expect(progressLine(done, total, seconds, lang)).toBe(line);
});
