import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, workFolder } from './command.ts';
import { lettersIn } from './letters-in.ts';

test('the tour runs the whole job on the sample, and a second time changes nothing', () => {
  const home = workFolder();
  const tour = (): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'packages/cli/dist/bundle/tour.cjs'), home], {
      cwd: home,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout;
  };
  const first = tour();
  for (const words of ['hồ sơ mới', 'đang giải quyết', 'quá hạn', 'Thư xin lỗi', '06/2026', '11/2026', 'CHƯA ĐẠT', './dunghen report'])
    expect(first).toContain(words);
  const letters = lettersIn(home);
  expect(letters.length).toBeGreaterThan(20);
  expect(tour()).toContain('0 hồ sơ mới, 0 cập nhật');
  expect(lettersIn(home)).toEqual(letters);
});
