// An office whose machine may die at any step: real scans, a real ledger, a disk and a clock of its own; at the end every letter is counted.
import { DungHenError, foldDossier, parseDay, parseEvent, type EpochDay } from '@dunghen/core';
import type { Store, StoredLetter } from '@dunghen/store';
import type { LawContext } from '../../src/config/context.ts';
import { factsOf, type LetterFacts } from '../../src/letter/letter-facts.ts';
import { compileTemplate, renderLetter } from '../../src/letter/render-letter.ts';
import type { ScanContext } from '../../src/scan-context.ts';
import { scan } from '../../src/scan.ts';
import { audit, isOwed, type IssuedBefore } from './audit.ts';
import { SimulatedDisk, type Lies } from './disk.ts';
import { Scheduler, type Fate, type Process, type Turn } from './scheduler.ts';
import { machineFor, storeFor } from './stepped.ts';
import { smallTemplate } from './template.ts';

/** Where the office's letters are. */
export const FOLDER = '/letters';
export const FIRST_DAY = parseDay('2026-11-04');
const compiled = compileTemplate(smallTemplate(), 'nhỏ.docx');
const rendered = new Map<string, Uint8Array>();
/** The same facts always give the same bytes (`letter.test.ts`), and few are ever new: rendering them once saves a sixth of a schedule. */
function render(facts: LetterFacts): Uint8Array {
  const key = JSON.stringify(facts);
  const bytes = rendered.get(key) ?? renderLetter(compiled, facts);
  if (rendered.size > 10_000) rendered.clear();
  rendered.set(key, bytes);
  return bytes;
}
const template = { render, sha256: 'nhỏ', lacks: [], prints: new Set<never>(), inFields: [] };
const broken = { fault: new DungHenError('template-syntax', { vi: 'hỏng', en: 'broken' }) };

/** What a schedule came to. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly steps: number;
  readonly kills: number;
  readonly letters: number;
  /** Every step of it, in one number. */
  readonly trace: number;
}

/** What offices are made from. */
export interface Site {
  /** An empty ledger for each, one at a time. */
  readonly openStore: () => Store;
  readonly law: LawContext;
}

export class Office {
  readonly store: Store;
  readonly disk: SimulatedDisk;
  readonly scheduler: Scheduler;
  readonly violations: string[] = [];
  /** What the machine's clock says. */
  day = FIRST_DAY;
  templateBroken = false;
  readonly #site: Site;
  /** Files of strangers that bear the name of a letter to come. */
  readonly #strangers: Buffer[] = [];
  readonly #issuedBefore = new Map<string, IssuedBefore>();
  #faulty = true;

  constructor(
    site: Site,
    random: () => number,
    fate: (label: string, process: Process) => Fate,
    lies: Lies = {},
    turn: Turn = ({ length }) => Math.floor(random() * length),
  ) {
    this.#site = site;
    this.store = site.openStore();
    this.disk = new SimulatedDisk(random, lies);
    this.scheduler = new Scheduler(turn, (label, process) => (this.#faulty ? fate(label, process) : 'go'));
  }

  /** What a scan of this process works with. */
  contextFor(process: Process): ScanContext {
    return {
      today: this.day,
      law: this.#site.law,
      now: () => '2026-11-23T01:00:00Z',
      dueSoonDays: 2,
      warnings: [],
      machine: machineFor(process, this.scheduler, this.disk),
      letters: {
        folder: FOLDER,
        agency: {},
        template: this.templateBroken ? broken : template,
        defaultReason: 'quá tải',
        newAppointmentDays: () => 3,
      },
    };
  }

  /** Starts what a person or a program does; a fault ends it, the next one goes on. */
  start(work: (store: Store, process: Process) => Promise<unknown>): Process {
    return this.scheduler.start(async (process) => void (await work(this.#storeOf(process), process).catch(() => {})));
  }

  scan(): Process {
    return this.start((own, process) => scan(own, this.contextFor(process)));
  }

  /** The store as one process has it; no claim of it may be one that is not owed. */
  #storeOf(process: Process): Store {
    return storeFor(process, this.scheduler, this.store, async (draft) => {
      const owed = await isOwed(this.store, this.#site.law, draft);
      if (!owed) this.violations.push(`${draft.dossierId}/${draft.appointment} was claimed and not owed`);
    });
  }

  append(own: Store, ...events: readonly { readonly dossier: string; readonly [field: string]: unknown }[]): ReturnType<Store['append']> {
    const batch = events.map((event) => ({ code: event.dossier, events: () => [parseEvent(event)] }));
    return own.append(batch, { file: 's', sha256: 's', at: 's' }, (history) => void foldDossier(history, this.#site.law));
  }

  /** Somebody's own file under the name of a letter. */
  putStranger(fileName: string): void {
    const bytes = Buffer.from(`của người khác ${this.#strangers.length}`);
    this.#strangers.push(bytes);
    this.disk.put(`${FOLDER}/${fileName}`, bytes);
  }

  /** The ledger is restored from a copy of before a draft was issued: the letter that lies in the folder bears a number. */
  async putIssued(letter: StoredLetter, number: string): Promise<void> {
    const bytes = Buffer.from(render({ ...factsOf(letter), number, signedOn: letter.draftedOn }));
    this.#issuedBefore.set(letter.fileName, { number, bytes, steps: (await this.store.letterEvents(letter.id)).length });
    this.disk.put(`${FOLDER}/${letter.fileName}`, bytes);
  }

  /** A letter's file is gone by a person's hand, and what it bore. */
  deleteFile(fileName: string): void {
    this.#issuedBefore.delete(fileName);
    this.disk.delete(`${FOLDER}/${fileName}`);
  }

  isStranger = (path: string): boolean => this.#strangers.some((bytes) => this.disk.read(path)?.equals(bytes));

  powerFails(): void {
    this.scheduler.killAll();
    this.disk.powerCut();
  }

  /** The causes are gone: ordinary scans must bring everything right by `day`, and a last power cut must take nothing away. */
  async heal(day: EpochDay): Promise<Outcome> {
    this.#faulty = false;
    this.templateBroken = false;
    this.day = day;
    for (let pass = 0; pass < 2; pass++) await this.#pass();
    this.disk.powerCut();
    await this.#audit(true);
    await this.#pass();
    await this.#audit(false);
    const parts = ['', '/tep-khac', '/thu-hoi'];
    const everywhere = parts.flatMap((part) => this.disk.list(FOLDER + part).map((name) => `${FOLDER}${part}/${name}`));
    for (const bytes of this.#strangers)
      if (!everywhere.some((path) => this.disk.read(path)?.equals(bytes))) this.violations.push(`lost: ${bytes.toString()}`);
    const letters = await this.store.letterCount();
    await this.store.close();
    const { steps, kills, trace } = this.scheduler;
    return { violations: this.violations, steps, kills, letters, trace };
  }

  async #pass(): Promise<void> {
    this.scan();
    await this.scheduler.run(() => {});
  }

  async #audit(temporaries: boolean): Promise<void> {
    const { store, disk, day, isStranger } = this;
    const world = { disk, folder: FOLDER, isStranger, issuedBefore: this.#issuedBefore };
    this.violations.push(...(await audit(store, world, this.#site.law, day, temporaries)));
  }
}
