// More kinds of words than are remembered, and files of the wrong size or kind.
import { createServer } from 'node:net';
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readIntakeFile, RejectedLines, RejectedRows } from '@dunghen/intake';
import { desk } from './desk.ts';

test('a list with more statuses, channels and receipts than are remembered is read to its end as at its beginning', async () => {
  const { file, bring, store } = desk();
  const rows = Array.from(
    { length: 1_200 },
    (_, i) => `A-${i},02/11/2026,3 ngày làm việc,Thủ tục ${i},Đang xử lý tại phòng ${i},Trực tuyến ${i}`,
  );
  // The same once more, from where the memory is full.
  const again = rows.map((row) => row.replace(/^A/, 'B'));
  const path = file(
    'a.csv',
    ['Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Tên thủ tục,Trạng thái,Hình thức nộp', ...rows, ...again].join('\n'),
  );
  expect(await bring(path)).toMatchObject({ rows: 2_400, created: 2_400, rejected: 0 });
  const [first, last] = [await store.dossier('A-0'), await store.dossier('B-1199')].map((stored) => stored?.events[0]);
  expect(first).toMatchObject({ procedureName: 'Thủ tục 0', channel: 'online' });
  expect(last).toMatchObject({ procedureName: 'Thủ tục 1199', channel: 'online' });
});

test('a list with more unknown statuses than are told of names the most frequent, and says that there are more', async () => {
  const { file, bring } = desk();
  const rows = Array.from({ length: 1_300 }, (_, i) => `A-${i},02/11/2026,3 ngày làm việc,Qqq ${i % 7 === 0 ? 'hay gặp' : i}`);
  const { warnings } = await bring(file('a.csv', ['Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Trạng thái', ...rows].join('\n')));
  const told = (warnings ?? []).map(({ text }) => text.vi).join('\n');
  expect(told).toContain('"Qqq hay gặp" (186)');
  expect(told).toContain(', …');
});

/** A file of this size that takes no room, with a few bytes at its start. */
function huge(path: string, bytes: number, start: string): string {
  const fd = openSync(path, 'w');
  writeSync(fd, start);
  ftruncateSync(fd, bytes);
  closeSync(fd);
  return path;
}

test('a file that is too large is told how large it may be, before it is read', async () => {
  const { folder } = desk();
  const mb = 1024 * 1024;
  await expect(readIntakeFile(huge(join(folder, 'a.csv'), 1025 * mb, 'a'))).rejects.toMatchObject({
    code: 'file-too-large',
    message: expect.stringContaining('lớn hơn 1 GB') as string,
  });
  const old = huge(join(folder, 'a.xls'), 65 * mb, '');
  const fd = openSync(old, 'r+');
  writeSync(fd, Buffer.from('D0CF11E0A1B11AE1', 'hex'), 0);
  closeSync(fd);
  writeFileSync(join(folder, 'b.xls'), Buffer.concat([Buffer.from('<html>\n<table>\n'), Buffer.alloc(65 * mb, `${' '.repeat(1_000)}\n`)]));
  for (const path of [old, join(folder, 'b.xls')])
    await expect(readIntakeFile(path), path).rejects.toMatchObject({
      code: 'file-too-large',
      message: expect.stringContaining('64 MB') as string,
    });
});

test.skipIf(process.platform === 'win32')('what is no file is told so: a folder, a path through a file, a socket', async () => {
  const { folder } = desk();
  mkdirSync(join(folder, 'thư mục'));
  writeFileSync(join(folder, 'tệp'), 'a');
  const server = createServer().listen(join(folder, 's'));
  onTestFinished(() => void server.close());
  await new Promise((done) => server.once('listening', done));
  for (const [name, vi] of [
    ['thư mục', 'là một thư mục; hãy ghi tên từng tệp trong đó'],
    ['tệp/trong', 'không mở được (ENOTDIR)'],
    ['s', 'không phải là một tệp'],
  ] as const)
    await expect(readIntakeFile(join(folder, name)), name).rejects.toMatchObject({
      code: 'file-unreadable',
      message: expect.stringContaining(vi) as string,
    });
});

test('a place that takes no file of refused rows is named with what the system says', async () => {
  const { folder } = desk();
  writeFileSync(join(folder, 'tệp'), 'a');
  const path = join(folder, 'tệp', 'trong.csv');
  const fault = { code: 'rejects-unwritable', message: expect.stringContaining('(ENOTDIR)') as string };
  await expect(new RejectedRows([], 'vi').write(path)).rejects.toMatchObject(fault);
  expect(() => new RejectedLines('vi').write(path)).toThrow(expect.objectContaining(fault));
});
