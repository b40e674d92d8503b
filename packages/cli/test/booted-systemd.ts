// A real systemd as the first process of namespaces of its own, over this machine's system, of which it changes nothing: what it
// writes lies in memory and goes with it. Needs root and a kernel with overlays. What could reach beyond (the clock, modules, settings of the kernel, disks) is taken from it.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './command.ts';

const SYSTEMD = '/lib/systemd/systemd';
const PROGRAMS = ['unshare', 'nsenter', 'setpriv', 'pivot_root', 'systemctl'];
/** Where this program stands in there. */
export const PROGRAM = '/opt/dunghen';

/** What becomes of the new namespaces before systemd is called: `$1` is a folder for its disk, `$2` this program. */
const BOOT = `set -e
mount --make-rprivate /
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" overlay "$1/root"
cd "$1/root"
mkdir -p .before opt/dunghen
mount --bind "$2" opt/dunghen
mount -o remount,bind,ro opt/dunghen
hostname trial
ip link set lo up
mount -t proc -o nosuid,noexec,nodev proc proc
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro,nosuid,noexec,nodev sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
mount -t tmpfs -o mode=755,nosuid tmpfs dev
for one in null zero full random urandom tty; do : > "dev/$one"; mount --bind "/dev/$one" "dev/$one"; done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
for place in run:755 tmp:1777 var/log:755 etc/systemd:755; do mount -t tmpfs -o "mode=\${place#*:}" tmpfs "\${place%:*}"; done
mkdir etc/systemd/system var/log/journal
: > etc/fstab
: > etc/crypttab
for unit in getty.target console-getty.service systemd-logind.service systemd-timesyncd.service systemd-udevd.service systemd-modules-load.service; do ln -s /dev/null "etc/systemd/system/$unit"; done
pivot_root . .before
umount -l /.before
mount --make-rshared /
least=-sys_time,-sys_module,-syslog,-sys_rawio,-wake_alarm,-mac_admin,-mac_override
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 setpriv --bounding-set "$least" --inh-caps "$least" ${SYSTEMD} --unit=multi-user.target --log-target=journal --show-status=no`;

export class BootedSystemd {
  readonly #disk = mkdtempSync(join(tmpdir(), 'dunghen-systemd-'));
  readonly #group: string;
  readonly #first: ChildProcess;
  #init = 0;

  private constructor(groups: string) {
    this.#group = join(groups, `dunghen-trial-${process.pid}`);
    mkdirSync(this.#group);
    // However the trial ends, unshare ends with it, and with unshare the first process in there, and with that all of them.
    const spaces = ['--pid', '--fork', '--kill-child', '--mount', '--uts', '--ipc', '--cgroup', '--net', '--mount-proc'];
    const start = `echo $$ > "$0/cgroup.procs" && exec setpriv --pdeathsig KILL unshare ${spaces.join(' ')} sh -c "$@"`;
    this.#first = spawn('sh', ['-c', start, this.#group, BOOT, 'sh', this.#disk, ROOT], { stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** Why there can be none here; null where it may be tried. */
  static refusal(): string | null {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'not run by root on Linux';
    if (!existsSync(SYSTEMD)) return `there is no ${SYSTEMD}`;
    const missing = PROGRAMS.find((name) => spawnSync(name, ['--version']).error);
    if (missing !== undefined) return `there is no ${missing}`;
    return readFileSync('/proc/filesystems', 'utf8').includes('\toverlay\n') ? null : 'the kernel knows no overlays';
  }

  /** @throws with what was said where it does not come up within half a minute. */
  static async boot(): Promise<BootedSystemd> {
    const [, groups] = / (\/\S+) \S+ (?:\S+ )?- cgroup2 /.exec(readFileSync('/proc/self/mountinfo', 'utf8')) ?? [];
    if (groups === undefined) throw new Error('no cgroup2 is mounted here');
    const it = new BootedSystemd(groups);
    let said = '';
    it.#first.stderr?.on('data', (piece: Buffer) => (said += String(piece)));
    for (let tries = 0; tries < 150; tries++) {
      await pause(200);
      it.#init ||= Number(childrenOf(it.#first.pid ?? 0)[0] ?? 0);
      if (it.#init > 0 && /running|degraded/.test(it.run('systemctl is-system-running'))) return it;
    }
    await it.end();
    throw new Error(`systemd did not come up: ${said}`);
  }

  /** What a script in there printed on both its outputs, whatever its end. */
  run(script: string): string {
    const enter = ['-t', String(this.#init), '-m', '-u', '-i', '-n', '-p', '-C', 'env', '-i'];
    const surroundings = ['PATH=/usr/sbin:/usr/bin:/sbin:/bin', 'LANG=C.UTF-8', 'HOME=/root', 'SYSTEMD_PAGER=cat', 'SYSTEMD_COLORS=0'];
    return spawnSync('nsenter', [...enter, ...surroundings, 'sh', '-c', `exec 2>&1; cd /; ${script}`], {
      encoding: 'utf8',
      timeout: 60_000,
    }).stdout;
  }

  async end(): Promise<void> {
    const gone = new Promise((done) => this.#first.once('exit', done));
    if (this.#first.exitCode === null && this.#first.signalCode === null) {
      this.#first.kill('SIGKILL');
      await gone;
    }
    rmSync(this.#disk, { recursive: true });
    // The last ones may still be on their way out.
    for (let tries = 0; tries < 50 && existsSync(this.#group); tries++) {
      await pause(100);
      const groups = execFileSync('find', [this.#group, '-depth', '-type', 'd'], { encoding: 'utf8' }).trim().split('\n');
      for (const group of groups) {
        try {
          rmdirSync(group);
        } catch {
          break;
        }
      }
    }
  }
}

function childrenOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter((one) => one !== '');
  } catch {
    return [];
  }
}
