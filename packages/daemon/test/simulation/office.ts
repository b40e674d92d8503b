// An office whose machine may die at any step: real scans, a real ledger, a disk and a clock of its own; at the end every letter is counted.
import { copyFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { addDays, breachesOf, DungHenError, foldDossier, formatDay, parseDay, parseEvent, type EpochDay } from '@dunghen/core';
import { openStore, type Store } from '@dunghen/store';
import type { LawContext } from '../../src/config/context.ts';
import { confirmReason, findLetter, issueLetter } from '../../src/letter-desk.ts';
import { compileTemplate } from '../../src/letter/render-letter.ts';
import type { Machine } from '../../src/publish-file.ts';
import type { ScanContext } from '../../src/scan-context.ts';
import { publishAll } from '../../src/publish-letters.ts';
import { scan } from '../../src/scan.ts';
import { SimulatedDisk, type Lies } from './disk.ts';
import { randomOf } from './random.ts';
import { Scheduler, type Fate, type Process } from './scheduler.ts';
import { smallTemplate } from './template.ts';

const FOLDER = '/letters';
const FIRST_DAY = parseDay('2026-11-04');
const template = { compiled: compileTemplate(smallTemplate(), 'nhỏ.docx'), sha256: 'nhỏ' };
const broken = { fault: new DungHenError('template-syntax', { vi: 'hỏng', en: 'broken' }) };
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a schedule came to. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly steps: number;
  readonly kills: number;
  readonly letters: number;
}

/** How a simulation is made. */
export interface SimulationOptions {
  readonly seed: number;
  /** A folder for the database, and an empty database in it. */
  readonly folder: string;
  readonly emptyDatabase: string;
  readonly law: LawContext;
  readonly lies?: Lies;
}

const FILE_FAULTS = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'];
const DATABASE_FAULTS = ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'];

/** Runs one schedule. The same seed gives the same one. */
export async function simulate({ seed, folder, emptyDatabase, law, lies = {} }: SimulationOptions): Promise<Outcome> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const database = join(folder, `${seed}.db`);
  copyFileSync(emptyDatabase, database);
  const store = openStore(database);
  const disk = new SimulatedDisk(random, lies);
  const rate = pick([0, 0.01, 0.05, 0.2]);
  let faulty = true;
  const fate = (label: string): Fate => {
    if (!faulty || random() >= rate) return 'go';
    if (random() < 0.5) return 'kill';
    const ofDatabase = label.startsWith('db');
    const code = pick(ofDatabase ? DATABASE_FAULTS : FILE_FAULTS);
    return { fail: Object.assign(new Error(code), { code }, ofDatabase ? {} : { syscall: label }) };
  };
  const scheduler = new Scheduler(random, fate);
  /** What the machine's clock says, and how far the world has come: a clock set back takes nothing back that happened. */
  let day = FIRST_DAY;
  let latest = FIRST_DAY;
  const days = new Set<EpochDay>();
  let templateBroken = false;
  let number = 0;

  const contextFor = (process: Process): ScanContext => {
    days.add(day);
    return {
      today: day,
      law,
      now: () => '2026-11-23T01:00:00Z',
      dueSoonDays: 2,
      warnings: [],
      machine: machineFor(process, scheduler, disk),
      letters: {
        folder: FOLDER,
        agency: {},
        template: templateBroken ? broken : template,
        defaultReason: 'quá tải',
        newAppointmentDays: () => 3,
      },
    };
  };
  /** What a person or a program does; a fault ends it, the next one goes on. */
  const doing = (work: (store: Store, process: Process) => Promise<void>) => (): Process =>
    scheduler.start(async (process) => work(storeFor(process, scheduler, store), process).catch(() => {}));
  const codes = Array.from({ length: 2 + Math.floor(random() * 3) }, (_, i) => `S-${i}`);
  const append = (own: Store, event: { readonly dossier: string; readonly type: string; readonly at: string }) =>
    own.append(
      [{ code: event.dossier, events: () => [parseEvent(event)] }],
      { file: 's', sha256: 's', at: 's' },
      (history) => void foldDossier(history, law),
    );

  const received = codes.map((dossier) => {
    const at = formatDay(addDays(FIRST_DAY, -Math.floor(random() * 5)));
    return { dossier, type: 'received', at, term: `${Math.floor(random() * 4)} working-days`, applicant: { name: 'Người Thử' } };
  });
  for (const event of received) await append(store, event);

  const actors: readonly (() => unknown)[] = [
    doing(async (own, process) => void (await scan(own, contextFor(process)))),
    doing(async (own, process) => void (await scan(own, contextFor(process)))),
    doing(async (own, process) => void (await scan(own, contextFor(process)))),
    doing(async (own) => {
      const dossier = pick(codes);
      const kind = pick(['completed', 'paused', 'resumed', 'rescheduled']);
      const more =
        kind === 'paused'
          ? { reason: 'payment' }
          : kind === 'rescheduled'
            ? { dueOn: formatDay(addDays(latest, 1 + Math.floor(random() * 4))) }
            : {};
      await append(own, { dossier, type: kind, at: formatDay(latest), ...more });
    }),
    doing(async (own, process) => {
      const context = contextFor(process);
      const letter = await findLetter(own, pick(codes));
      if (random() < 0.4) await confirmReason(own, letter, `lý do ${++number}`, undefined, context);
      else await issueLetter(own, letter, `${++number}/XL`, 'Người Ký', formatDay(latest), context);
      await publishAll(own, context, [], 0);
    }),
    () => {
      day = addDays(day, random() < 0.15 ? -2 : Math.floor(random() * 3));
      if (day > latest) latest = day;
    },
    () => (templateBroken = !templateBroken),
    () => {
      const letters = disk.list(FOLDER).filter((name) => name.endsWith('.docx'));
      if (letters.length > 0) disk.delete(`${FOLDER}/${pick(letters)}`);
    },
  ];
  const powerFails = (): void => {
    if (random() >= 0.4) return;
    scheduler.killAll();
    disk.powerCut();
  };
  for (let round = 0; round < 6; round++) {
    const count = 1 + Math.floor(random() * 4);
    for (let i = 0; i < count; i++) pick(actors)();
    await scheduler.run(powerFails);
  }

  // The causes are gone: ordinary scans must bring everything right, and a last power cut must take nothing away.
  faulty = false;
  templateBroken = false;
  day = latest;
  for (let pass = 0; pass < 2; pass++) {
    scheduler.start(async (process) => void (await scan(storeFor(process, scheduler, store), contextFor(process))));
    await scheduler.run(() => {});
  }
  disk.powerCut();
  const violations = await audit(store, disk, law, day, days, true);
  scheduler.start(async (process) => void (await scan(storeFor(process, scheduler, store), contextFor(process))));
  await scheduler.run(() => {});
  violations.push(...(await audit(store, disk, law, day, days, false)));
  const letters = await store.letterCount();
  await store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
  return { violations, steps: scheduler.steps, kills: scheduler.kills, letters };
}

/** The store, a step before and after each thing it is asked: what was done may never be heard of. */
function storeFor(process: Process, scheduler: Scheduler, store: Store): Store {
  return new Proxy(store, {
    get: (target, name: string) => {
      const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      return (...args: unknown[]): unknown => {
        if (!name.endsWith('Pages')) return stepped(() => method.apply(target, args));
        return (async function* () {
          const pages = method.apply(target, args) as AsyncGenerator;
          for (;;) {
            const page = (await stepped(() => pages.next())) as IteratorResult<unknown>;
            if (page.done) return;
            yield page.value;
          }
        })();
      };
      async function stepped(work: () => unknown): Promise<unknown> {
        await scheduler.step(process, `db:${name}`);
        const answer = await work();
        await scheduler.step(process, `db-done:${name}`);
        return answer;
      }
    },
  });
}

/** A machine of one process over the shared disk, with a step before everything it does. */
function machineFor(process: Process, scheduler: Scheduler, { files }: SimulatedDisk): Machine {
  const before = <Args extends unknown[], T>(label: string, work: (...args: Args) => Promise<T>) => {
    return async (...args: Args): Promise<T> => {
      await scheduler.step(process, label);
      return work(...args);
    };
  };
  return {
    link: before('link', files.link),
    mkdir: before('mkdir', files.mkdir),
    open: before('open', async (path: string, flags: 'r' | 'wx') => {
      const { write, sync, stat, close } = await files.open(path, flags);
      return { write: before('write', write), sync: before('fsync', sync), stat: before('fstat', stat), close };
    }),
    readdir: before('readdir', files.readdir),
    readFile: before('read', files.readFile),
    rename: before('rename', files.rename),
    rm: before('unlink', files.rm),
    stat: before('stat', files.stat),
    pid: process.pid,
    isAlive: (pid) => scheduler.isAlive(pid),
    nowMs: () => 0,
  };
}

/** What is wrong at the end; the letters that must be there come from the dossiers' history, not from the ledger. */
async function audit(
  store: Store,
  disk: SimulatedDisk,
  law: LawContext,
  today: EpochDay,
  days: ReadonlySet<EpochDay>,
  /** A removal that was not synced may be undone by the power cut; the next scan removes it again. */
  temporaries: boolean,
): Promise<string[]> {
  const violations: string[] = [];
  const owed = new Set<string>();
  const everOwed = new Set<string>();
  for await (const page of store.dossierPages()) {
    for (const { code, events } of page) {
      for (const day of [...days, today]) {
        const clock = foldDossier(events, { ...law, knownOn: day });
        for (const { appointment } of clock ? breachesOf(clock, day) : []) {
          everOwed.add(`${code}/${appointment}`);
          if (day === today) owed.add(`${code}/${appointment}`);
        }
      }
    }
  }
  const expected: string[] = [];
  const kept = new Set<string>();
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      const key = `${letter.dossier}/${letter.appointment}`;
      if (kept.has(key)) violations.push(`${key} has two letters`);
      kept.add(key);
      if (!everOwed.has(key)) violations.push(`${key} was never owed`);
      expected.push(letter.fileName);
      const file = disk.read(`${FOLDER}/${letter.fileName}`);
      if (!file) violations.push(`${key} has no file`);
      else if (sha256(file) !== letter.sha256) violations.push(`${key} has another file than its ledger says (${letter.state})`);
      if (letter.publishedAt === null) violations.push(`${key} is not settled`);
      const steps = (await store.letterEvents(letter.id)).map(({ step }) => step);
      for (const once of ['drafted', 'issued'])
        if (steps.filter((step) => step === once).length > 1) violations.push(`${key} was ${once} twice`);
    }
  }
  for (const key of owed) if (!kept.has(key)) violations.push(`${key} is owed and has no letter`);
  const strange = disk.list(FOLDER).filter((name) => !expected.includes(name) && !(temporaries && name.startsWith('.tam-')));
  if (strange.length > 0) violations.push(`left over: ${strange.join(', ')}`);
  return violations;
}
