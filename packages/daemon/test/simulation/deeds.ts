// What is done in an office, by people and programs: a schedule has some of it done, in some order.
import { addDays, formatDay, shift, type EpochDay } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { factsOf } from '../../src/letter/letter-facts.ts';
import { readStamp } from '../../src/letter/render-letter.ts';
import { findLetter } from '../../src/letters/find-letter.ts';
import { confirmReason, issueLetter, withdrawLetter } from '../../src/letters/letter-desk.ts';
import { letterFileName } from '../../src/letters/letter-name.ts';
import { publishAll } from '../../src/letters/publish-letters.ts';
import type { Draw } from './draw.ts';
import { FIRST_DAY, FOLDER, type Office } from './office.ts';
import type { Process } from './scheduler.ts';

/** A step in which nothing is done. */
export const WAIT = 'wait';

/** Does something by these choices: at once, or by starting a process. */
export type Deed = (draw: Draw) => unknown;
export type DeedName = (typeof DEEDS)[number];
export const DEEDS = [
  'receive',
  'scan',
  'change',
  'write down late',
  'withdraw',
  'put a strange file',
  'issue',
  'set the clock',
  'break or mend the template',
  'delete a file',
  'restore the ledger',
] as const;

/** A dossier was received. */
export interface Receipt {
  readonly dossier: string;
  readonly on: EpochDay;
}

/** What can be done in an office. */
export interface Doings extends Readonly<Record<DeedName, Deed>> {
  /** Its dossiers. */
  readonly received: Receipt[];
  /** How far the world has come: a clock set back takes nothing back that happened. */
  readonly latest: () => EpochDay;
}

export const receiptOf = ({ dossier, on }: Receipt, draw: Draw): { readonly dossier: string } & Readonly<Record<string, unknown>> => ({
  dossier,
  type: 'received',
  at: formatDay(on),
  term: `${draw.upTo(4)} working-days`,
  applicant: { name: 'Người Thử' },
});

/** What can be done in this one; before what they do, processes wait while others take so many steps at most. */
export function doingsIn(office: Office, patience: number): Doings {
  const { store, disk, scheduler } = office;
  const received: Receipt[] = [];
  let latest = FIRST_DAY;
  let number = 0;
  const anyOf = (draw: Draw): string => draw.pick(received).dossier;
  const inDays = (day: EpochDay, days: number): string => formatDay(addDays(day, days));
  const doing =
    (work: (own: Store, process: Process, draw: Draw) => Promise<unknown>) =>
    (draw: Draw): Process =>
      office.start(async (own, process) => {
        // A scan takes many steps and a person two: without waiting, a person would always come before it.
        const wait = patience > 0 ? draw.upTo(patience) : 0;
        if (wait > 0) await scheduler.step(process, WAIT, wait);
        await work(own, process, draw);
      });
  const letters = async () => (await Array.fromAsync(store.letterPages())).flat();

  return {
    received,
    latest: () => latest,
    receive: doing(async (own, _, draw) => {
      const receipt = { dossier: `S-${received.length}`, on: latest };
      await office.append(own, receiptOf(receipt, draw));
      received.push(receipt);
    }),
    scan: () => office.scan(),
    change: doing(async (own, _, draw) => {
      const type = draw.pick(['completed', 'paused', 'resumed', 'rescheduled']);
      const dueOn = (): string => inDays(latest, 1 + draw.upTo(4));
      const more = type === 'paused' ? { reason: 'payment' } : type === 'rescheduled' ? { dueOn: dueOn() } : {};
      await office.append(own, { dossier: anyOf(draw), type, at: formatDay(latest), ...more });
    }),
    // What happened is often written down later than it happened.
    'write down late': doing(async (own, _, draw) => {
      const { dossier, on } = draw.pick(received);
      const at = inDays(on, draw.upTo(latest - on));
      const extended = () => ({ type: 'extended', by: `${1 + draw.upTo(5)} working-days`, basis: 'phải xác minh' });
      await office.append(own, { dossier, at, ...(draw.happens(0.5) ? { type: 'completed' } : extended()) });
    }),
    withdraw: doing(async (own, process, draw) => {
      const letter = await findLetter(own, anyOf(draw));
      if (draw.happens(0.5)) await withdrawLetter(own, letter, 'thử', office.contextFor(process));
    }),
    'put a strange file': async (draw) => {
      const code = anyOf(draw);
      const known = (await letters()).some(({ dossier }) => dossier === code);
      const fileName = letterFileName(code, 1);
      if (!known && disk.read(`${FOLDER}/${fileName}`) === null) office.putStranger(fileName);
    },
    issue: doing(async (own, process, draw) => {
      const context = office.contextFor(process);
      const letter = await findLetter(own, anyOf(draw));
      const today = formatDay(context.today);
      const { kind, newDueOn } = factsOf(letter);
      // What a draft promised may have passed while it lay: then the officer gives another day.
      const lapsed = kind === 'missed' && newDueOn !== undefined && newDueOn < today;
      const another = lapsed ? formatDay(shift(context.law.calendar, context.today, 3)) : undefined;
      // Whoever looks at the file first records the number that it bears; not everybody does.
      const file = draw.happens(0.5) ? disk.read(`${FOLDER}/${letter.fileName}`) : null;
      const borne = file ? readStamp(file)?.number : undefined;
      // Whoever is called away leaves the file to the next scan.
      const publish = async (): Promise<unknown> => draw.happens(0.5) && publishAll(own, context, [], 0);
      if (lapsed || draw.happens(0.4)) {
        await confirmReason(own, letter, `lý do ${++number}`, another, context);
        await publish();
        // Somebody else may issue it, another time.
        if (draw.happens(0.5)) return;
      }
      await issueLetter(own, await findLetter(own, letter.dossier), borne ?? `${++number}/XL`, 'Người Ký', today, context);
      await publish();
    }),
    'set the clock': (draw) => {
      office.day = addDays(office.day, draw.happens(0.15) ? -2 : draw.upTo(3));
      if (office.day > latest) latest = office.day;
    },
    'break or mend the template': () => (office.templateBroken = !office.templateBroken),
    'delete a file': (draw) => {
      const ours = disk.list(FOLDER).filter((name) => name.endsWith('.docx') && !office.isStranger(`${FOLDER}/${name}`));
      if (ours.length > 0) office.deleteFile(draw.pick(ours));
    },
    // A copy of the ledger of before a draft was issued takes its place.
    'restore the ledger': async (draw) => {
      const isThere = (path: string): boolean => disk.read(path) !== null && !office.isStranger(path);
      const drafts = (await letters()).filter(
        ({ state, publishedAt, fileName }) => state === 'drafted' && publishedAt !== null && isThere(`${FOLDER}/${fileName}`),
      );
      if (drafts.length > 0) await office.putIssued(draw.pick(drafts), `${++number}/CU`);
    },
  };
}
