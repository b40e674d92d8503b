// `npm start`: the whole job on the sample commune, told in Vietnamese, ending with what to try next.
import { join } from 'node:path';
import { formatDay, parseTarget, percentText } from '@dunghen/core';
import { monthPeriod } from '@dunghen/core/report';
import { scan, scanContext } from '@dunghen/daemon';
import { importContent, readIntakeFile } from '@dunghen/intake';
import { buildReport } from './build-report.ts';
import { openSession } from './session.ts';
import { progressBar } from './show/progress.ts';
import { table } from './show/table.ts';
import { showCount, showDay, showPercent } from './show/text.ts';
import { WORKSPACE_ROOT } from './workspace-root.ts';

/** The last day of the sample: on any later real day its open dossiers would all look overdue. */
const SAMPLE_TODAY = '2026-11-30';
const SAMPLE_MONTHS = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

/** Where the sample's database and letters go: where `./dunghen` looks without any configuration. */
const home = process.argv[2] ?? WORKSPACE_ROOT;
const session = openSession(
  { today: SAMPLE_TODAY, config: join(WORKSPACE_ROOT, 'fixtures/sample/dunghen.config.toml'), db: `sqlite:${join(home, 'dunghen.db')}` },
  'vi',
);
const n = (count: number): string => showCount(count, 'vi');
const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function tour(): Promise<void> {
  const law = await session.lawOfDossiers();
  say('ĐÚNG HẸN – chạy thử trên xã mẫu (dữ liệu do máy tạo, không có người thật)\n');
  const store = await session.openStore({ create: true });
  try {
    const source = await readIntakeFile(join(WORKSPACE_ROOT, 'fixtures/sample/events.ndjson'));
    const bar = progressBar('Nhập hồ sơ');
    const { created, updated, unchanged, rejected, rows } = await importContent(store, source, {
      observedOn: session.today,
      at: session.now(),
      fold: law,
      onProgress: bar.step,
    }).finally(bar.end);
    say(`1. Nhập ${n(rows)} sự kiện từ fixtures/sample/events.ndjson: ${n(created)} hồ sơ mới, ${n(updated)} cập nhật,`);
    say(`   ${n(unchanged)} không đổi, ${n(rejected)} bị từ chối.`);

    const configured = scanContext(session.loaded, law, session.today, session.now);
    const context = { ...configured, letters: { ...configured.letters, folder: join(home, 'letters') } };
    const letters = progressBar('Soạn thư');
    const result = await scan(store, context, letters.step).finally(letters.end);
    say(`2. Coi hôm nay là ${showDay(SAMPLE_TODAY, 'vi')}: ${n(result.open)} hồ sơ đang giải quyết,`);
    say(`   ${n(result.dueSoon)} sắp đến hạn (trong ${context.dueSoonDays} ngày làm việc), ${n(result.overdue)} đã quá hạn.`);
    say(
      `3. Thư xin lỗi: ${n(result.lettersOwed)} lần lỡ hẹn, ${n(result.lettersTotal)} thư (lần này soạn ${n(result.lettersDrafted)}) trong thư mục`,
    );
    say(`   ${context.letters.folder}`);
    for (const { sentence } of result.degraded) say(`   ! ${sentence.vi}`);

    const target = parseTarget(session.loaded.config.kpi.target);
    say(`4. Tỷ lệ trễ hẹn từng tháng, mục tiêu dưới ${target.percent}%:\n`);
    const lines: string[][] = [];
    for (const month of SAMPLE_MONTHS) {
      const { kpi } = session.loaded.config;
      const report = await buildReport(store, law, {
        period: monthPeriod(month),
        asOf: session.today,
        basis: kpi.basis,
        target,
        withdrawn: kpi.withdrawn,
        calendar: law.calendar,
      });
      const { late, total, met } = report.target;
      const verdict = met === null ? 'chưa có dữ liệu' : met ? 'đạt' : 'CHƯA ĐẠT';
      lines.push([`${month.slice(5)}/${month.slice(0, 4)}`, n(late), n(total), showPercent(percentText(report.target), 'vi'), verdict]);
    }
    say(table(['Tháng', 'Trễ', 'Tổng', 'Tỷ lệ', 'Kết quả'], lines, [1, 2, 3]));
    say(`\nLệnh nên thử tiếp theo (${formatDay(session.today)} là ngày cuối của dữ liệu mẫu):`);
    say(`  ./dunghen report --month 2026-09 --by unit --today ${SAMPLE_TODAY}`);
  } finally {
    await store.close();
  }
}

// Should what it waits for never come, it has not been done.
process.exitCode = 1;
void tour().then(() => (process.exitCode = 0));
