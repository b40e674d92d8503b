// A schedule drawn by chance: who does what in an office, in which order, and what fails; the seed is all that is needed to repeat it.
import { addDays, formatDay, shift, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { factsOf } from '../../src/letter/letter-facts.ts';
import { findLetter } from '../../src/letters/find-letter.ts';
import { confirmReason, issueLetter, withdrawLetter } from '../../src/letters/letter-desk.ts';
import { letterFileName } from '../../src/letters/letter-name.ts';
import { publishAll } from '../../src/letters/publish-letters.ts';
import { readStamp } from '../../src/letter/render-letter.ts';
import type { Lies } from './disk.ts';
import { FIRST_DAY, FOLDER, Office, type Outcome, type Site } from './office.ts';
import { randomOf } from './random.ts';
import type { Fate, Process } from './scheduler.ts';

/** A step in which nothing is done. */
const WAIT = 'wait';
const FILE_FAULTS = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'];
const DATABASE_FAULTS = ['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'];

const isOfDatabase = (label: string): boolean => label.startsWith('db');
/** What the machine may say when the step `label` fails. */
export const faultsAt = (label: string): readonly string[] => (isOfDatabase(label) ? DATABASE_FAULTS : FILE_FAULTS);

/** One of them. */
export function faultAt(label: string, pick: <T>(list: readonly T[]) => T): Error {
  const code = pick(faultsAt(label));
  return Object.assign(new Error(code), { code }, isOfDatabase(label) ? {} : { syscall: label });
}

/** Runs one schedule. */
export async function runRandomSchedule(site: Site, seed: number, lies: Lies = {}): Promise<Outcome> {
  const random = randomOf(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const rate = pick([0, 0.01, 0.05, 0.2]);
  const fate = (label: string): Fate => {
    if (label === WAIT || random() >= rate) return 'go';
    return random() < 0.5 ? 'kill' : { fail: faultAt(label, pick) };
  };
  const office = new Office(site, random, fate, lies);
  const { store, disk, scheduler } = office;
  /** How far the world has come: a clock set back takes nothing back that happened. */
  let latest = FIRST_DAY;
  let number = 0;

  const received = Array.from({ length: 1 + upTo(3) }, (_, i) => ({ dossier: `S-${i}`, on: addDays(FIRST_DAY, -upTo(5)) }));
  const applicant = { name: 'Người Thử' };
  const term = (): string => `${upTo(4)} working-days`;
  await office.append(
    store,
    ...received.map(({ dossier, on }) => ({ dossier, type: 'received', at: formatDay(on), term: term(), applicant })),
  );
  const anyone = (): string => pick(received).dossier;
  if (random() < 0.5) office.putStranger(letterFileName(anyone(), 1));
  const inDays = (day: EpochDay, days: number): string => formatDay(addDays(day, days));
  const doing = (work: (own: Store, process: Process) => Promise<unknown>) => (): Process =>
    office.start(async (own, process) => {
      // A scan takes many steps and a person two: without waiting, a person would always come before it.
      const wait = upTo(60);
      if (wait > 0) await scheduler.step(process, WAIT, wait);
      await work(own, process);
    });
  const atTheDesk = doing(async (own, process) => {
    const context = office.contextFor(process);
    const letter = await findLetter(own, anyone());
    const today = formatDay(context.today);
    const { kind, newDueOn } = factsOf(letter);
    // What a draft promised may have passed while it lay: then the officer gives another day.
    const lapsed = kind === 'missed' && newDueOn !== undefined && newDueOn < today;
    const another = lapsed ? formatDay(shift(context.law.calendar, context.today, 3)) : undefined;
    // Whoever looks at the file first records the number that it bears; not everybody does.
    const file = random() < 0.5 ? disk.read(`${FOLDER}/${letter.fileName}`) : null;
    const borne = file ? readStamp(file)?.number : undefined;
    // Whoever is called away leaves the file to the next scan.
    const publish = async (): Promise<unknown> => random() < 0.5 && publishAll(own, context, [], 0);
    if (lapsed || random() < 0.4) {
      await confirmReason(own, letter, `lý do ${++number}`, another, context);
      await publish();
      // Somebody else may issue it, another time.
      if (random() < 0.5) return;
    }
    await issueLetter(own, await findLetter(own, letter.dossier), borne ?? `${++number}/XL`, 'Người Ký', today, context);
    await publish();
  });

  // What happened is often written down later than it happened.
  const writingDownLate = doing(async (own) => {
    const { dossier, on } = pick(received);
    const at = inDays(on, upTo(latest - on));
    const more = random() < 0.5 ? { type: 'completed' } : { type: 'extended', by: `${1 + upTo(5)} working-days`, basis: 'phải xác minh' };
    await office.append(own, { dossier, at, ...more });
  });

  // A copy of the ledger of before a draft was issued takes its place.
  const restoringLedger = async (): Promise<void> => {
    const drafts = (await Array.fromAsync(store.letterPages()))
      .flat()
      .filter(
        ({ state, publishedAt, fileName }) =>
          state === 'drafted' && publishedAt !== null && disk.read(`${FOLDER}/${fileName}`) && !office.isStranger(`${FOLDER}/${fileName}`),
      );
    if (drafts.length > 0) await office.putIssued(pick(drafts), `${++number}/CU`);
  };

  const actors: readonly (() => unknown)[] = [
    () => office.scan(),
    () => office.scan(),
    () => office.scan(),
    doing(async (own) => {
      const type = pick(['completed', 'paused', 'resumed', 'rescheduled']);
      const more = type === 'paused' ? { reason: 'payment' } : type === 'rescheduled' ? { dueOn: inDays(latest, 1 + upTo(4)) } : {};
      await office.append(own, { dossier: anyone(), type, at: formatDay(latest), ...more });
    }),
    writingDownLate,
    writingDownLate,
    doing(async (own, process) => {
      const letter = await findLetter(own, anyone());
      if (random() < 0.5) await withdrawLetter(own, letter, 'thử', office.contextFor(process));
    }),
    async () => {
      const code = anyone();
      const known = (await Array.fromAsync(store.letterPages())).flat().some(({ dossier }) => dossier === code);
      const fileName = letterFileName(code, 1);
      if (!known && disk.read(`${FOLDER}/${fileName}`) === null) office.putStranger(fileName);
    },
    atTheDesk,
    atTheDesk,
    () => {
      office.day = addDays(office.day, random() < 0.15 ? -2 : upTo(3));
      if (office.day > latest) latest = office.day;
    },
    () => (office.templateBroken = !office.templateBroken),
    () => {
      const letters = disk.list(FOLDER).filter((name) => name.endsWith('.docx') && !office.isStranger(`${FOLDER}/${name}`));
      if (letters.length > 0) office.deleteFile(pick(letters));
    },
    restoringLedger,
    restoringLedger,
  ];
  for (let round = 0; round < 6; round++) {
    for (let count = 1 + upTo(4); count > 0; count--) await pick(actors)();
    await scheduler.run(() => random() < 0.4 && office.powerFails());
  }
  // One office in two stays shut for a week, and what was drafted lies.
  return office.heal(addDays(latest, pick([0, 7])));
}
