// A desk to try files on: a folder with a space and accents in its name, an empty database, and a way to bring files.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DungHenError, foldDossier, parseDay, type DossierClock } from '@dunghen/core';
import { importContent, readIntakeFile, type ImportOptions, type FaultTold, type ImportResult, type ReadOptions } from '@dunghen/intake';
import type { Store } from '@dunghen/store';
import { onTestFinished } from 'vitest';
import { newStore } from '../../store/test/new-store.ts';

/** What an import came to, its faults in one list. */
export interface Brought extends Omit<ImportResult, 'errors'> {
  readonly errors: readonly (FaultTold & { readonly error: DungHenError })[];
}

export interface Desk {
  readonly folder: string;
  readonly store: Store;
  /** Writes a file and returns its path. */
  readonly file: (name: string, content: string | Uint8Array) => string;
  /** Imports a file as the list seen on a day. */
  readonly bring: (path: string, observedOn?: string, options?: Partial<ImportOptions> & ReadOptions) => Promise<Brought>;
  readonly clockOf: (code: string) => Promise<DossierClock | null>;
  /** What lists showed of a dossier, with days as text. */
  readonly sightingOf: (code: string) => Promise<{ seenOpenOn: number | null; missingOn: number | null } | undefined>;
}

/** A result with its faults in one list, each as the error it was. */
export const brought = (result: ImportResult): Brought => ({
  ...result,
  errors: Array.from(result.errors, (told) => ({ ...told, error: new DungHenError(told.code, told.sentence) })),
});

/** A desk of the test's own, cleared away when the test is over. */
export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'nhập hồ sơ '));
  const store = newStore(join(folder, 'a.db'));
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    store,
    file: (name, content) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    bring: async (path, observedOn = '2026-11-23', { mapping, sheet, ...options } = {}) => {
      const result = await importContent(
        store,
        await readIntakeFile(path, { mapping: mapping ?? null, sheet, readings: await store.readings() }),
        {
          observedOn: parseDay(observedOn),
          at: `${observedOn}T00:00:00Z`,
          fold: {},
          ...options,
        },
      );
      return brought(result);
    },
    clockOf: async (code) => {
      const stored = await store.dossier(code);
      return stored && foldDossier(stored.events);
    },
    sightingOf: async (code) => {
      const stored = await store.dossier(code);
      return stored ? (await store.sightings(stored.id, stored.id)).get(stored.id) : undefined;
    },
  };
}
