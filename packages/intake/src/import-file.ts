// Brings one file into the store: dossier by dossier, in short transactions, so that a bad dossier stops only itself and nobody waits long.
import { setTimeout as pause } from 'node:timers/promises';
import { DungHenError, foldDossier, type DossierEvent, type EpochDay, type FoldOptions } from '@dunghen/core';
import { standingOf, type DossierBatch, type HistoryCheck, type Store } from '@dunghen/store';
import type { RowFault } from './intake-error.ts';
import { observe } from './observe-row.ts';
import type { FileContent } from './read-file.ts';

/** What an import came to. `rows` are lines or rows; `created`, `updated` and `unchanged` are dossiers; `rejected` counts `errors`. */
export interface ImportResult {
  readonly file: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly errors: readonly RowFault[];
}

/** How to import. */
export interface ImportOptions {
  readonly dryRun?: boolean;
  /** The day the list was seen: today. */
  readonly observedOn: EpochDay;
  /** The instant of the import, ISO 8601. */
  readonly at: string;
  /** The law, with its identity: by it the due dates are remembered. */
  readonly fold: FoldOptions & { readonly id?: string };
  readonly onProgress?: (done: number, total: number) => void;
}

/** Dossiers in one transaction, and the rest after it: a writer in a loop would starve every other one. */
const BATCH = 100;
const BREATH_MS = 20;

interface Work extends DossierBatch {
  /** Where each event came from, for pointing at the one that is wrong. */
  readonly rowOf: (at: unknown) => number;
}

/** Imports a file that was read. Importing the same content again changes nothing. */
export async function importContent(store: Store, source: FileContent, options: ImportOptions): Promise<ImportResult> {
  const { content, file, sha256 } = source;
  const [work, errors, rows] = 'events' in content ? eventWork(content.events) : listWork(content.list, options.observedOn);
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const check: HistoryCheck = (history) => {
    const clock = foldDossier(history, options.fold);
    return clock ? standingOf(clock) : undefined;
  };
  const provenance = { file, sha256, at: options.at, ...(options.fold.id !== undefined && { law: options.fold.id }) };
  for (let start = 0; start < work.length; start += BATCH) {
    const batch = work.slice(start, start + BATCH);
    const outcomes = options.dryRun ? await store.rehearse(batch, provenance, check) : await store.append(batch, provenance, check);
    for (const [i, outcome] of outcomes.entries()) {
      if ('done' in outcome) {
        counts[outcome.done]++;
        continue;
      }
      const error = outcome.fault;
      if (!(error instanceof DungHenError)) throw error;
      errors.push({ row: (batch[i] as Work).rowOf(error.value), column: null, code: error.code, error });
    }
    options.onProgress?.(Math.min(start + BATCH, work.length), work.length);
    if (start + BATCH < work.length && !options.dryRun) await pause(BREATH_MS);
  }
  errors.sort((a, b) => a.row - b.row);
  return { file, rows, ...counts, rejected: errors.length, errors };
}

type Plan = [work: Work[], errors: RowFault[], rows: number];

function eventWork(lines: Extract<FileContent['content'], { events: unknown }>['events']): Plan {
  const errors: RowFault[] = [];
  const byDossier = new Map<string, { code: string; events: DossierEvent[]; rows: Map<string, number>; first: number }>();
  for (const line of lines) {
    if ('fault' in line) {
      errors.push(line.fault);
      continue;
    }
    const { event, row } = line;
    const key = event.dossier.toUpperCase();
    let dossier = byDossier.get(key);
    if (!dossier) byDossier.set(key, (dossier = { code: event.dossier, events: [], rows: new Map(), first: row }));
    dossier.events.push(event);
    dossier.rows.set(event.at, row);
  }
  const work = [...byDossier.values()].map(({ code, events, rows, first }): Work => {
    return { code, events: () => events, rowOf: (at) => rows.get(String(at)) ?? first };
  });
  return [work, errors, lines.length];
}

function listWork(list: Extract<FileContent['content'], { list: unknown }>['list'], observedOn: EpochDay): Plan {
  const errors: RowFault[] = [];
  const work: Work[] = [];
  for (const item of list) {
    if ('fault' in item) errors.push(item.fault);
    else {
      const { seen, row } = item;
      work.push({ code: seen.code, events: (known) => observe(seen, known, observedOn), rowOf: () => row });
    }
  }
  return [work, errors, list.length];
}
