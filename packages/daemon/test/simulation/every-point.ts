// One small morning of an office, gone through again and again: it dies, or something fails once or for good, at every step of it in turn.
import { addDays, formatDay } from '@dunghen/core';
import { findLetter } from '../../src/letters/find-letter.ts';
import { confirmReason, issueLetter, withdrawLetter } from '../../src/letters/letter-desk.ts';
import { letterFileName } from '../../src/letters/letter-name.ts';
import { publishAll } from '../../src/letters/publish-letters.ts';
import { FIRST_DAY, Office, type Outcome, type Site } from './office.ts';
import { randomOf } from './random.ts';
import { faultAt } from './random-schedule.ts';
import type { Fate } from './scheduler.ts';

/** What happens at a step: the process dies, and in the second case the machine with it; or what it wants fails, once or from then on. */
export type Blow = 'kill' | 'power-cut' | 'fail-once' | 'fail-on';

/** The blows dealt in one morning, by step. */
export type Blows = ReadonlyMap<number, Blow>;

const CODES = ['S-0', 'S-1', 'S-2'];

/** What a morning came to. */
export interface Morning extends Outcome {
  /** The steps at which a blow could have been dealt, by their labels. */
  readonly points: readonly string[];
  /** Whether a power cut met what was not synced, so that it could have ended otherwise. */
  readonly isOpen: boolean;
}

/** Runs the morning; `seed` decides what a disk keeps that loses its power, and in which of the ways there are a step fails. */
export async function runMorning(site: Site, blows: Blows, seed: number): Promise<Morning> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => list[seed % list.length] as T;
  const points: string[] = [];
  let [cut, failing, isOpen] = [false, false, false];
  const fate = (label: string): Fate => {
    const blow = blows.get(points.length);
    points.push(label);
    cut = blow === 'power-cut';
    if (blow === 'kill' || blow === 'power-cut') return 'kill';
    failing ||= blow === 'fail-on';
    return failing || blow === 'fail-once' ? { fail: faultAt(label, pick) } : 'go';
  };
  const office = new Office(site, random, fate);
  const today = addDays(FIRST_DAY, 5);
  const receipt = { type: 'received', at: formatDay(FIRST_DAY), term: '1 working-days', applicant: { name: 'Người Thử' } };
  await office.append(office.store, ...CODES.map((dossier) => ({ dossier, ...receipt })));
  office.day = today;
  office.putStranger(letterFileName('S-2', 1));
  const deeds = [
    () => office.scan(),
    () =>
      office.start(async (own, process) => {
        const context = office.contextFor(process);
        await confirmReason(own, await findLetter(own, 'S-0'), 'lý do', undefined, context);
        await issueLetter(own, await findLetter(own, 'S-0'), '1/XL', 'Người Ký', formatDay(today), context);
        await publishAll(own, context, [], 0);
      }),
    () => office.start(async (own, process) => withdrawLetter(own, await findLetter(own, 'S-1'), 'thử', office.contextFor(process))),
    () => office.scan(),
  ];
  for (const deed of deeds) {
    deed();
    await office.scheduler.run(() => {
      if (!cut) return;
      isOpen ||= !office.disk.isSynced();
      office.powerFails();
    });
  }
  return { ...(await office.heal(today)), points, isOpen };
}
