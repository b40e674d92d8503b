// A schedule drawn by chance: who does what in an office, in which order, and what fails; the seed is all that is needed to repeat it.
import { addDays } from '@dunghen/core';
import { letterFileName } from '../../src/letters/letter-name.ts';
import { doingsIn, receiptOf, WAIT, type DeedName } from './deeds.ts';
import type { Lies } from './disk.ts';
import { drawFrom } from './draw.ts';
import { FIRST_DAY, Office, type Outcome, type Site } from './office.ts';
import { randomOf } from './random.ts';
import type { Fate } from './scheduler.ts';

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

/** What is done, each as often as it stands here. */
const USUAL: readonly DeedName[] = [
  'scan',
  'scan',
  'scan',
  'change',
  'write down late',
  'write down late',
  'withdraw',
  'put a strange file',
  'issue',
  'issue',
  'set the clock',
  'break or mend the template',
  'delete a file',
  'restore the ledger',
  'restore the ledger',
];

/** Runs one schedule. */
export async function runRandomSchedule(site: Site, seed: number, lies: Lies = {}): Promise<Outcome> {
  const random = randomOf(seed);
  const draw = drawFrom(random);
  const rate = draw.pick([0, 0.01, 0.05, 0.2]);
  const fate = (label: string): Fate => {
    if (label === WAIT || random() >= rate) return 'go';
    return random() < 0.5 ? 'kill' : { fail: faultAt(label, draw.pick) };
  };
  const office = new Office(site, random, fate, lies);
  const doings = doingsIn(office, 60);
  const { received, latest } = doings;
  received.push(...Array.from({ length: 1 + draw.upTo(3) }, (_, i) => ({ dossier: `S-${i}`, on: addDays(FIRST_DAY, -draw.upTo(5)) })));
  await office.append(office.store, ...received.map((receipt) => receiptOf(receipt, draw)));
  if (random() < 0.5) office.putStranger(letterFileName(draw.pick(received).dossier, 1));
  for (let round = 0; round < 6; round++) {
    for (let count = 1 + draw.upTo(4); count > 0; count--) await doings[draw.pick(USUAL)](draw);
    await office.scheduler.run(() => random() < 0.4 && office.powerFails());
  }
  // One office in two stays shut for a week, and what was drafted lies.
  return office.heal(addDays(latest(), draw.pick([0, 7])));
}
