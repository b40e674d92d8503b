// The commands by which an office is set up, run and looked after.
import type { ProgramParts } from './program.ts';

export function addCareCommands({ program, command, lang, t, done }: ProgramParts): void {
  command(
    'daemon',
    'chạy liên tục: nhập tệp trong hộp thư đến, quét, soạn thư',
    'run on: import what arrives in the inbox, scan, write letters',
  ).action(async (options) => done(await (await import('./commands/daemon.ts')).daemonCommand([], options, lang)));

  command('digest', 'bản tin sáng của từng đơn vị', "this morning's list of each unit").action(async (options) =>
    done(await (await import('./commands/digest.ts')).digestCommand([], options, lang)),
  );

  command('init', 'tạo cấu hình có chú giải và cơ sở dữ liệu trống', 'make a commented configuration and an empty database')
    .option('--yes', t('không hỏi gì', 'ask nothing'))
    .action(async (options) => done(await (await import('./commands/init.ts')).initCommand([], options, lang)));

  command('doctor', 'cho biết điều gì chưa ổn và cách sửa', 'tell what is not right yet and how to mend it').action(async (options) =>
    done(await (await import('./commands/doctor.ts')).doctorCommand([], options, lang)),
  );

  command('backup <file>', 'sao lưu cơ sở dữ liệu trong khi vẫn làm việc', 'copy the database while work goes on').action(
    async (file: string, options) => done(await (await import('./commands/backup.ts')).backupCommand([file], options, lang)),
  );

  command('migrate', 'chuyển mọi dữ liệu sang một cơ sở dữ liệu mới', 'move all data to a new database')
    .requiredOption('--from <url>', t('cơ sở dữ liệu đang dùng', 'the database that is there'))
    .requiredOption('--to <url>', t('cơ sở dữ liệu mới, chưa có', 'the new one, which is not there yet'))
    .action(async (options) => done(await (await import('./commands/migrate.ts')).migrateCommand([], options, lang)));

  command('retention', 'xóa dữ liệu công dân của hồ sơ kết thúc đã lâu', 'erase the citizens of dossiers that ended long ago')
    .option(
      '--months <n>',
      t('kết thúc quá bao nhiêu tháng (mặc định: theo cấu hình)', 'ended more than so many months ago (default: the configuration)'),
    )
    .option('--dry-run', t('chỉ đếm, không xóa', 'only count, erase nothing'))
    .option(
      '--moved-here',
      t('ghi vào sổ: đã chuyển hẳn sang máy này, máy cũ không dùng nữa', 'note that the office moved to this machine for good'),
    )
    .option(
      '--gone <path>',
      t(
        'ghi vào sổ: ổ hay thư mục này mất hẳn, bản in ở đó không xóa được',
        'note that a disk or folder is lost for good, with the prints on it',
      ),
    )
    .option('--by <name>', t('ai nói vậy (mặc định: tên đăng nhập máy)', "who says so (default: the machine's user)"))
    .action(async (options) => done(await (await import('./commands/retention.ts')).retentionCommand([], options, lang)));

  const page = program.command('page').description(t('trang "việc hôm nay" cho mạng cơ quan', "today's page for the office's network"));
  command('password', 'đặt mật khẩu để mở trang từ máy khác', 'set the password for opening the page from another machine', page).action(
    async (options) => done(await (await import('./commands/page-password.ts')).pagePasswordCommand([], options, lang)),
  );

  const service = program
    .command('service')
    .description(t('chạy như một dịch vụ của máy (Linux, systemd)', 'run as a service of the machine (Linux, systemd)'));
  command('install', 'ghi tệp dịch vụ systemd', 'write the systemd unit', service)
    .option('--user <name>', t('người dùng sẽ chạy dịch vụ', 'the user that runs it'))
    .option('--out <file>', t('tệp sẽ ghi', 'the file to write'))
    .option('--force', t('ghi đè tệp đã có', 'overwrite a file that is there'))
    .action(async (options) => done(await (await import('./commands/service.ts')).serviceInstallCommand([], options, lang)));
}
