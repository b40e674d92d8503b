// An office for trials of its letters: a folder, a ledger and a configuration of its own, and a day.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DungHenError, foldDossier, parseDay, parseEvent } from '@dunghen/core';
import { lawContext, loadConfig, scanContext, type ScanContext } from '@dunghen/daemon';
import type { Store } from '@dunghen/store';
import { newStore } from '../../store/test/new-store.ts';

export const TODAY = '2026-11-23';
export const event = (dossier: string, type: string, at: string, more: object = {}): object => ({ dossier, type, at, ...more });

export class LetterOffice {
  readonly folder: string;
  readonly database: string;
  store: Store;
  /** When what is appended becomes known. */
  importedAt = '2026-10-01T01:00:00Z';

  constructor(name: string) {
    this.folder = mkdtempSync(join(tmpdir(), `${name} `));
    this.database = join(this.folder, 'a.db');
    this.store = newStore(this.database);
  }

  /** The office as of a day; without a configuration it has the usual one. */
  on = (today: string): ScanContext => {
    const path = join(this.folder, 'dunghen.config.toml');
    if (!existsSync(path)) this.configure('[agency]\nname = "UBND xã Mẫu"\n');
    const loaded = loadConfig(path, this.folder);
    return scanContext(loaded, lawContext(loaded), parseDay(today), () => `${today}T01:00:00Z`);
  };

  configure(toml: string): void {
    writeFileSync(join(this.folder, 'dunghen.config.toml'), toml);
  }

  append = async (...events: readonly object[]): Promise<void> => {
    for (const [code, own] of Map.groupBy(events.map(parseEvent), ({ dossier }) => dossier))
      await this.store.append(
        [{ code, events: () => own }],
        { file: 't', sha256: 't', at: this.importedAt },
        (history) => void foldDossier(history),
      );
  };

  async close(): Promise<void> {
    await this.store.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** What is said to whoever tried, in both languages; any other fault is thrown on, and so is none. */
export async function refusal(work: Promise<unknown>): Promise<DungHenError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DungHenError)) throw error ?? new Error('It was taken');
  return error;
}

/** One more day off, as after a storm, in the calendar that the office of a trial has from then on. */
export function withDayOff(office: LetterOffice, day: string): void {
  const shipped = new URL('../../core/src/data/vn-official-days.json', import.meta.url);
  const { years, ...rest } = JSON.parse(readFileSync(shipped, 'utf8')) as {
    readonly years: Readonly<Record<string, { daysOff: object[] }>>;
  };
  const year = years[day.slice(0, 4)];
  if (!year) throw new Error(day);
  const daysOff = [...year.daysOff, { ...year.daysOff[0], date: day, weekday: WEEKDAYS[new Date(day).getUTCDay()], name: 'bão' }];
  const sorted = daysOff.toSorted((a, b) => (Reflect.get(a, 'date') < Reflect.get(b, 'date') ? -1 : 1));
  const file = { ...rest, years: { [day.slice(0, 4)]: { ...year, daysOff: sorted } } };
  writeFileSync(join(office.folder, 'bao.json'), JSON.stringify(file));
  office.configure('[agency]\nname = "UBND xã Mẫu"\n\n[calendar]\nfiles = ["bao.json"]\n');
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
