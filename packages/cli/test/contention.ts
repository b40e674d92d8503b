// Everything at once on one database: the daemon, two importers, an officer's reports and steps, and a small writer that times its waits.
import { setTimeout as pause } from 'node:timers/promises';
import { received, rounds, TrialOffice, until } from './trial-office.ts';

/** What a trial came to; `wrong` is empty where nobody was turned away and no update was lost. */
export interface Contention {
  /** Waits of the small writer for its turn while an importer was at work, in milliseconds. */
  readonly waits: readonly number[];
  /** How long it then slept, which was to be `PAUSE_MS`: the rest is the machine's own slowness. */
  readonly pauses: readonly number[];
  /** Rounds of the daemon, in milliseconds. */
  readonly rounds: readonly number[];
  readonly commands: number;
  readonly wrong: readonly string[];
}

const TODAY = ['--today', '2026-11-23'];
/** Dossiers both importers bring, each with events of its own, and dossiers only one of them brings. */
const [SHARED, OWN] = [600, 300];
const LATE = 20;
/** Between two turns of the small writer. */
export const PAUSE_MS = 5;

/** Between two reports while a trial is to last. */
const REST_MS = 2_000;

/** Each importer brings so many files: one after another, or one now and then so that all of it lasts for so long. */
export async function contend(files: number, lastingMs = 0): Promise<Contention> {
  const office = new TrialOffice();
  const wrong: string[] = [];
  try {
    const run = async (...args: readonly string[]): Promise<void> => {
      const { code, told } = await office.run([...args, ...TODAY]);
      if (code !== 0 && code !== 3) wrong.push(`${args.join(' ')} ended with ${code}: ${told}`);
      commands++;
    };
    let commands = 0;
    const stage = (dossier: string, on: string, name: string): string => JSON.stringify({ dossier, type: 'stage', at: on, stage: name });
    const days = { A: '2026-11-04', B: '2026-11-05' } as const;
    for (const who of ['A', 'B'] as const) {
      for (let file = 0; file < files; file++) {
        const shared = Array.from({ length: SHARED }, (_, i) => `C${file}-${i}`);
        const own = Array.from({ length: OWN }, (_, i) => `${who}${file}-${i}`);
        // The two meet at either end of their files, so that each is now first and now second.
        const codes = who === 'A' ? [...shared, ...own] : [...own, ...shared.toReversed()];
        const lines = codes.flatMap((code) => [received(code, '60 working-days'), stage(code, days[who], `bàn ${who}`)]);
        office.write(`${who}${file}.ndjson`, lines.join('\n'));
      }
    }
    office.write('late.ndjson', Array.from({ length: LATE }, (_, i) => received(`S-${i}`, '3 working-days')).join('\n'));
    await run('import', 'late.ndjson');
    const daemon = office.start(['daemon', ...TODAY]);
    await until(() => rounds(daemon) > 0, daemon.output);

    let importers = 0;
    const begun = performance.now();
    const untilShare = (share: number): Promise<void> => pause(Math.max(0, begun + lastingMs * share - performance.now()));
    const importing = Promise.all(
      ['A', 'B'].map(async (who) => {
        for (let file = 0; file < files; file++) {
          await untilShare(file / files);
          importers++;
          await run('import', `${who}${file}.ndjson`);
          importers--;
        }
        await untilShare(1);
      }),
    );
    const over = new AbortController();
    void importing.finally(() => over.abort());
    const asking = (async () => {
      for (let n = 0; !over.signal.aborted; n++) {
        await run('report', '--month', '2026-11');
        const code = `S-${n % LATE}`;
        if (n < LATE) await run('letters', 'issue', code, '--number', `${n}/XL`, '--signed-by', 'Lý Thị Ký', '--signed-on', '2026-11-23');
        if (lastingMs > 0) await pause(REST_MS);
      }
    })();
    const [waits, pauses]: [number[], number[]] = [[], []];
    await office.withStore(async (store) => {
      while (!over.signal.aborted) {
        const asked = performance.now();
        const isContended = importers > 0;
        // A transaction that changes nothing, but must have its turn to write.
        await store.recordMoves('', [], { at: '', on: '' }).catch((error: unknown) => wrong.push(String(error)));
        const had = performance.now();
        if (isContended) waits.push(had - asked);
        await pause(PAUSE_MS);
        pauses.push(performance.now() - had);
      }
    });
    await Promise.all([importing, asking]);
    const seen = rounds(daemon);
    await until(() => rounds(daemon) > seen, daemon.output);
    daemon.child.kill('SIGTERM');
    if ((await daemon.ended) !== 0 || /round-failed/.test(daemon.output())) wrong.push(daemon.output());
    wrong.push(...(await lost(office, files)));
    if (/SQLITE_BUSY|database-locked|quá lâu/.test(office.told())) wrong.push('somebody met a locked database');
    const lengths = [...daemon.output().matchAll(/"ms":(\d+)/g)].map(([, ms]) => Number(ms));
    return { waits, pauses, rounds: lengths, commands, wrong };
  } finally {
    office.end();
  }
}

/** What one of the two importers brought and is not there. */
function lost(office: TrialOffice, files: number): Promise<string[]> {
  return office.withStore(async (store) => {
    const wrong: string[] = [...(await store.soundness())];
    for await (const { dossier } of store.tampering()) wrong.push(`the chain of ${dossier} is broken`);
    const found = new Map<string, string>();
    for await (const page of store.dossierPages()) {
      for (const { code, events } of page) {
        const told = events.flatMap((event) => (event.type === 'stage' ? [event.stage] : [])).toSorted();
        found.set(code, `${events.filter(({ type }) => type === 'received').length} ${told.join(',')}`);
      }
    }
    const wanted = new Map<string, string>();
    for (let file = 0; file < files; file++) {
      for (let i = 0; i < SHARED; i++) wanted.set(`C${file}-${i}`, '1 bàn A,bàn B');
      for (const who of ['A', 'B']) for (let i = 0; i < OWN; i++) wanted.set(`${who}${file}-${i}`, `1 bàn ${who}`);
    }
    for (const [code, events] of wanted) if (found.get(code) !== events) wrong.push(`${code}: ${found.get(code)}`);
    if (found.size !== wanted.size + LATE) wrong.push(`${found.size} dossiers`);
    const letters = (await Array.fromAsync(store.letterPages())).flat();
    if (letters.length !== LATE) wrong.push(`${letters.length} letters`);
    return wrong;
  });
}

/** The value that all but `share` of the others stay under. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
