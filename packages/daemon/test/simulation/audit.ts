// What must be true of every office at the end, by its dossiers' history and not by what the ledger says of itself.
import { createHash } from 'node:crypto';
import { breachesOf, foldDossier, formatDay, parseDay, standingPromises, type EpochDay } from '@dunghen/core';
import type { LetterDraft, Store, StoredLetter } from '@dunghen/store';
import type { LawContext } from '../../src/config/context.ts';
import type { SimulatedDisk } from './disk.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a letter just claimed is owed by all that is known of its dossier at that moment. */
export async function isOwed(store: Store, law: LawContext, { dossierId, appointment, dueOn, draftedOn }: LetterDraft): Promise<boolean> {
  const [dossier] = await store.dossiersById([dossierId], true);
  const day = parseDay(draftedOn);
  const clock = foldDossier(dossier?.events ?? [], { ...law, knownOn: day });
  return clock !== null && breachesOf(clock, day).some((breach) => breach.appointment === appointment && formatDay(breach.dueOn) === dueOn);
}

/** A letter that was issued by a later state of the ledger than the one there is. */
export interface IssuedBefore {
  readonly number: string;
  readonly bytes: Buffer;
  /** How many steps of it the ledger knew. */
  readonly steps: number;
}

/** What lies in the folder, and how it came there. */
export interface World {
  readonly disk: SimulatedDisk;
  readonly folder: string;
  readonly isStranger: (path: string) => boolean;
  /** By file name. */
  readonly issuedBefore: ReadonlyMap<string, IssuedBefore>;
}

/** What is wrong at the end; the letters that must be there come from the dossiers' history, not from the ledger. */
export async function audit(
  store: Store,
  { disk, folder, isStranger, issuedBefore }: World,
  law: LawContext,
  today: EpochDay,
  /** A removal that was not synced may be undone by the power cut; the next scan removes it again. */
  temporaries: boolean,
): Promise<string[]> {
  const violations: string[] = [];
  const owed = new Map<string, EpochDay>();
  /** The days that letters gave and that stand, by dossier and number. */
  const promises = new Map<string, string>();
  for await (const page of store.dossierPages()) {
    for (const { code, events } of page) {
      const clock = foldDossier(events, { ...law, knownOn: today });
      for (const { appointment, dueOn } of clock ? breachesOf(clock, today) : []) owed.set(`${code}/${appointment}`, dueOn);
      for (const { letter, dueOn } of standingPromises(events))
        if (letter !== undefined) promises.set(`${code} ${letter}`, formatDay(dueOn));
    }
  }
  const expected: string[] = [];
  const kept = new Map<string, StoredLetter>();
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      const key = `${letter.dossier}/${letter.appointment}`;
      if (kept.has(key)) violations.push(`${key} has two letters`);
      kept.set(key, letter);
      const steps = await store.letterEvents(letter.id);
      // What the program took back, since it was owed to nobody, it writes again once it is owed.
      const isTakenBack = steps.findLast(({ step }) => step === 'withdrawn')?.detail?.includes('"unowed":true') === true;
      if (letter.state === 'withdrawn' && isTakenBack && owed.has(key)) violations.push(`${key} is owed and was taken back`);
      if (letter.state === 'withdrawn') continue;
      const { newDueOn } = JSON.parse(letter.facts) as { readonly newDueOn?: string };
      const promise = `${letter.dossier} ${letter.number}`;
      if (letter.number !== null && newDueOn !== promises.get(promise)) violations.push(`${key} promised ${newDueOn} and it is not kept`);
      promises.delete(promise);
      const before = issuedBefore.get(letter.fileName);
      const isTakenUp =
        before !== undefined && steps.slice(before.steps).some(({ step, actor }) => step === 'withdrawn' && actor !== 'scan');
      if (before && !isTakenUp && letter.number !== null && letter.number !== before.number)
        violations.push(`${key} was issued as ${before.number} and again as ${letter.number}`);
      const file = disk.read(`${folder}/${letter.fileName}`);
      const isIssued = letter.state === 'drafted' && before !== undefined && file?.equals(before.bytes) === true;
      const isConfirmed = steps.slice(steps.findLastIndex(({ step }) => step === 'drafted')).some(({ step }) => step === 'confirmed');
      const isTouched = isIssued || isConfirmed;
      if (letter.state === 'drafted' && !isTouched && !owed.has(key)) violations.push(`${key} is owed to nobody and was kept`);
      if (letter.state === 'drafted' && !isTouched && newDueOn !== undefined && newDueOn < formatDay(today))
        violations.push(`${key} offers ${newDueOn}, which has passed`);
      expected.push(letter.fileName);
      if (!file) violations.push(`${key} has no file`);
      else if (sha256(file) !== letter.sha256 && !isIssued)
        violations.push(`${key} has another file than its ledger says (${letter.state})`);
      if (letter.publishedAt === null) violations.push(`${key} is not settled`);
      const times = (taken: string): number => steps.filter(({ step }) => step === taken).length;
      for (const once of ['drafted', 'issued']) if (times(once) > 1 + times('withdrawn')) violations.push(`${key} was ${once} twice`);
    }
  }
  for (const [promise, dueOn] of promises) violations.push(`${promise} was withdrawn and its day ${dueOn} stands`);
  for (const [key, dueOn] of owed) {
    const letter = kept.get(key);
    // A draft for another day can be signed by nobody.
    const unsigned = letter?.state === 'withdrawn' || letter?.state === 'drafted';
    if (!letter || (unsigned && letter.dueOn !== formatDay(dueOn))) violations.push(`${key} is owed and has no letter`);
  }
  const strange = disk
    .list(folder)
    .filter((name) => !expected.includes(name) && !(temporaries && name.startsWith('.tam-')) && !isStranger(`${folder}/${name}`));
  if (strange.length > 0) violations.push(`left over: ${strange.join(', ')}`);
  return violations;
}
