// Cuts the power under an office at work, again and again, and after each cut asks for all that had been acknowledged before it.
import { mkdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LoopDisk, type FileSystem } from './loop-disk.ts';
import { momentOfChange } from './moments.ts';
import { faultsOf, inboxFaults } from './office-account.ts';
import { faultsAfterCut, listOf, type List, type Promised } from './power-account.ts';
import { send, standStill } from './stand-still.ts';
import { rounds, TRACE, TrialOffice, until, type StartOptions } from './trial-office.ts';

/** What a trial came to; `wrong` is empty where nothing was lost, doubled, torn or left over. */
export interface PowerCuts {
  readonly cuts: number;
  readonly offices: number;
  /** Commands that had ended with 0 before a cut. */
  readonly acknowledged: number;
  /** Letters of which the ledger said that they are on disk, summed over the offices. */
  readonly letters: number;
  /** Files of the inbox dealt with before the last cut. */
  readonly filed: number;
  readonly wrong: readonly string[];
}

/** How the trial goes: cuts in all and in the life of one office; the disk's file system, ext4 if none is said; a script in which every process runs. */
export interface Cutting {
  readonly cuts: number;
  readonly perOffice?: number;
  readonly fileSystem?: FileSystem;
  readonly within?: string;
  readonly onCut?: (sofar: PowerCuts) => void;
}

type Tally = { -readonly [K in keyof PowerCuts]: PowerCuts[K] extends number ? number : string[] };

const TODAY = ['--today', '2026-11-23'];
/** How long there is power, in times that a command takes to start: enough to begin something, and to begin several. */
const [SHORTEST_LIFE, LONGER] = [1, 8];
/** As long as it may take a daemon to start and to look at its inbox twice. */
const UNTIL_FILED_MS = 6_000;
/** In a folder while a file comes to its name there, or a letter: a cut soon after one of them. */
const CHANGES = 7;
/** From the first of them on: as long as syncing a few takes. */
const PATIENCE_MS = 250;

/** Goes on until the power was cut so often, or something is wrong. */
export async function cutPower({ cuts, perOffice = 20, fileSystem, within, onCut }: Cutting): Promise<PowerCuts> {
  const tally: Tally = { cuts: 0, offices: 0, acknowledged: 0, letters: 0, filed: 0, wrong: [] };
  while (tally.cuts < cuts && tally.wrong.length === 0) {
    const disk = new LoopDisk(fileSystem);
    const office = new OfficeUnderCuts(disk, tally, within);
    try {
      const last = Math.min(cuts, tally.cuts + perOffice);
      while (tally.cuts < last && tally.wrong.length === 0) {
        await office.liveUntilCut();
        onCut?.(tally);
      }
      if (tally.wrong.length === 0) await office.liveOn();
      tally.offices++;
    } finally {
      office.end();
      await disk.end();
    }
  }
  return tally;
}

class OfficeUnderCuts {
  readonly #office: TrialOffice;
  readonly #disk: LoopDisk;
  readonly #tally: Tally;
  readonly #options: StartOptions;
  readonly #promised: Promised = { lists: [], dropped: [], issued: new Map(), backups: [] };
  /** Letters that may be issued next. */
  #drafts: readonly string[] = [];
  #nth = 0;
  #power = true;
  #startMs = 0;

  constructor(disk: LoopDisk, tally: Tally, within: string | undefined) {
    [this.#disk, this.#tally, this.#options] = [disk, tally, within === undefined ? {} : { within }];
    this.#office = new TrialOffice(undefined, disk.folder);
    mkdirSync(this.#office.path('inbox'));
  }

  /** One life: a daemon, somebody at the desk, a file in the inbox now and then; then the cut, and the account of it. */
  async liveUntilCut(): Promise<void> {
    const office = this.#office;
    if (Math.random() < 0.6) this.#promised.dropped.push(this.#newList('inbox/'));
    const jobs = this.#jobs();
    this.#disk.sync();
    this.#startMs ||= await this.#startingTime();
    this.#power = true;
    const ended = Promise.all([this.#run(['daemon']), this.#workOff(jobs)]);
    await this.#telling();
    this.#power = false;
    const stopped = await standStill(office.running());
    await this.#disk.cut(async () => {
      for (const pid of stopped) send(pid, 'SIGKILL');
      await ended;
    });
    const { wrong, drafts } = await faultsAfterCut(office, this.#promised);
    this.#drafts = drafts;
    const nth = ++this.#tally.cuts;
    this.#tally.wrong.push(...wrong.map((fault) => `after cut ${nth}: ${fault}`));
  }

  /** After the last cut: what nobody acknowledged is asked for again, and a daemon brings the office to rest. */
  async liveOn(): Promise<void> {
    const office = this.#office;
    this.#power = true;
    this.#tally.filed += office.names('inbox', 'done').filter((name) => !name.endsWith('.json')).length;
    const { lists, dropped, issued } = this.#promised;
    for (const { name, known } of lists) if (!known) await this.#run(['import', name]);
    const daemon = office.start(['daemon', ...TODAY], this.#options);
    const rested = (): boolean => office.names('inbox').every((name) => name === 'done' || name === 'rejected');
    await until(rested, daemon.output);
    const before = rounds(daemon);
    await until(() => rounds(daemon) > before + 1, daemon.output);
    daemon.child.kill('SIGTERM');
    const end = await daemon.ended;
    const all = [...lists, ...dropped];
    const owed = all.flatMap(({ late }) => late);
    const wrong = [
      ...(end === 0 ? [] : [`the last daemon ended with ${end}: ${daemon.output()}`]),
      ...(await faultsOf(office, owed, all.flatMap(({ inTime }) => inTime), new Set(issued.keys()))), // prettier-ignore
      ...inboxFaults(office, dropped.map(({ name }) => basename(name)), []), // prettier-ignore
      ...(TRACE.test(office.told()) ? ['a citizen is told of'] : []),
    ];
    this.#tally.letters += owed.length;
    this.#tally.wrong.push(...wrong.map((fault) => `at the end: ${fault}`));
  }

  end(): void {
    this.#power = false;
    this.#office.end();
  }

  /** What there is to do at the desk in one life, in any order; a list that was not acknowledged is imported again. */
  #jobs(): readonly (() => Promise<void>)[] {
    const { lists, issued, backups } = this.#promised;
    for (const { file } of backups.splice(0)) rmSync(this.#office.path(file), { force: true });
    if (lists.length === 0 || Math.random() < 0.7) lists.push(this.#newList());
    const known = lists.filter((list) => list.known);
    const jobs = lists.filter((list) => !list.known).map((list) => async () => void (list.known = await this.#run(['import', list.name])));
    for (const dossier of this.#drafts.slice(0, 2)) {
      const number = `${++this.#nth}/XL`;
      const signed = ['--number', number, '--signed-by', 'Lý Thị Ký', '--signed-on', '2026-11-23'];
      jobs.push(async () => {
        if (await this.#run(['letters', 'issue', dossier, ...signed])) issued.set(dossier, number);
      });
    }
    if (known.length > 0 && Math.random() < 0.3) {
      const backup = { file: `sao-luu-${++this.#nth}.db`, made: false, holds: known };
      backups.push(backup);
      jobs.push(async () => void (backup.made = await this.#run(['backup', backup.file])));
    }
    return jobs.toSorted(() => Math.random() - 0.5);
  }

  /** Resolves at the moment to cut: at any one, or while letters are written, or while a file of the inbox is dealt with. */
  async #telling(): Promise<void> {
    const office = this.#office;
    const lot = Math.random();
    const waiting = office.names('inbox').filter((name) => name.endsWith('.ndjson')).length;
    const folder = waiting > 0 && lot < 0.4 ? 'inbox/done' : lot > 0.75 ? 'letters' : null;
    const noticed = folder === null ? null : momentOfChange([office.path(folder)], CHANGES * Math.max(1, waiting), PATIENCE_MS);
    const longest = folder === 'inbox/done' ? UNTIL_FILED_MS : this.#startMs * (SHORTEST_LIFE + Math.random() * LONGER);
    await Promise.race([pause(longest), ...(noticed ? [noticed.seen] : [])]);
    noticed?.stop();
  }

  /** How long a command takes to start on this machine now. */
  async #startingTime(): Promise<number> {
    const begun = performance.now();
    await this.#office.run(['--version']);
    return performance.now() - begun;
  }

  async #workOff(jobs: readonly (() => Promise<void>)[]): Promise<void> {
    for (const job of jobs) if (this.#power) await job();
  }

  /** Whether a command ended well before the power went; how else it ends by itself is a fault. */
  async #run(args: readonly string[]): Promise<boolean> {
    const { ended, output } = this.#office.start([...args, ...TODAY], this.#options);
    const end = await ended;
    if (end === 0) this.#tally.acknowledged++;
    else if (end !== null) this.#tally.wrong.push(`${args.join(' ')} ended with ${end}: ${output()}`);
    return end === 0;
  }

  /** A list that nobody has seen yet, laid ready. */
  #newList(folder = ''): List {
    const list = listOf(++this.#nth, folder);
    this.#office.write(list.name, list.content);
    return list;
  }
}
