// An office whose machine may die at any step: real scans, a real ledger, a disk and a clock of its own; at the end every letter is counted.
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, DungHenError, foldDossier, formatDay, parseDay, parseEvent } from '@dunghen/core';
import { openStore, type Store } from '@dunghen/store';
import type { LawContext } from '../../src/config/context.ts';
import { confirmReason, findLetter, issueLetter, withdrawLetter } from '../../src/letter-desk.ts';
import { letterFileName } from '../../src/letter-name.ts';
import { compileTemplate } from '../../src/letter/render-letter.ts';
import type { ScanContext } from '../../src/scan-context.ts';
import { publishAll } from '../../src/publish-letters.ts';
import { scan } from '../../src/scan.ts';
import { audit, isOwed } from './audit.ts';
import { SimulatedDisk, type Lies } from './disk.ts';
import { randomOf } from './random.ts';
import { Scheduler, type Fate, type Process } from './scheduler.ts';
import { machineFor, storeFor } from './stepped.ts';
import { smallTemplate } from './template.ts';

const FOLDER = '/letters';
const FIRST_DAY = parseDay('2026-11-04');
const template = { compiled: compileTemplate(smallTemplate(), 'nhỏ.docx'), sha256: 'nhỏ' };
const broken = { fault: new DungHenError('template-syntax', { vi: 'hỏng', en: 'broken' }) };

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

/** A step in which nothing is done. */
const WAIT = 'wait';
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
    if (!faulty || label === WAIT || random() >= rate) return 'go';
    if (random() < 0.5) return 'kill';
    const ofDatabase = label.startsWith('db');
    const code = pick(ofDatabase ? DATABASE_FAULTS : FILE_FAULTS);
    return { fail: Object.assign(new Error(code), { code }, ofDatabase ? {} : { syscall: label }) };
  };
  const scheduler = new Scheduler(random, fate);
  /** What the machine's clock says, and how far the world has come: a clock set back takes nothing back that happened. */
  let day = FIRST_DAY;
  let latest = FIRST_DAY;
  const violations: string[] = [];
  /** Files of strangers that bear the name of a letter to come. */
  const strangers: Buffer[] = [];
  let templateBroken = false;
  let number = 0;

  const contextFor = (process: Process): ScanContext => {
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
    scheduler.start(async (process) => {
      // A scan takes thirty steps and a person two: without waiting, a person would always come before it.
      for (let wait = Math.floor(random() * 30); wait > 0; wait--) await scheduler.step(process, WAIT);
      await work(ownStore(process), process).catch(() => {});
    });
  const ownStore = (process: Process): Store =>
    storeFor(process, scheduler, store, async (draft) => {
      if (!(await isOwed(store, law, draft))) violations.push(`${draft.dossierId}/${draft.appointment} was claimed and not owed`);
    });
  const codes = Array.from({ length: 2 + Math.floor(random() * 3) }, (_, i) => `S-${i}`);
  const append = (own: Store, event: { readonly dossier: string; readonly [field: string]: unknown }) =>
    own.append(
      [{ code: event.dossier, events: () => [parseEvent(event)] }],
      { file: 's', sha256: 's', at: 's' },
      (history) => void foldDossier(history, law),
    );

  const received = codes.map((dossier) => {
    const on = addDays(FIRST_DAY, -Math.floor(random() * 5));
    return {
      dossier,
      type: 'received',
      on,
      at: formatDay(on),
      term: `${Math.floor(random() * 4)} working-days`,
      applicant: { name: 'Người Thử' },
    };
  });
  for (const { on: _, ...event } of received) await append(store, event);

  const isStranger = (path: string): boolean => strangers.some((bytes) => disk.read(path)?.equals(bytes));
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
    // What happened is often written down later than it happened.
    doing(async (own) => {
      const { dossier, on } = pick(received);
      const at = formatDay(addDays(on, Math.floor(random() * (latest - on))));
      if (random() < 0.5) await append(own, { dossier, type: 'completed', at });
      else await append(own, { dossier, type: 'extended', at, by: `${1 + Math.floor(random() * 3)} working-days`, reason: 'thử' });
    }),
    doing(async (own, process) => {
      const letter = await findLetter(own, pick(codes));
      if (random() < 0.5) await withdrawLetter(own, letter, 'thử', contextFor(process));
    }),
    async () => {
      const code = pick(codes);
      const path = `${FOLDER}/${letterFileName(code, 1)}`;
      const known = (await Array.fromAsync(store.letterPages())).flat().some(({ dossier }) => dossier === code);
      if (known || disk.read(path) !== null) return;
      strangers.push(Buffer.from(`của người khác ${strangers.length}`));
      disk.put(path, strangers.at(-1) as Buffer);
    },
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
      const letters = disk.list(FOLDER).filter((name) => name.endsWith('.docx') && !isStranger(`${FOLDER}/${name}`));
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
    for (let i = 0; i < count; i++) await pick(actors)();
    await scheduler.run(powerFails);
  }

  const scanOnce = async (): Promise<void> => {
    scheduler.start(async (process) => void (await scan(ownStore(process), contextFor(process))));
    await scheduler.run(() => {});
  };
  // The causes are gone: ordinary scans must bring everything right, and a last power cut must take nothing away.
  faulty = false;
  templateBroken = false;
  day = latest;
  for (let pass = 0; pass < 2; pass++) {
    await scanOnce();
  }
  disk.powerCut();
  violations.push(...(await audit(store, disk, FOLDER, law, day, isStranger, true)));
  await scanOnce();
  violations.push(...(await audit(store, disk, FOLDER, law, day, isStranger, false)));
  const everywhere = ['', '/tep-khac', '/thu-hoi'].flatMap((part) => disk.list(FOLDER + part).map((name) => `${FOLDER}${part}/${name}`));
  for (const bytes of strangers)
    if (!everywhere.some((path) => disk.read(path)?.equals(bytes))) violations.push(`lost: ${bytes.toString()}`);
  const letters = await store.letterCount();
  await store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
  return { violations, steps: scheduler.steps, kills: scheduler.kills, letters };
}
