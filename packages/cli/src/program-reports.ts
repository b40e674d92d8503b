// The commands that look at a period: its late rate, where its time went and where it will end.
import { Option, type Command } from 'commander';
import { countOfMonths } from './count-of-months.ts';
import type { ProgramParts } from './program.ts';

export function addReportCommands({ command, t, lang, done }: ProgramParts): void {
  const overPeriod = (made: Command): Command =>
    made
      .option('--month <month>', t('tháng, ví dụ 2026-10 (mặc định: tháng này)', 'month, for example 2026-10 (default: this month)'))
      .option('--quarter <quarter>', t('quý, ví dụ 2026-Q4', 'quarter, for example 2026-Q4'))
      .option('--year <year>', t('năm, ví dụ 2026', 'year, for example 2026'))
      .option(
        '--reporting',
        t('kỳ chốt số liệu: từ ngày 15 kỳ trước đến ngày 14 (NĐ 09/2019)', 'as reports close it: from the 15th to the 14th (NĐ 09/2019)'),
      )
      .option('--from <date>', t('từ ngày', 'from this day'))
      .option('--to <date>', t('đến hết ngày', 'to this day'));

  overPeriod(command('report', 'tỷ lệ trễ hẹn của một kỳ, so với mục tiêu', 'the late rate of a period against the target'))
    .option('--compare <months...>', t('so sánh hai tháng: điều gì làm tỷ lệ thay đổi', 'compare two months: what moved the rate'))
    .addOption(
      new Option('--by <part>', t('chia theo đơn vị, lĩnh vực, thủ tục, hình thức nộp, cán bộ, bước', 'split by')).choices([
        'unit',
        'field',
        'procedure',
        'channel',
        'officer',
        'stage',
      ]),
    )
    .addOption(
      new Option(
        '--basis <basis>',
        t('cách tính chính: trên hồ sơ phải giải quyết, đã giải quyết, đến hạn, tiếp nhận', 'headline formula'),
      ).choices(['handled', 'resolved', 'due', 'received']),
    )
    .option(
      '--target <percent>',
      t('mục tiêu: tỷ lệ trễ phải dưới số phần trăm này', 'target: the late rate must be under this percentage'),
    )
    .addOption(
      new Option(
        '--trend <months>',
        t('số tháng gần đây cần so sánh, ví dụ 12', 'how many months to show before it, for example 12'),
      ).argParser(countOfMonths),
    )
    .addOption(new Option('--format <format>', t('dạng kết quả', 'output format')).choices(['table', 'json', 'csv', 'xlsx', 'html']))
    .option('--out <file>', t('ghi ra tệp thay vì màn hình; "-" là đầu ra chuẩn', 'write to this file; "-" is standard output'))
    .action(async (options) => done(await (await import('./commands/report.ts')).reportCommand([], options, lang)));

  overPeriod(command('stages', 'thời gian qua từng bước, và bước nên sửa trước', 'where time goes, and which step to fix first')).action(
    async (options) => done(await (await import('./commands/stages.ts')).stagesCommand([], options, lang)),
  );

  overPeriod(command('forecast', 'dự báo tỷ lệ trễ cuối kỳ', 'where the period will end'))
    .option(
      '--target <percent>',
      t('mục tiêu: tỷ lệ trễ phải dưới số phần trăm này', 'target: the late rate must be under this percentage'),
    )
    .action(async (options) => done(await (await import('./commands/forecast.ts')).forecastCommand([], options, lang)));
}
