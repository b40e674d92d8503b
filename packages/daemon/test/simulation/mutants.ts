// The protocol with one part broken at a time: whoever breaks one of these by mistake must hear of it from the simulation.

/** A change of one source file. */
export interface Mutation {
  /** From `packages/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A fault somebody might make, and a schedule that is known to show it. */
export interface Mutant {
  readonly name: string;
  /** What a citizen or an officer would see. */
  readonly harm: string;
  readonly mutations: readonly Mutation[];
  /** The first seed found to show it. */
  readonly seed: number;
  /** As what fast-check is known to come upon it soon, and to make what it came upon smaller. */
  readonly drawn?: 'commands' | 'interleavings';
}

const PUBLISH = 'daemon/src/publish-file.ts';
const DESK = 'daemon/src/letters/letter-desk.ts';
const PUBLISH_ALL = 'daemon/src/letters/publish-letters.ts';
const CLAIM = 'store/src/letters/claim-letter.ts';
const SCAN = 'daemon/src/scan.ts';
const STEPS = 'store/src/letters/letter-steps.ts';
const LETTERS = 'store/src/letters/letters.ts';
const KNOWN = 'if (known && !isFree(known, draft)) return false;';

export const MUTANTS: readonly Mutant[] = [
  {
    name: 'no unique key, no look before claiming',
    harm: 'two letters for one missed appointment',
    mutations: [
      { file: 'store/src/sqlite/migrations.ts', find: 'file_name text not null unique,', replace: 'file_name text not null,' },
      {
        file: 'store/src/sqlite/migrations.ts',
        find: 'published_at text,\n    unique (dossier_id, appointment)',
        replace: 'published_at text',
      },
      { file: CLAIM, find: KNOWN, replace: '' },
      { file: CLAIM, find: 'known?.id ??\n', replace: '\n' },
      { file: CLAIM, find: 'if (known) {', replace: 'if (Number(known) === 0) {' },
    ],
    seed: 23,
  },
  {
    name: 'a claim writes over the letter that is there',
    harm: 'an issued letter becomes a draft again',
    mutations: [{ file: CLAIM, find: KNOWN, replace: '' }],
    seed: 28,
    drawn: 'interleavings',
  },
  {
    name: 'a claim does not look whether the dossier moved on',
    harm: 'an apology for a dossier that was in time',
    mutations: [{ file: CLAIM, find: 'if ((await readRevision(trx, draft.dossierId)) !== draft.revision) return false;', replace: '' }],
    seed: 202,
  },
  {
    name: 'a withdrawn letter is never drafted again',
    harm: 'no letter when a later day is missed too',
    mutations: [{ file: CLAIM, find: KNOWN, replace: 'if (known) return false;' }],
    seed: 23,
  },
  {
    name: 'a draft is kept for a day that the law has moved',
    harm: 'no letter can be issued for the day that was missed',
    mutations: [
      { file: CLAIM, find: "if (known.state !== 'drafted' || known.due_on === dueOn) return known;", replace: 'if (dueOn) return known;' },
    ],
    seed: 110,
  },
  {
    name: 'a draft that turned out to be owed to nobody is kept',
    harm: 'an apology for a dossier that was in time is printed and sent',
    mutations: [{ file: SCAN, find: 'await withdrawUnowed(store, context, degraded, signal)', replace: '0' }],
    seed: 10,
  },
  {
    name: 'a draft that lay until its new date had passed is kept',
    harm: 'it is printed, and nobody may sign it',
    mutations: [{ file: SCAN, find: 'await redateDrafts(store, context, degraded, signal)', replace: '0' }],
    seed: 6,
  },
  {
    name: 'what was taken back since nobody was owed it is never drafted again',
    harm: 'no letter for a day that is missed after all',
    mutations: [{ file: CLAIM, find: 'known.unowed === 1 || ', replace: '' }],
    seed: 1268,
  },
  {
    name: 'only dossiers still open are looked at',
    harm: 'no letter for one that ended late between two scans',
    mutations: [{ file: SCAN, find: 'if (!clock) continue;', replace: 'if (!clock || clock.end) continue;' }],
    seed: 20,
  },
  {
    name: 'the file is not synced',
    harm: 'a torn letter after a power cut',
    mutations: [{ file: PUBLISH, find: 'await file.sync();', replace: '' }],
    seed: 1,
  },
  {
    name: 'the folder is not synced',
    harm: 'a letter that is gone after a power cut',
    mutations: [{ file: PUBLISH, find: 'await handle.sync();', replace: '' }],
    seed: 1,
  },
  {
    name: 'a short write is taken for a whole one',
    harm: 'half a letter when the disk fills',
    mutations: [
      {
        file: PUBLISH,
        find: 'for (let done = 0; done < bytes.length;) done += (await file.write(bytes, done)).bytesWritten;',
        replace: 'await file.write(bytes, 0);',
      },
      { file: PUBLISH, find: '(await file.stat()).size !== bytes.length', replace: 'false' },
    ],
    seed: 6,
  },
  {
    name: 'settled before its file is there',
    harm: 'what a power cut tore stays in the folder',
    mutations: [
      {
        file: PUBLISH_ALL,
        find: 'const outcome = await publishFile(',
        replace: 'settled = await store.settleLetter(letter.id, file.sha256, context.now());\n          const outcome = await publishFile(',
      },
    ],
    seed: 25,
  },
  {
    name: 'neither settling nor the next scan looks which bytes are there',
    harm: 'the folder keeps the draft of a letter issued meanwhile',
    mutations: [
      {
        file: PUBLISH,
        find: 'return replaces === null || !replaces.includes(sha256(await machine.readFile(path)));',
        replace: 'return true;',
      },
      { file: LETTERS, find: 'if (now?.sha256 !== sha256) return false;', replace: 'if (now === undefined) return false;' },
    ],
    seed: 552,
  },
  {
    name: 'a file of that name is adopted unread',
    harm: "somebody else's file is sent as the letter",
    mutations: [{ file: PUBLISH, find: 'if (sha256(existing) === sha256(bytes)) {', replace: 'if (existing) {' }],
    seed: 1,
  },
  {
    name: 'renamed into place instead of linked',
    harm: "somebody else's file is lost",
    mutations: [{ file: PUBLISH, find: 'await machine.link(temporary, path);', replace: 'await machine.rename(temporary, path);' }],
    seed: 1,
  },
  {
    name: 'a strange file is moved aside by a plain rename',
    harm: 'it is lost where two writers meet',
    mutations: [
      { file: PUBLISH, find: 'await machine.link(path, aside);', replace: 'await machine.rename(path, aside);' },
      { file: PUBLISH, find: 'if (found !== hash) {', replace: 'if (hash.length === 0) {' },
      { file: PUBLISH, find: "return found === hash || given === 'moved';", replace: 'return true;' },
    ],
    seed: 309,
  },
  {
    name: 'issued from any state',
    harm: 'one letter with two numbers',
    mutations: [{ file: STEPS, find: "issued: ['drafted'],", replace: "issued: ['drafted', 'issued']," }],
    seed: 114,
  },
  {
    name: 'issued without a look at the number that the file of the draft bears',
    harm: 'two letters, where the ledger was restored from before the first',
    mutations: [{ file: DESK, find: 'if (given !== undefined && ', replace: "if (given === '' && " }],
    seed: 76,
  },
  {
    name: 'a draft written anew takes the place of a letter that bears a number',
    harm: 'two letters, where the ledger was restored from before the first',
    mutations: [{ file: PUBLISH_ALL, find: 'if (found.number === undefined || ', replace: 'if (found || ' }],
    seed: 597,
  },
  {
    name: 'the day of a letter withdrawn before it was sent stands',
    harm: 'the citizen is held to a day nobody told them',
    mutations: [
      {
        file: STEPS,
        find: 'if (letter.number !== null) {',
        replace: 'if (letter.number === "") {',
      },
    ],
    seed: 93,
  },
  {
    name: 'a withdrawn letter stays where it was when its withdrawal was cut short',
    harm: 'it is printed and sent',
    mutations: [
      { file: PUBLISH_ALL, find: "if (letter.state === 'withdrawn' && names.has(letter.fileName))", replace: 'if (names.size < 0)' },
    ],
    seed: 10,
  },
  {
    name: 'what a killed writer left is never swept',
    harm: 'half letters lie in the folder',
    mutations: [{ file: PUBLISH, find: 'age > OLDEST_WRITER_MS || !machine.isAlive(writer)', replace: 'age > OLDEST_WRITER_MS' }],
    seed: 10,
    drawn: 'commands',
  },
];
