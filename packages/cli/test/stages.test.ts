import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Forecast, StagesReport } from '@dunghen/core/report';
import { ROOT, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'xã mẫu '));
  await dunghen(['import', join(ROOT, 'fixtures/sample/events.ndjson'), '--today', '2026-11-30'], { cwd });
}, 60_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const ask = async <T>(...args: readonly string[]): Promise<T> => JSON.parse((await dunghen([...args, '--json'], { cwd })).stdout) as T;

describe('dunghen stages', () => {
  test('names the step that made September late, and the dossiers it would have saved', async () => {
    const { lateDossiers, stages, overrunDays } = await ask<StagesReport>('stages', '--month', '2026-09', '--today', '2026-11-30');
    // The late stories of the sample are told at the appraisal of the economy office.
    expect(stages[0]).toMatchObject({ rank: 1, stage: 'Thẩm định', unit: 'Phòng Kinh tế' });
    expect(stages[0]?.saved).toBeGreaterThan(lateDossiers / 2);
    expect(stages.reduce((sum, stage) => sum + stage.overrunDays, 0)).toBeCloseTo(overrunDays, 1);
  });

  test('says so in Vietnamese within 100 columns, and in English', async () => {
    const { stdout, code } = await dunghen(['stages', '--month', '2026-09', '--today', '2026-11-30'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('Nên sửa trước: Thẩm định – Phòng Kinh tế');
    expect(
      stdout
        .split('\n')
        .filter((line) => line.startsWith('  '))
        .every((line) => line.length <= 100),
    ).toBe(true);
    expect((await dunghen(['stages', '--month', '2026-09', '--lang', 'en', '--today', '2026-11-30'], { cwd })).stdout).toContain(
      'Fix first:',
    );
  });

  test('of a month without dossiers says that there are none', async () => {
    expect((await dunghen(['stages', '--month', '2025-01', '--today', '2026-11-30'], { cwd })).stdout).toContain('Không có hồ sơ nào');
    expect(await ask<StagesReport>('stages', '--month', '2025-01', '--today', '2026-11-30')).toMatchObject({ dossiers: 0, stages: [] });
  });
});

describe('dunghen forecast', () => {
  test('seen early warns of the month that was missed, and knows the end of one that is over', async () => {
    const september = await ask<Forecast>('forecast', '--month', '2026-09', '--today', '2026-09-10');
    expect(september.chanceToMeet).toBeLessThan(0.2);
    const after = await ask<Forecast>('forecast', '--month', '2026-09', '--today', '2026-11-30');
    expect(after).toMatchObject({ known: { late: 13, total: 473 }, chanceToMeet: 0, interval: { from: 13, to: 13 } });
    expect(after.known.late).toBeGreaterThanOrEqual(september.interval.from);
    expect(after.known.late).toBeLessThanOrEqual(september.interval.to);
  });

  test('lists the open dossiers most in danger first', async () => {
    const { atRisk } = await ask<Forecast>('forecast', '--month', '2026-11', '--today', '2026-11-10');
    expect(atRisk.length).toBeGreaterThan(5);
    expect(atRisk.map(({ chance }) => chance)).toEqual(atRisk.map(({ chance }) => chance).toSorted((a, b) => b - a));
  });

  test('of a month that has not begun is refused', async () => {
    expect(await dunghen(['forecast', '--month', '2027-01', '--today', '2026-11-30'], { cwd })).toMatchObject({ code: 2 });
  });

  test('of a month without dossiers has no chance to tell', async () => {
    const folder = workFolder();
    writeFileSync(
      join(folder, 'a.ndjson'),
      '{"dossier":"A","type":"received","at":"2026-01-05","term":"3 working-days"}\n{"dossier":"A","type":"completed","at":"2026-01-06"}\n',
    );
    await dunghen(['import', 'a.ndjson', '--today', '2026-01-06'], { cwd: folder });
    expect((await dunghen(['forecast', '--today', '2026-11-23'], { cwd: folder })).stdout).toContain('CHƯA CÓ DỮ LIỆU');
  });
});

test('a reporting quarter is asked for by its name and closes on the 14th', async () => {
  const report = await ask<{ period: object }>('report', '--quarter', '2026-Q4', '--reporting', '--today', '2026-11-30');
  expect(report.period).toEqual({ from: '2026-09-15', to: '2026-12-14' });
  const { code, stderr } = await dunghen(['report', '--from', '2026-09-15', '--to', '2026-12-14', '--reporting'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('--reporting');
});

describe('dunghen report --compare', () => {
  interface Compared {
    readonly before: { readonly late: number; readonly total: number };
    readonly after: { readonly late: number; readonly total: number };
    readonly points: number;
    readonly movers: readonly { readonly by: string; readonly key: string; readonly points: number }[];
  }
  test('tells which unit moved the rate between two months, the strongest first', async () => {
    const compared = await ask<Compared>('report', '--compare', '2026-08', '2026-09', '--today', '2026-11-30');
    expect(compared).toMatchObject({ before: { late: 6, total: 455 }, after: { late: 13, total: 473 }, points: 1.43 });
    const units = compared.movers.filter(({ by }) => by === 'unit');
    expect(units[0]).toMatchObject({ key: 'Phòng Kinh tế' });
    expect(units.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(compared.points, 1);
    const { stdout } = await dunghen(['report', '--compare', '2026-08', '2026-09', '--today', '2026-11-30'], { cwd });
    expect(stdout).toContain('+1,43 điểm phần trăm');
  });
  test('asks for exactly two months', async () => {
    expect(await dunghen(['report', '--compare', '2026-08'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('2026-09 2026-10') as string,
    });
  });
});
