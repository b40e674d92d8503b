import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test('the example for other systems runs as it stands and judges the sample month', () => {
  const example = fileURLToPath(new URL('../../../examples/tuan-nay.ts', import.meta.url));
  const printed = execFileSync(process.execPath, ['--conditions=source', example], { encoding: 'utf8' });
  expect(printed).toContain('Tháng 11/2026: trễ 4/474 hồ sơ, đạt mục tiêu dưới 1%');
  expect(printed.match(/^trễ hẹn /gm)).toHaveLength(3);
});
