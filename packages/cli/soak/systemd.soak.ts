// The daemon as a service of a real systemd, as OPERATIONS.md has it set up: what it may write, what becomes of it when it is killed, hangs or cannot start; a minute and a half. Needs root and systemd.
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { findOffice } from '../../daemon/src/letter/to-pdf.ts';
import { BootedSystemd, PROGRAM } from '../test/booted-systemd.ts';
import { received, TRACE } from '../test/trial-office.ts';

const OFFICE = '/srv/Ủy ban xã/dự án';
const LETTERS = '/srv/thư chung/xin lỗi';
const COMMAND = `cd "${OFFICE}" && setpriv --reuid dunghen --regid dunghen --clear-groups ${PROGRAM}/dunghen`;
const LATE = 12;
const CONFIG = `database = "sqlite:/srv/đĩa/một cửa.db"
inbox = "/srv/hộp thư"
[agency]
name = "UBND xã Mẫu"
[letters]
folder = "${LETTERS}"
defaultReason = "chờ xác minh"
`;
/** So that rounds, restarts and the watchdog need not be waited for as long as in an office. */
const QUICK = `[Service]
Environment="DUNGHEN_TRIAL_SCHEDULE=*/2 * * * * *"
RestartSec=1
WatchdogSec=25
`;

const refusal = BootedSystemd.refusal();
if (refusal === null) await tryService();
else console.log(`Skipped: ${refusal}.`);

async function tryService(): Promise<void> {
  let wrong = 0;
  const machine = await BootedSystemd.boot();
  const see = (what: string, isSo: boolean, seen: string): void => {
    console.log(`${isSo ? 'ok   ' : 'WRONG'} ${what}`);
    if (isSo) return;
    wrong++;
    console.log(seen);
  };
  /** Looks each half second, for so many seconds, until a script prints what it should. */
  const wait = async (what: string, script: string, expected: RegExp, seconds = 30): Promise<void> => {
    let seen = '';
    const isSo = (): boolean => expected.test((seen = machine.run(script)));
    for (let tries = 0; tries < seconds * 2 && !isSo(); tries++) await pause(500);
    see(what, isSo(), seen);
  };
  const look = (what: string, script: string, expected: RegExp): Promise<void> => wait(what, script, expected, 0);
  const write = (path: string, text: string): string => machine.run(`cat > "${path}" <<'END'\n${text}\nEND`);
  const main = (): string => machine.run('systemctl show -P MainPID dunghen').trim();
  const letters = `ls "${LETTERS}" | grep -c docx`;
  try {
    console.log(machine.run('systemctl --version | head -1').trim());
    machine.run(`mkdir -p "${OFFICE}"; mkdir -p /etc/systemd/system/dunghen.service.d`);
    write(`${OFFICE}/dunghen.config.toml`, CONFIG);
    write('/etc/systemd/system/dunghen.service.d/trial.conf', QUICK);
    const installed = machine.run(`cd "${OFFICE}" && ${PROGRAM}/dunghen service install --json`);
    const { next } = JSON.parse(installed) as { readonly next: readonly string[] };
    see(
      'enabled by the steps that are told',
      !machine.run(`set -e; ${next.join('\n').replaceAll('sudo ', '')}`).includes('ailed'),
      installed,
    );
    await look('verified', 'systemd-analyze verify /etc/systemd/system/dunghen.service; echo $?', /^0\n$/);
    await look('rated 1.5', 'systemd-analyze security dunghen | tail -2', /level for dunghen.service: 1\.[0-5] /);
    await wait('running, and its status is what /readyz says', 'systemctl status dunghen', /active \(running\)[^]*Status: "ok"/);
    await look('answers', 'curl -s localhost:8737/healthz localhost:8737/readyz', /^ok\nok\n$/);
    await look(
      'may write nowhere else',
      `nsenter -t ${main()} -m touch /etc/x /usr/x /srv/x "${OFFICE}/../x" ${PROGRAM}/x; ls /etc/x /usr/x /srv/x`,
      /(?:Read-only[^]*){5}/,
    );
    await look(
      'and may write beside its configuration what is written there',
      `nsenter -t ${main()} -m touch "${OFFICE}/digests/x" && echo yes`,
      /^yes/,
    );
    await look('a second one is refused', `${COMMAND} daemon; echo $?`, /\n1\n$/);

    write('/srv/hộp thư/a.ndjson', Array.from({ length: LATE }, (_, i) => received(`S-${i}`, '3 working-days')).join('\n'));
    await wait('a file of the inbox is imported and its letters are written', letters, new RegExp(`^${LATE}$`, 'm'));
    machine.run(`${COMMAND} letters withdraw 2 --reason "thử" --by lan`);
    const signed = machine.run(
      `${COMMAND} letters issue 1 --number 1/UBND --signed-by "Người Ký Mẫu" --signed-on $(TZ=Asia/Ho_Chi_Minh date +%F)`,
    );
    see('a letter is issued beside it', signed.includes('1/UBND'), signed);
    if (findOffice() !== null) await wait('its PDF is made', `head -c 4 "${LETTERS}"/pdf/*.pdf`, /%PDF/, 90);

    const killed = main();
    machine.run(`kill -KILL ${killed}`);
    await wait('killed, it is started anew', 'systemctl show -P NRestarts,ActiveState dunghen', /1[^]*active|active[^]*1/);
    see('as another process', main() !== killed, main());
    const hung = main();
    machine.run(`kill -STOP ${hung}`);
    await wait(
      'hanging, it is killed and started anew',
      `systemctl is-active dunghen; systemctl show -P MainPID dunghen`,
      new RegExp(`^active\\n(?!${hung}\\b|0)`),
      60,
    );

    write(`${OFFICE}/dunghen.config.toml`, 'x = [');
    await wait('a broken configuration stops no daemon that runs', 'journalctl -u dunghen -n 3', /config-refused/);
    machine.run('systemctl restart dunghen');
    await look('but its start, and the status says why', 'systemctl status dunghen', /auto-restart[^]*Status: "config-syntax"/);
    write(`${OFFICE}/dunghen.config.toml`, CONFIG);
    await wait('mended, it starts by itself', 'systemctl is-active dunghen', /^active/);
    await look('no letter is lost or doubled', letters, new RegExp(`^${LATE - 1}$`, 'm'));

    const before = Date.now();
    machine.run('systemctl stop dunghen');
    see('stopped within five seconds', Date.now() - before < 5_000, String(Date.now() - before));
    const log = machine.run('journalctl');
    see('no citizen in the journal', log.includes('"msg":"imported"') && !TRACE.test(log), log);
  } finally {
    await machine.end();
  }
  if (wrong > 0) process.exitCode = 1;
}
