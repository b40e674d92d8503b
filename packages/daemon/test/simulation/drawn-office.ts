// An office whose every deed, turn and blow fast-check has drawn: one that goes wrong is made smaller until nothing can be left out.
import { addDays } from '@dunghen/core';
import fc from 'fast-check';
import { DEEDS, doingsIn, receiptOf, type DeedName } from './deeds.ts';
import type { Lies } from './disk.ts';
import { DRAWN_UP_TO, drawFromList } from './draw.ts';
import { FIRST_DAY, Office, type Outcome, type Site } from './office.ts';
import { faultsAt } from './random-schedule.ts';
import type { Fate, Process, Turn } from './scheduler.ts';

/** What meets a process at the step of this number: it dies, the machine dies, or the step fails in one of the ways there are. */
interface Blow {
  readonly at: number;
  readonly how: 'kill' | 'power-cut' | number;
}

interface DrawnDeed {
  readonly deed: DeedName;
  /** What it asks of chance. */
  readonly draws: readonly number[];
  readonly blow: Blow | undefined;
  /** It does not wait until what was begun before has come to its end. */
  readonly beside: boolean;
}

/** Whose turn it is next, and for how many steps. */
type Shift = readonly [steps: number, whose: number];

export interface DrawnOffice {
  /** The dossiers it begins with: how many days ago they came in, and what their terms are drawn from. */
  readonly dossiers: readonly (readonly [ago: number, term: number])[];
  readonly deeds: readonly DrawnDeed[];
  readonly shifts: readonly Shift[];
  /** What a disk keeps that loses its power, and where its writes are short. */
  readonly luck: readonly number[];
  readonly shutForAWeek: boolean;
}

const number = fc.nat(DRAWN_UP_TO - 1);
const blow = fc.record<Blow>({
  at: fc.nat(80),
  how: fc.oneof(fc.constant('kill' as const), fc.constant('power-cut' as const), fc.nat(3)),
});
const deedOf = (names: readonly DeedName[], beside: fc.Arbitrary<boolean>): fc.Arbitrary<DrawnDeed> =>
  fc.record({
    deed: fc.constantFrom(...names),
    draws: fc.array(number, { maxLength: 6, size: 'max' }),
    blow: fc.option(blow, { nil: undefined, freq: 3 }),
    beside,
  });
const officeWith = (deeds: fc.Arbitrary<readonly DrawnDeed[]>, shifts: fc.Arbitrary<readonly Shift[]>): fc.Arbitrary<DrawnOffice> =>
  fc.record({
    dossiers: fc.array(fc.tuple(fc.nat(9), number), { minLength: 1, maxLength: 3, size: 'max' }),
    deeds,
    shifts,
    luck: fc.array(number, { maxLength: 12, size: 'max' }),
    shutForAWeek: fc.boolean(),
  });

const command = deedOf([...DEEDS, 'scan', 'scan', 'issue'], fc.constant(false));
const atOnce = deedOf(
  [
    ...(['scan', 'scan', 'scan', 'issue', 'issue', 'withdraw', 'change', 'write down late', 'write down late'] as const),
    ...(['set the clock', 'put a strange file', 'restore the ledger'] as const),
  ],
  fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
);

export const OFFICES: Readonly<Record<'commands' | 'interleavings', fc.Arbitrary<DrawnOffice>>> = {
  /** One deed after another, each of which may meet a blow; most offices do few. */
  commands: officeWith(
    fc.oneof(
      { weight: 6, arbitrary: fc.array(command, { maxLength: 8, size: 'max' }) },
      { weight: 1, arbitrary: fc.array(command, { maxLength: 50, size: 'max' }) },
    ),
    fc.constant([]),
  ),
  /** Scans and officers at once, their steps in any order. */
  interleavings: officeWith(
    fc.array(atOnce, { maxLength: 7, size: 'max' }),
    fc.array(fc.tuple(fc.nat(40), fc.nat(3)), { maxLength: 40, size: 'max' }),
  ),
};

/** The one whose turn it is takes step after step, the first to come where nobody's is. */
function turnsBy(shifts: readonly Shift[]): Turn {
  let [steps, next, whose] = [0, 0, -1];
  return (waiting) => {
    const pids = waiting.map(({ process }) => process.pid);
    const inOrder = pids.toSorted((a, b) => a - b);
    if (inOrder.length > 1 && steps-- <= 0) {
      const [more, who] = shifts[next++] ?? [Infinity, 0];
      steps = more;
      whose = inOrder[who % inOrder.length] ?? -1;
    }
    if (!pids.includes(whose)) whose = inOrder[0] ?? -1;
    return pids.indexOf(whose);
  };
}

const isProcess = (what: unknown): what is Process => typeof what === 'object' && what !== null && 'pid' in what;

/** Has it all done, and says what it came to. */
export async function runDrawnOffice(
  site: Site,
  { dossiers, deeds, shifts, luck, shutForAWeek }: DrawnOffice,
  lies?: Lies,
): Promise<Outcome> {
  const blows = new Map<Process, { readonly blow: Blow; steps: number }>();
  let cut = false;
  const fate = (label: string, process: Process): Fate => {
    const met = blows.get(process);
    if (!met || met.steps++ !== met.blow.at) return 'go';
    const { how } = met.blow;
    cut = how === 'power-cut';
    if (how === 'kill' || how === 'power-cut') return 'kill';
    const codes = faultsAt(label);
    const code = codes[how % codes.length] ?? '';
    return { fail: Object.assign(new Error(code), { code }, label.startsWith('db') ? {} : { syscall: label }) };
  };
  let lucky = 0;
  const random = (): number => 1 - ((luck[lucky++] ?? 0) + 1) / (DRAWN_UP_TO + 1);
  const office = new Office(site, random, fate, lies, turnsBy(shifts));
  try {
    const doings = doingsIn(office, 0);
    for (const [i, [ago, term]] of dossiers.entries()) {
      const receipt = { dossier: `S-${i}`, on: addDays(FIRST_DAY, -ago) };
      doings.received.push(receipt);
      await office.append(office.store, receiptOf(receipt, drawFromList([term])));
    }
    const toTheEnd = (): Promise<void> => office.scheduler.run(() => cut && office.powerFails());
    for (const { deed, draws, blow: met, beside } of deeds) {
      if (!beside) await toTheEnd();
      const begun = await doings[deed](drawFromList(draws));
      if (met && isProcess(begun)) blows.set(begun, { blow: met, steps: 0 });
    }
    await toTheEnd();
    return await office.heal(addDays(doings.latest(), shutForAWeek ? 7 : 0));
  } catch (error) {
    // The next one has the same connection.
    await office.store.close();
    throw error;
  }
}
