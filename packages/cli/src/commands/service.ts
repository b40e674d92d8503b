// `dunghen service install`: the systemd unit of this checkout, this configuration and this user, hardened.
import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { quote } from '@dunghen/core';
import { fromConfig } from '@dunghen/daemon/config';
import { makeFolder, writeWhole } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { hint } from '../show/say.ts';
import { UsageError } from '../usage-error.ts';
import { WORKSPACE_ROOT } from '../workspace-root.ts';
import { cannotWrite } from '../write-out.ts';

interface Options {
  readonly out?: string;
  readonly user?: string;
  readonly force?: boolean;
}

/** Where units of the whole machine are; only root writes there. */
const SYSTEM_UNIT = '/etc/systemd/system/dunghen.service';
/** Is there where systemd runs the machine. */
const SYSTEMD_RUNS = '/run/systemd/system';

export const serviceInstallCommand: CommandAction<[], Options> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { t } = session;
  if (process.platform === 'win32') {
    throw new UsageError(
      'Trên Windows, hãy dùng Task Scheduler theo hướng dẫn trong OPERATIONS.md.',
      'On Windows use the Task Scheduler as OPERATIONS.md tells.',
    );
  }
  const { uid, username } = userInfo();
  // Never root: the daemon needs its own folders and nothing else.
  const user = options.user ?? (uid === 0 ? 'dunghen' : username);
  if (!/^(?:[A-Za-z_][A-Za-z0-9_.-]{0,30}|[1-9]\d{0,9})$/.test(user)) {
    throw new UsageError(
      `--user ${quote(user)} không phải tên người dùng của máy; hãy ghi tên chỉ có chữ cái không dấu, chữ số, "_", "-", ".", ví dụ dunghen.`,
      `--user ${quote(user)} is no name of a user; write letters without accents, digits, "_", "-" and "." only, for example dunghen.`,
      user,
    );
  }
  const atOnce = uid === 0 && existsSync(SYSTEMD_RUNS);
  const path = resolve(options.out ?? (atOnce ? SYSTEM_UNIT : fromConfig(session.loaded, 'dunghen.service')));
  const unit = unitOf(session, user);
  try {
    makeFolder(dirname(path));
    if (existsSync(path) && readFileSync(path, 'utf8') !== unit && options.force !== true) throw otherUnit(path);
    writeWhole(path, unit, 0o644);
  } catch (error) {
    throw error instanceof UsageError ? error : cannotWrite(path, error);
  }
  if (isWithin(WORKSPACE_ROOT, session.loaded.folder)) {
    hint(
      `! ${t(
        `Chương trình nằm trong thư mục ${session.loaded.folder}, nơi dịch vụ được ghi; hãy để cấu hình và cơ sở dữ liệu ở một thư mục riêng, ví dụ /srv/mot-cua, rồi chạy lại lệnh này ở đó.`,
        `The program lies in the folder ${session.loaded.folder}, which the service may write to; keep the configuration and the database in a folder of their own, for example /srv/mot-cua, and run this command there again.`,
      )}\n`,
    );
  }
  const next = [
    ...(user === 'dunghen' ? [`id dunghen || sudo useradd --system --user-group dunghen`] : []),
    ...handOver(session, user),
    ...(path === SYSTEM_UNIT ? [] : [`sudo cp ${shellWord(path)} ${SYSTEM_UNIT}`]),
    'sudo systemctl daemon-reload',
    'sudo systemctl enable --now dunghen',
  ];
  process.stdout.write(
    session.json
      ? `${JSON.stringify({ unit: path, user, next })}\n`
      : `${t(`Đã ghi ${path}. Tiếp theo:`, `Wrote ${path}. Next:`)}\n${next.map((line) => `  ${line}`).join('\n')}\n`,
  );
  return EXIT.done;
};

/** Where the service writes: the folder of the database, those of its files, and of all these the ones that lie in no other. */
function foldersOf({ loaded, databasePath }: Session): {
  readonly database: string;
  readonly files: readonly string[];
  readonly outermost: readonly string[];
} {
  const { letters, digests, inbox } = loaded.config;
  const database = dirname(databasePath());
  const files = [letters.folder, digests.folder, inbox].map((folder) => fromConfig(loaded, folder));
  const all = [...new Set([database, ...files])];
  return { database, files, outermost: all.filter((folder) => !all.some((other) => other !== folder && isWithin(folder, other))) };
}

const isWithin = (folder: string, other: string): boolean => folder === other || folder.startsWith(`${other}/`);

/**
 * The commands that give the user its folders. One that is not there when the service starts it can neither make nor write to. The
 * folder of a database elsewhere may hold what is others', so that only it itself and the database change hands.
 */
function handOver(session: Session, user: string): readonly string[] {
  const { folder } = session.loaded;
  const { database, files, outermost } = foldersOf(session);
  const elsewhere = [...new Set([database, ...files])].filter((one) => !isWithin(one, folder));
  const made = [...new Set([...elsewhere, ...outermost.filter((one) => one !== folder)])];
  const whole = [folder, ...elsewhere.filter((one) => one !== database)];
  const alone = [database, session.databasePath()].filter(
    (path) => elsewhere.includes(database) && (path === database || existsSync(path)),
  );
  const list = (paths: readonly string[]): string => paths.map(shellWord).join(' ');
  return [
    ...(made.length > 0 ? [`sudo mkdir -p -m 750 ${list(made)}`] : []),
    `sudo chown -R ${shellWord(user)} ${list(whole)}`,
    ...(alone.length > 0 ? [`sudo chown ${shellWord(user)} ${list(alone)}`] : []),
  ];
}

const otherUnit = (path: string): UsageError =>
  new UsageError(
    `Đã có tệp ${path} khác nội dung; thêm --force để ghi đè.`,
    `${path} is there with other contents; add --force to overwrite it.`,
    path,
  );

const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A word of a unit file: quoted, with what systemd would expand written twice. */
const word = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`;
/** A path in a list of paths, where no dollar is expanded. */
const pathWord = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

function unitOf(session: Session, user: string): string {
  const { loaded, databaseIsNamed, databasePath } = session;
  const command = [
    join(WORKSPACE_ROOT, 'dunghen'),
    'daemon',
    ...(loaded.path === null ? [] : ['--config', loaded.path]),
    // That of the configuration is left to it, which may name another one day.
    ...(databaseIsNamed ? ['--db', `sqlite:${databasePath()}`] : []),
  ];
  return `[Unit]
Description=Dung Hen: due dates, late rates and apology letters
Documentation=file://${encodeURI(join(WORKSPACE_ROOT, 'OPERATIONS.md')).replaceAll('%', '%%')}
After=local-fs.target remote-fs.target network.target time-sync.target

[Service]
Type=notify
NotifyAccess=all
ExecStart=${command.map(word).join(' ')}
WorkingDirectory=${loaded.folder.replaceAll('%', '%%')}
User=${user}
Restart=always
# A start that fails goes on failing until somebody mends it: each writes seven lines into the journal.
RestartSec=1min
TimeoutStartSec=10min
TimeoutStopSec=60
WatchdogSec=5min
UMask=0027

# Written to: its own folders and nothing else.
ProtectSystem=strict
ReadWritePaths=${foldersOf(session)
    .outermost.map((folder) => pathWord(`-${folder}`))
    .join(' ')}
PrivateTmp=yes
ProtectHome=read-only
PrivateDevices=yes
PrivateIPC=yes
PrivateMounts=yes
NoNewPrivileges=yes
CapabilityBoundingSet=
RestrictSUIDSGID=yes
LockPersonality=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
# Refused, not killed: LibreOffice gives the files of its own profile to itself, and goes on where it may not.
SystemCallErrorNumber=EPERM
RemoveIPC=yes
# No picture of its memory, which holds citizens' data, is ever left behind.
LimitCORE=0
MemoryMax=1G
# LibreOffice that takes too much ends alone.
OOMPolicy=continue
TasksMax=128

[Install]
WantedBy=multi-user.target
`;
}
