// Kills real daemons with SIGKILL, alone, before a second one, and beside imports and letter steps, then holds every letter, file and step to account.
import { mkdirSync, renameSync } from 'node:fs';
import { momentOfChange } from './moments.ts';
import { faultsOf, inboxFaults } from './office-account.ts';
import { CITIZEN, received, rounds, TRACE, TrialOffice, until, type Running } from './trial-office.ts';

/** What a trial came to; `wrong` is empty where nothing was lost, doubled, left over or told. */
export interface DaemonKillings {
  readonly kills: number;
  /** Killed at the moment a file of the inbox was being moved. */
  readonly whileMoving: number;
  readonly refusals: number;
  readonly offices: number;
  readonly wrong: readonly string[];
}

type Tally = { -readonly [K in keyof DaemonKillings]: DaemonKillings[K] extends number ? number : string[] };

const TODAY = ['--today', '2026-11-23'];
const LATE = 16;
/** Files dropped into an office's inbox, one after another. */
const DROPPED = 6;
const IN_A_FILE = 5;
/** Changes in the two folders by which a file is dealt with: its report made, written and named, then the file itself. */
const CHANGES = 6;
/** A file that is dropped and cannot be used. */
const BROKEN = 'ảnh chụp.xlsx';

/** Goes on, `atOnce` offices side by side, until so many daemons were killed. */
export async function killDaemons(kills: number, atOnce = 3, onOffice?: (tally: DaemonKillings) => void): Promise<DaemonKillings> {
  const tally: Tally = { kills: 0, whileMoving: 0, refusals: 0, offices: 0, wrong: [] };
  const series = async (): Promise<void> => {
    while (tally.kills < kills) {
      const office = new TrialOffice();
      try {
        await liveAndDie(office, tally, kills);
        tally.offices++;
        onOffice?.(tally);
      } finally {
        office.end();
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, series));
  return tally;
}

async function liveAndDie(office: TrialOffice, tally: Tally, kills: number): Promise<void> {
  const codes = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${prefix}-${i}`);
  const [late, inTime] = [codes('S', LATE), codes('T', LATE)];
  const dropped = Array.from({ length: DROPPED }, (_, f) => ({ name: `danh sách ${f}.ndjson`, codes: codes(`D${f}`, IN_A_FILE) }));
  office.write('late.ndjson', late.map((code) => received(code, '3 working-days')).join('\n'));
  office.write('more.ndjson', inTime.map((code) => received(code, '30 working-days')).join('\n'));
  mkdirSync(office.path('inbox'));
  const drop = (name: string, content: string): void => {
    office.write('inbox/chép.part', content);
    renameSync(office.path('inbox/chép.part'), office.path('inbox', name));
  };
  const begun = performance.now();
  await office.run(['import', 'late.ndjson', ...TODAY]);
  const startUpMs = performance.now() - begun;
  drop(BROKEN, `PK ${CITIZEN.name}`);

  /** The letter steps that were acknowledged. */
  const issued = new Set<string>();
  const waiting = [...dropped];
  for (let life = 0; waiting.length > 0 || office.names('inbox').length > 2; life++) {
    if (tally.kills >= kills) break;
    const next = life % 2 === 0 ? waiting.shift() : undefined;
    if (next) drop(next.name, next.codes.map((code) => received(code, '3 working-days')).join('\n'));
    const daemon = office.start(['daemon', ...TODAY]);
    const lot = Math.random();
    const second = lot < 0.2 ? office.start(['daemon', ...TODAY]) : null;
    const importing = lot > 0.8 ? office.start(['import', 'more.ndjson', ...TODAY]) : null;
    const letter = late[life % LATE] ?? 'S-0';
    const issuing = lot > 0.5 && lot < 0.8 ? office.start(issue(letter, life)) : null;
    void issuing?.ended.then((end) => end === 0 && issued.add(letter));

    // Where no file lies ready none is moved, and the daemon would live on for the longest time there is.
    const moving = office.names('inbox').some((name) => name === BROKEN || name.endsWith('.ndjson')) && Math.random() < 0.5;
    const noticed = moving ? momentOfChange([office.path('inbox/done'), office.path('inbox/rejected')], CHANGES) : null;
    // At any moment from the middle of its start on; or when its second look at the inbox has brought something.
    const longest = moving ? startUpMs + 10_000 : startUpMs * (0.5 + Math.random()) + Math.random() * 700;
    const timer = new Promise<boolean>((done) => setTimeout(() => done(false), longest));
    const seen = await Promise.race([timer, ...(noticed ? [noticed.seen] : []), ...[daemon, second].flatMap(lost)]);
    noticed?.stop();
    if (seen) tally.whileMoving++;
    const [end, endOfSecond] = await Promise.all([daemon, second].map(killed));
    tally.kills += Number(end === null) + Number(endOfSecond === null);
    // Only beside a living one is one refused; after a kill the place is free at once.
    const refused = [end, endOfSecond].filter((code) => code !== null && code !== undefined);
    tally.refusals += refused.length;
    if (refused.length > (second ? 1 : 0) || refused.some((code) => code !== 1)) {
      tally.wrong.push(`a daemon ended with ${refused.join(' and ')}: ${daemon.output()}${second?.output() ?? ''}`);
    }
    if (Math.random() < 0.5) for (const other of [importing, issuing]) other?.child.kill('SIGKILL');
    await Promise.all([importing?.ended, issuing?.ended]);
  }
  for (const { name, codes: some } of waiting) drop(name, some.map((code) => received(code, '3 working-days')).join('\n'));

  await office.run(['import', 'more.ndjson', ...TODAY]);
  const last = office.start(['daemon', ...TODAY]);
  const quiet = (): boolean => office.names('inbox').every((name) => name === 'done' || name === 'rejected');
  await until(() => quiet() && office.names('inbox', 'rejected').length > 0, last.output);
  const before = rounds(last);
  await until(() => rounds(last) > before + 1, last.output);
  last.child.kill('SIGTERM');
  const end = await last.ended;
  if (end !== 0) tally.wrong.push(`the last daemon ended with ${end}: ${last.output()}`);
  const owed = [...late, ...dropped.flatMap((file) => file.codes)];
  tally.wrong.push(
    ...(await faultsOf(office, owed, inTime, issued)),
    ...inboxFaults(office, dropped.map(({ name }) => name), [BROKEN]), // prettier-ignore
  );
  if (TRACE.test(office.told())) tally.wrong.push(`a citizen is told of: ${TRACE.exec(office.told())?.input.slice(0, 200)}`);
}

const issue = (letter: string, life: number): readonly string[] => [
  'letters',
  'issue',
  letter,
  '--number',
  `${life}/XL`,
  '--signed-by',
  'Lý Thị Ký',
  '--signed-on',
  '2026-11-23',
  ...TODAY,
];

/** Resolves when a process ends by itself with anything but the refusal of a second daemon. */
const lost = (running: Running | null): Promise<boolean>[] =>
  running ? [running.ended.then((code) => (code === 1 ? new Promise<boolean>(() => {}) : false))] : [];

async function killed(running: Running | null): Promise<number | null | undefined> {
  running?.child.kill('SIGKILL');
  return running?.ended;
}
