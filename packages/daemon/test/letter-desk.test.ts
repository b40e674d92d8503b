import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DungHenError, foldDossier, formatDay, parseDay, type DossierEvent } from '@dunghen/core';
import {
  confirmReason,
  DEFAULT_TEMPLATE,
  factsOf,
  findLetter,
  issueLetter,
  issueWarnings,
  lackingIn,
  lengthWarning,
  markSent,
  requestLetter,
  scan,
  toldElsewhere,
  sha256,
  templateWarnings,
  unprintedWarnings,
  withdrawLetter,
} from '@dunghen/daemon';
import type { StoredLetter } from '@dunghen/store';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHIPPED_BUILDS } from '../src/letter/shipped-builds.ts';
import type { UsableTemplate } from '../src/scan-context.ts';
import { event, LetterOffice, TODAY } from './letter-office.ts';

const received = (dossier: string): object => event(dossier, 'received', '2026-11-02', { term: '3 working-days', unit: 'Phòng Kinh tế' });
const reason = { reason: 'chờ xác minh nơi ở' };
/** Whom and what a letter is about. */
const WHOLE = { applicant: { name: 'Nguyễn Văn Mẫu' }, procedureName: 'Thường trú', field: 'Cư trú' };

const office = new LetterOffice('bàn thư');
const { store, folder, append, on } = office;
beforeAll(async () => {
  for (const code of [
    'BLANK',
    'LONG',
    'DAYS',
    'LAPSED',
    'TWICE',
    'TWICE-SIGNED',
    'BOTH',
    'ENDED',
    'WITHDRAWN',
    'ISSUED',
    'SENT',
    'SECOND',
    'SHARED',
  ]) {
    await append(received(code), event(code, 'delay-reason', '2026-11-09', reason));
  }
  // Both have missed the later day a list told of, before anybody wrote.
  for (const code of ['BOTH']) await append(event(code, 'rescheduled', '2026-11-06', { dueOn: '2026-11-12' }));
  await append(event('ENDED', 'completed', '2026-11-16'));
  await append(event('SOON', 'received', '2026-11-20', { term: '3 working-days' }));
  await scan(store, on(TODAY));
});
afterAll(() => office.close());

const letter = (key: string): Promise<StoredLetter> => findLetter(store, key);
const firstOf = async (code: string): Promise<StoredLetter> => {
  for await (const page of store.letterPages()) for (const one of page) if (one.dossier === code && one.appointment === 1) return one;
  throw new Error(code);
};
/** The code of the refusal, or that there was none. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => (error instanceof DungHenError ? error.code : 'taken'),
  );
const pageOf = ({ fileName }: StoredLetter): string =>
  new PizZip(readFileSync(join(folder, 'letters', fileName)))
    .file('word/document.xml')
    ?.asText()
    .replace(/<[^>]+>/g, '') ?? '';

test('a letter is never taken for another whose dossier has its id for a code: whoever says only the number is asked', async () => {
  const numbers = new LetterOffice('hồ sơ mang số');
  const { store: ledger } = numbers;
  const come = (code: string): object => event(code, 'received', '2026-11-02', { term: '3 working-days' });
  try {
    await numbers.append(come('100'), come('1'));
    await scan(ledger, numbers.on(TODAY));
    const [first, second] = [await findLetter(ledger, '100'), await findLetter(ledger, '2')];
    expect([first.id, first.dossier, second.dossier]).toEqual([1, '100', '1']);
    expect(await refusal(findLetter(ledger, '1'))).toBe('letter-ambiguous');
    for (const [key, id] of [
      ['thu:1', 1],
      ['thư:1', 1],
      ['letter:2', 2],
      ['hs:1', 2],
      ['dossier:100', 1],
    ] as const)
      // prettier-ignore
      expect((await findLetter(ledger, key)).id, key).toBe(id);
    for (const key of ['thu:100', 'hs:2', 'hs:', '3']) expect(await refusal(findLetter(ledger, key)), key).toBe('no-letter');
  } finally {
    await numbers.close();
  }
});

test('a letter is looked up by its id or the code of its dossier, in small letters too, and nobody goes through the ledger for it', async () => {
  const first = await firstOf('BLANK');
  const walked = (): never => {
    throw new Error('went through the ledger');
  };
  const ledger = { ...store, letterPages: walked };
  for (const key of [String(first.id), 'BLANK', 'blank', `thư:${first.id}`, 'hs:Blank'])
    expect((await findLetter(ledger, key)).id, key).toBe(first.id);
  for (const key of ['không có', '0', `0${first.id}`, '9'.repeat(30), '-1', '1.5'])
    expect(await refusal(findLetter(ledger, key)), key).toBe('no-letter');
});

describe('the ledger takes no entry that says nothing', () => {
  test.each(['', '   ', '…', '\u200b', '-/-'])('a reason, a number, a signer, a channel or a withdrawal of %j', async (blank) => {
    const draft = await letter('BLANK');
    const tries = [
      confirmReason(store, draft, blank, undefined, on(TODAY)),
      issueLetter(store, draft, blank, 'Lý Thị Ký', TODAY, on(TODAY)),
      issueLetter(store, draft, '1/UBND', blank, TODAY, on(TODAY)),
      withdrawLetter(store, draft, blank, on(TODAY)),
      requestLetter(store, 'SOON', blank, '2026-12-01', on(TODAY)),
    ];
    for (const tried of tries) expect(await refusal(tried)).toBe('letter-entry');
    expect(await letter('BLANK')).toMatchObject({ state: 'drafted', number: null, signedBy: null });
  });

  test('nor one that its place cannot hold, and keeps those it can on one line', async () => {
    const draft = await letter('LONG');
    expect(await refusal(confirmReason(store, draft, 'xác minh '.repeat(500), undefined, on(TODAY)))).toBe('letter-entry');
    // Twice as wide as other letters, it would fill two pages.
    expect(await refusal(confirmReason(store, draft, 'W'.repeat(301), undefined, on(TODAY)))).toBe('letter-entry');
    await confirmReason(store, draft, ` ${'a\n'.repeat(290)}`, undefined, on(TODAY));
    expect(factsOf(await letter('LONG')).reason).toBe('a '.repeat(290).trim());
    expect(await refusal(issueLetter(store, draft, '1'.repeat(51), 'Lý Thị Ký', TODAY, on(TODAY)))).toBe('letter-entry');
    await issueLetter(store, await letter('LONG'), ' 7/UBND\n-VP\u202e ', 'Lý  Thị\tKý', TODAY, on(TODAY));
    expect(await letter('LONG')).toMatchObject({ state: 'issued', number: '7/UBND -VP', signedBy: 'Lý Thị Ký' });
  });
});

describe('the days of a letter are days that can be', () => {
  test('nobody has signed or sent on a day to come, nor signed before the dossier was there', async () => {
    const draft = await letter('DAYS');
    expect(await refusal(issueLetter(store, draft, '2/UBND', 'Lý Thị Ký', '2026-11-24', on(TODAY)))).toBe('day-to-come');
    expect(await refusal(issueLetter(store, draft, '2/UBND', 'Lý Thị Ký', '2062-11-23', on(TODAY)))).toBe('day-to-come');
    expect(await refusal(issueLetter(store, draft, '2/UBND', 'Lý Thị Ký', '2026-10-30', on(TODAY)))).toBe('bad-signed-on');
    await issueLetter(store, draft, '2/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    const issued = await letter('DAYS');
    expect(await refusal(markSent(store, issued, 'zalo', '2026-11-24', on(TODAY)))).toBe('day-to-come');
    expect(await refusal(markSent(store, issued, ' ', TODAY, on(TODAY)))).toBe('letter-entry');
    await markSent(store, issued, 'zalo', '2026-11-24', on('2026-11-24'));
    expect(await letter('DAYS')).toMatchObject({ state: 'sent', sentOn: '2026-11-24' });
  });

  test('a letter that tells of the result is not signed before there was one', async () => {
    const draft = await letter('ENDED');
    expect(await refusal(issueLetter(store, draft, '3/UBND', 'Lý Thị Ký', '2026-11-13', on(TODAY)))).toBe('bad-signed-on');
    await issueLetter(store, draft, '3/UBND', 'Lý Thị Ký', '2026-11-16', on(TODAY));
  });

  test('a draft that lay until its new date had passed is not signed before it has another', async () => {
    const draft = await letter('LAPSED');
    expect(factsOf(draft).newDueOn).toBe('2026-11-27');
    expect(await refusal(issueLetter(store, draft, '4/UBND', 'Lý Thị Ký', '2026-11-30', on('2026-11-30')))).toBe('bad-new-due');
    await confirmReason(store, draft, 'chờ xác minh', '2026-12-03', on('2026-11-30'));
    await issueLetter(store, await letter('LAPSED'), '4/UBND', 'Lý Thị Ký', '2026-11-30', on('2026-11-30'));
    // Issued twice, it is told that it is issued, and not that its date has passed.
    expect(await refusal(issueLetter(store, await letter('LAPSED'), '5/UBND', 'Lý Thị Ký', '2026-12-10', on('2026-12-10')))).toBe(
      'letter-step',
    );
  });
});

describe('no letter gives a third date', () => {
  test('not the one for the first appointment, drafted when the second was missed as well', async () => {
    const draft = await firstOf('BOTH');
    expect(factsOf(draft)).toMatchObject({ kind: 'second-missed', appointment: 1 });
    expect(factsOf(draft)).not.toHaveProperty('newDueOn');
    expect(pageOf(draft)).toContain('không hẹn lại thêm lần nữa');
    expect(pageOf(draft)).not.toContain('hẹn trả kết quả cho Ông/Bà vào');
    expect(await refusal(confirmReason(store, draft, 'chậm', '2026-12-01', on(TODAY)))).toBe('bad-new-due');
    await issueLetter(store, draft, '6/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    const clock = foldDossier((await store.dossier('BOTH'))?.events ?? []);
    expect(clock?.reappointments).toHaveLength(1);
  });

  test('nor one drafted in time and signed, or given its reason, once the second was missed', async () => {
    await append(event('TWICE', 'rescheduled', '2026-11-23', { dueOn: '2026-11-26' }));
    await append(event('TWICE-SIGNED', 'rescheduled', '2026-11-23', { dueOn: '2026-11-26' }));
    const after = on('2026-11-30');
    expect(await refusal(confirmReason(store, await firstOf('TWICE'), 'chậm', '2026-12-07', after))).toBe('bad-new-due');
    await confirmReason(store, await firstOf('TWICE'), 'chậm', undefined, after);
    expect(factsOf(await firstOf('TWICE'))).toMatchObject({ kind: 'second-missed', reason: 'chậm' });
    await issueLetter(store, await firstOf('TWICE-SIGNED'), '8/UBND', 'Lý Thị Ký', '2026-11-30', after);
    const signed = factsOf(await firstOf('TWICE-SIGNED'));
    expect([signed.kind, signed.newDueOn]).toEqual(['second-missed', undefined]);
  });

  test('nor one asked for again after it was withdrawn', async () => {
    await withdrawLetter(store, await firstOf('WITHDRAWN'), 'nhập nhầm', on(TODAY));
    await append(event('WITHDRAWN', 'rescheduled', '2026-11-23', { dueOn: '2026-11-26' }));
    expect(await refusal(requestLetter(store, 'WITHDRAWN', 'chậm', '2026-12-07', on('2026-11-30')))).toBe('bad-new-due');
  });
});

describe('the day of a letter that is withdrawn before it was sent was promised to nobody', () => {
  const events = async (code: string): Promise<readonly DossierEvent[]> => (await store.dossier(code))?.events ?? [];
  const given = async (code: string, knownOn?: string): Promise<readonly (string | undefined)[]> =>
    (foldDossier(await events(code), knownOn === undefined ? {} : { knownOn: parseDay(knownOn) })?.reappointments ?? []).map(({ dueOn }) =>
      formatDay(dueOn),
    );

  test('of a letter that was sent it stands', async () => {
    await issueLetter(store, await firstOf('SENT'), '12/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    await markSent(store, await firstOf('SENT'), 'bưu điện', TODAY, on(TODAY));
    expect(await refusal(withdrawLetter(store, await firstOf('SENT'), 'nhầm', on(TODAY)))).toBe('letter-step');
    expect(await given('SENT')).toEqual(['2026-11-27']);
  });

  test('it is taken back from that day on, and another letter gives the only date anew', async () => {
    const after = on('2026-11-24');
    await issueLetter(store, await firstOf('ISSUED'), '9/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    await withdrawLetter(store, await firstOf('ISSUED'), 'ghi nhầm tên', after);
    expect([await given('ISSUED', TODAY), await given('ISSUED')]).toEqual([['2026-11-27'], []]);
    expect((await events('ISSUED')).at(-1)).toMatchObject({
      at: '2026-11-24',
      dueOn: parseDay('2026-11-27'),
      letter: '9/UBND',
      takesBack: TODAY,
    });
    expect((await scan(store, after)).degraded).toMatchObject([{ code: 'letters-withdrawn' }]);
    await requestLetter(store, 'ISSUED', 'chậm', '2026-12-01', after);
    await issueLetter(store, await firstOf('ISSUED'), '10/UBND', 'Lý Thị Ký', '2026-11-24', after);
    expect(await given('ISSUED')).toEqual(['2026-12-01']);
  });

  test('within one day too, under one number and for one day, as often as somebody errs', async () => {
    for (let time = 0; time < 3; time++) {
      if (time > 0) await requestLetter(store, 'SECOND', 'chậm', '2026-11-27', on(TODAY));
      await issueLetter(store, await firstOf('SECOND'), '11/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
      expect(await given('SECOND')).toEqual(['2026-11-27']);
      await withdrawLetter(store, await firstOf('SECOND'), 'in hỏng', on(TODAY));
      expect(await given('SECOND')).toEqual([]);
    }
  });

  test('the letter for that day, drafted when it had passed as well, is owed to nobody', async () => {
    await requestLetter(store, 'SECOND', 'chậm', '2026-11-27', on(TODAY));
    await issueLetter(store, await firstOf('SECOND'), '11/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    await scan(store, on('2026-11-30'));
    expect(await letter('SECOND')).toMatchObject({ appointment: 2, state: 'drafted' });
    await withdrawLetter(store, await firstOf('SECOND'), 'chưa gửi', on('2026-11-30'));
    await scan(store, on('2026-11-30'));
    expect(await letter('SECOND')).toMatchObject({ appointment: 2, state: 'withdrawn' });
  });

  /** A dossier whose letter was issued and whose new day passed as well, with the letter for that one issued: the office on that day. */
  const missedTwice = async (code: string, [first, second]: readonly [string, string]): Promise<ReturnType<typeof on>> => {
    await append(received(code), event(code, 'delay-reason', '2026-11-09', reason));
    await scan(store, on(TODAY));
    await issueLetter(store, await firstOf(code), first, 'Lý Thị Ký', TODAY, on(TODAY));
    const after = on('2026-11-30');
    await scan(store, after);
    await issueLetter(store, await letter(code), second, 'Lý Thị Ký', '2026-11-30', after);
    return after;
  };

  test('while a letter that was issued or sent apologizes for that day it is not withdrawn, else the next missed day would have none', async () => {
    const after = await missedTwice('HEARD', ['20/UBND', '21/UBND']);
    const [first, second] = [await firstOf('HEARD'), await letter('HEARD')];
    const refused = async (): Promise<string> =>
      withdrawLetter(store, first, 'nhầm', after).then(
        () => 'taken',
        (error: unknown) => `${(error as DungHenError).in('vi')} ${(error as DungHenError).in('en')}`,
      );
    expect(await refused()).toContain(' đã xin lỗi về ngày 27/11/2026 mà thư ');
    expect(await refused()).toContain(`withdraw letter ${second.id} first with "dunghen letters withdraw letter:${second.id}`);
    await withdrawLetter(store, await letter('HEARD'), 'in hỏng', after);
    expect([await given('HEARD'), (await firstOf('HEARD')).state]).toEqual([['2026-11-27'], 'issued']);
    await withdrawLetter(store, first, 'nhầm', after);
    expect([await given('HEARD'), (await firstOf('HEARD')).state]).toEqual([[], 'withdrawn']);
  });

  test('and one whose later letter was sent stays, and says so', async () => {
    const after = await missedTwice('HEARD-SENT', ['22/UBND', '23/UBND']);
    await markSent(store, await letter('HEARD-SENT'), 'bưu điện', '2026-11-30', after);
    const { id } = await letter('HEARD-SENT');
    const first = await firstOf('HEARD-SENT');
    await expect(withdrawLetter(store, first, 'nhầm', after)).rejects.toThrow(
      expect.objectContaining({
        code: 'letter-step',
        message: expect.stringContaining(`thư ${id} đã gửi nên thư ${first.id} phải giữ lại`),
      }),
    );
    expect([await given('HEARD-SENT'), (await firstOf('HEARD-SENT')).state]).toEqual([['2026-11-27'], 'issued']);
  });

  test('one that a list or another system told of stands', async () => {
    await append(event('TOLD', 'received', '2026-11-02', { term: '3 working-days' }), event('TOLD', 'delay-reason', '2026-11-09', reason));
    await append(event('TOLD', 'rescheduled', TODAY, { dueOn: '2026-11-27', letter: '13/UBND' }));
    await scan(store, on(TODAY));
    await issueLetter(store, await firstOf('TOLD'), '14/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
    await withdrawLetter(store, await firstOf('TOLD'), 'nhầm', on(TODAY));
    expect(await given('TOLD')).toEqual(['2026-11-27']);
  });
});

test('a letter names the unit that has the dossier in a whole sentence where no stage is known', async () => {
  expect(pageOf(await firstOf('BOTH'))).toContain('hồ sơ đang ở bước giải quyết tại Phòng Kinh tế;');
});

test('what one officer wrote while another had the letter open is not undone unseen', async () => {
  const open = await letter('SHARED');
  await confirmReason(store, open, 'chờ bản đồ', '2026-11-30', on(TODAY));
  expect(await refusal(issueLetter(store, open, '40/UBND', 'Lý Thị Ký', TODAY, on(TODAY)))).toBe('letter-changed');
  expect(await refusal(confirmReason(store, open, 'lý do cũ', undefined, on(TODAY)))).toBe('letter-changed');
  expect(factsOf(await letter('SHARED'))).toMatchObject({ reason: 'chờ bản đồ', newDueOn: '2026-11-30' });
  await issueLetter(store, await letter('SHARED'), '40/UBND', 'Lý Thị Ký', TODAY, on(TODAY));
  expect(await letter('SHARED')).toMatchObject({ state: 'issued', number: '40/UBND' });
});

/** The office with a template of another hash. */
function withTemplate(hash: string): ReturnType<typeof on> {
  const { letters, ...rest } = on(TODAY);
  return { ...rest, letters: { ...letters, template: { ...(letters.template as UsableTemplate), sha256: hash } } };
}

test('an officer is told of a letter that takes two pages, and how much room its names leave, but not where the office has a template of its own', async () => {
  const procedureName = 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất '.repeat(6);
  await append(event('WORDY', 'received', '2026-11-02', { term: '3 working-days', procedureName }));
  await scan(store, on(TODAY));
  const tell = async (why: string): Promise<string | undefined> => {
    await confirmReason(store, await letter('WORDY'), why, undefined, on(TODAY));
    return lengthWarning(await letter('WORDY'), on(TODAY))?.vi;
  };
  expect(await tell('chờ xác minh')).toBeUndefined();
  expect(await tell('chờ xác minh '.repeat(40))).toMatch(
    /lý do dài 559 ký tự.* chỉ còn chỗ cho 433; nếu cần vừa một trang, hãy viết gọn lại\.$/,
  );
  expect(lengthWarning(await letter('WORDY'), withTemplate('của cơ quan'))).toBeNull();
});

test('nor is one with a copy of a template that shipped earlier left without, which has less room: where that of today has it, it is told of', async () => {
  const earlier = Object.keys(SHIPPED_BUILDS).filter((template) => SHIPPED_BUILDS[template] !== 'closer');
  const told = async (template: string): Promise<string | undefined> => lengthWarning(await letter('WORDY'), withTemplate(template))?.vi;
  for (const template of earlier) expect(await told(template)).toMatch(/trang thứ hai(?!.*bản trước)/);
  await confirmReason(store, await letter('WORDY'), 'chờ xác minh '.repeat(20), undefined, on(TODAY));
  for (const template of earlier) expect(await told(template)).toMatch(/trang thứ hai.*mẫu gốc của bản trước.*"dunghen init"/);
  expect(await told(sha256(readFileSync(DEFAULT_TEMPLATE)))).toBeUndefined();
});

test('the template that ships is the newest of those whose room is known: the one before stays known', () => {
  expect(Object.keys(SHIPPED_BUILDS).at(-1)).toBe(sha256(readFileSync(DEFAULT_TEMPLATE)));
});

describe('a number of the register', () => {
  const desk = new LetterOffice('số văn bản');
  beforeAll(async () => {
    for (const code of ['P', 'Q', 'R']) {
      await desk.append(
        event(code, 'received', '2026-11-02', { term: '3 working-days', ...WHOLE }),
        event(code, 'delay-reason', '2026-11-09', reason),
      );
    }
    await scan(desk.store, desk.on(TODAY));
  });
  afterAll(() => desk.close());
  const issue = async (code: string, number: string): Promise<string> =>
    refusal(issueLetter(desk.store, await findLetter(desk.store, code), number, 'Lý Thị Ký', TODAY, desk.on(TODAY)));
  const warningsOf = async (code: string): Promise<readonly string[]> =>
    (await issueWarnings(desk.store, await findLetter(desk.store, code), desk.on(TODAY))).map(({ vi }) => vi);

  test('is the same with a zero before it and without', async () => {
    await issue('P', '9/UBND');
    for (const number of ['09/UBND', '009 / ubnd']) expect(await issue('Q', number)).toBe('letter-number-taken');
    await issue('Q', '90/UBND');
    expect(await findLetter(desk.store, 'Q')).toMatchObject({ state: 'issued', number: '90/UBND' });
  });

  test('that a letter had and lost is told of, also once that letter is drafted anew and has another', async () => {
    await withdrawLetter(desk.store, await findLetter(desk.store, 'P'), 'sai tên', desk.on(TODAY));
    await requestLetter(desk.store, 'P', 'chờ đo', '2026-11-30', desk.on(TODAY));
    await issue('R', '09/UBND');
    const { id } = await findLetter(desk.store, 'P');
    const told = [`Số 09/UBND đã cấp cho thư ${id} (P) rồi thu hồi; nếu thư đó từng được in ra hoặc vào sổ văn bản, hãy dùng số khác.`];
    expect(await warningsOf('R')).toEqual(told);
    await issue('P', '10/UBND');
    expect(await warningsOf('R')).toEqual(told);
    expect([await warningsOf('P'), await warningsOf('Q')]).toEqual([[], []]);
  });
});

describe('a letter for a dossier of which an event tells that another one went before', () => {
  const desk = new LetterOffice('thư ngoài sổ');
  afterAll(() => desk.close());

  test('is drafted, since nobody can vouch for that one, and whoever is about to issue it is told, and whoever has', async () => {
    const told = { dueOn: '2026-11-30', letter: '7/XL' };
    await desk.append(
      event('T', 'received', '2026-11-02', { term: '3 working-days', ...WHOLE }),
      event('T', 'delay-reason', '2026-11-09', reason),
      event('T', 'rescheduled', '2026-11-10', told),
    );
    await scan(desk.store, desk.on(TODAY));
    const before = await toldElsewhere(desk.store, await findLetter(desk.store, 'T'));
    await issueLetter(desk.store, await findLetter(desk.store, 'T'), '8/XL', 'Lý Thị Ký', TODAY, desk.on(TODAY));
    const warnings = await issueWarnings(desk.store, await findLetter(desk.store, 'T'), desk.on(TODAY));
    expect(warnings.map(({ vi }) => vi)).toEqual([expect.stringContaining('bằng văn bản số 7/XL ngày 10/11/2026')]);
    expect(warnings).toEqual([before]);
  });
});

describe('a letter that does not say all', () => {
  const desk = new LetterOffice('thư thiếu');
  const lacking = (...lacks: UsableTemplate['lacks']): ReturnType<typeof desk.on> => {
    const { letters, ...rest } = desk.on(TODAY);
    return { ...rest, letters: { ...letters, template: { ...(letters.template as UsableTemplate), lacks } } };
  };
  const issue = async (code: string, context: ReturnType<typeof desk.on>): Promise<string> =>
    refusal(issueLetter(desk.store, await findLetter(desk.store, code), `${code}/UBND`, 'Lý Thị Ký', TODAY, context));
  beforeAll(async () => {
    for (const [code, more] of [
      ['NUMBER', {}],
      ['WHOLE', WHOLE],
    ] as const)
      await desk.append(
        event(code, 'received', '2026-11-02', { term: '3 working-days', ...more }),
        event(code, 'delay-reason', '2026-11-09', reason),
      );
  });
  afterAll(() => desk.close());

  test('of number or day, since its template has no place for them, is told of at the scan, and issued with the word to write them by hand', async () => {
    const { degraded } = await scan(desk.store, lacking('so_van_ban', 'nguoi_ky'));
    expect(degraded.map(({ code, blocking }) => [code, blocking])).toEqual([['template-lacks-number', false]]);
    const inField = templateWarnings({
      ...(desk.on(TODAY).letters.template as UsableTemplate),
      inFields: [{ tag: '{viec}', place: 'Mã' }],
    });
    expect(inField).toMatchObject([
      { code: 'template-tag-in-field', blocking: false, sentence: { vi: expect.stringContaining('{viec} (ở đoạn "Mã")') } },
    ]);
    expect(await issue('NUMBER', lacking('so_van_ban', 'nguoi_ky'))).toBe('taken');
    const issued = await findLetter(desk.store, 'NUMBER');
    expect(issued).toMatchObject({ state: 'issued', number: 'NUMBER/UBND' });
    const told = unprintedWarnings(issued, lacking('so_van_ban', 'ngay_van_ban'));
    expect(told.map(({ vi }) => vi)).toEqual([expect.stringMatching(/\{so_van_ban\}.*\{ngay_van_ban\}.*ghi tay vào bản in/)]);
    // An office with one signer may have the name in its template.
    expect(unprintedWarnings(issued, lacking('nguoi_ky'))).toEqual([]);
  });

  test('of whom or what it is about is issued, and told to be filled in by hand; one that says both is not', async () => {
    expect(await issue('WHOLE', desk.on(TODAY))).toBe('taken');
    const told = async (code: string) => issueWarnings(desk.store, await findLetter(desk.store, code), desk.on(TODAY));
    expect(await told('WHOLE')).toEqual([]);
    expect((await told('NUMBER')).map(({ vi }) => vi)).toEqual([
      expect.stringMatching(/còn trống họ tên người nhận, tên thủ tục, lĩnh vực: hãy điền tay vào bản in trước khi gửi/),
    ]);
  });

  test('of a procedure says its name and its field, which its code alone does not print unless the catalogue knows it', async () => {
    for (const [code, procedure] of [
      ['UNKNOWN', '9.000000'],
      ['KNOWN', '1.000656'],
    ] as const)
      await desk.append(event(code, 'received', '2026-11-02', { term: '3 working-days', procedure, applicant: WHOLE.applicant }));
    await desk.append(
      event('WORDLESS', 'received', '2026-11-02', { applicant: WHOLE.applicant, kind: 'feedback', term: '3 working-days' }),
    );
    await desk.append(event('REPORT', 'received', '2026-11-02', { ...WHOLE, field: undefined, kind: 'feedback', term: '3 working-days' }));
    const usual = desk.on(TODAY);
    await scan(desk.store, usual);
    const lacks = async (code: string, { letters } = usual) => lackingIn(await findLetter(desk.store, code), letters);
    expect(await lacks('UNKNOWN')).toEqual(['procedure', 'field']);
    expect([await lacks('KNOWN'), await lacks('REPORT'), await lacks('WORDLESS')]).toEqual([[], [], ['subject']]);
    const { letters, ...rest } = usual;
    const prints = new Set(['ten_thu_tuc', 'nguoi_nop'] as const);
    const fieldless = { ...rest, letters: { ...letters, template: { ...(letters.template as UsableTemplate), prints } } };
    expect(await lacks('UNKNOWN', fieldless)).toEqual(['procedure']);
  });
});
