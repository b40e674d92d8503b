import { describe, expect, test } from 'vitest';
import { correctedApplicant } from '../src/observe/corrected-applicant.ts';
import { desk, type Desk } from './desk.ts';

const HEAD = 'Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Chủ hồ sơ,Địa chỉ,Ngày có kết quả';
const list = (name: string, address: string, done = '', head = HEAD): string =>
  `${head}\nH-1,02/11/2026,3 ngày làm việc,${name},${address},${done}\n`;
const citizen = async (d: Desk): Promise<unknown> => (await d.clockOf('H-1'))?.applicant;

describe('a name or address that a later list puts right', () => {
  test('is the one the letter goes to, and the chain of events stands', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list('Nguyễn Văn A', 'Thôn Một')), '2026-11-03');
    expect(await d.bring(d.file('2.csv', list('Nguyễn Văn Anh', 'Thôn Hai')), '2026-11-04')).toMatchObject({ updated: 1, rejected: 0 });
    expect(await citizen(d)).toEqual({ name: 'Nguyễn Văn Anh', address: 'Thôn Hai' });
    expect(await d.bring(d.file('3.csv', list('Nguyễn Văn Anh', 'Thôn Hai')), '2026-11-05')).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await Array.fromAsync(d.store.tampering())).toEqual([]);
  });

  test('adds what was not known, keeps what a list leaves out, and is no other person for other capitals or spaces', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list('Nguyễn Văn A', '')), '2026-11-03');
    expect(await d.bring(d.file('2.csv', list('', 'Thôn Hai')), '2026-11-04')).toMatchObject({ updated: 1 });
    expect(await d.bring(d.file('3.csv', list('NGUYỄN  VĂN A', 'thôn hai')), '2026-11-05')).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await citizen(d)).toEqual({ name: 'Nguyễn Văn A', address: 'Thôn Hai' });
  });

  test('is not turned back by an older list, by the same file again, or by a list of another kind', async () => {
    const d = desk();
    await d.bring(d.file('2.csv', list('Nguyễn Văn Anh', 'Thôn Hai')), '2026-11-04');
    await d.bring(d.file('1.csv', list('Nguyễn Văn A', 'Thôn Một')), '2026-11-03', { certain: true });
    await d.bring(d.file('3.csv', list('Ng. V. Anh', 'T. Hai', '', HEAD.replace('Chủ hồ sơ', 'Người nộp'))), '2026-11-05');
    expect(await citizen(d)).toEqual({ name: 'Nguyễn Văn Anh', address: 'Thôn Hai' });
  });

  test('is told by a rehearsal and changes nothing', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list('Nguyễn Văn A', 'Thôn Một')), '2026-11-03');
    expect(await d.bring(d.file('2.csv', list('Nguyễn Văn B', '')), '2026-11-04', { dryRun: true })).toMatchObject({ updated: 1 });
    expect(await citizen(d)).toEqual({ name: 'Nguyễn Văn A', address: 'Thôn Một' });
  });

  test('brings nobody back who was erased', async () => {
    const d = desk();
    await d.bring(d.file('1.csv', list('Nguyễn Văn A', 'Thôn Một', '04/11/2026')), '2026-11-05');
    const stored = await d.store.dossier('H-1');
    expect(correctedApplicant(null, { name: 'Nguyễn Văn A' }, { history: stored?.events ?? [], corrects: true })).toBeNull();
    expect(correctedApplicant(null, { name: 'Nguyễn Văn A' }, { history: [], corrects: true })).toEqual({ name: 'Nguyễn Văn A' });
  });
});
