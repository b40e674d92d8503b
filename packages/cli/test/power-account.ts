// What must be there after a power cut, whatever the moment: all that was acknowledged, all that the ledger says, and nothing half.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { openStore, type Store } from '@dunghen/store';
import { hashOf, received, type TrialOffice } from './trial-office.ts';

/** A file of dossiers. */
export interface List {
  readonly name: string;
  readonly late: readonly string[];
  readonly inTime: readonly string[];
  readonly content: string;
  /** Its import was acknowledged. */
  known: boolean;
}

/** The `nth` list: a few dossiers, of which some are late. */
export function listOf(nth: number, folder: string): List {
  const [late, inTime] = [[0, 1, 2].map((i) => `S${nth}-${i}`), [0, 1].map((i) => `T${nth}-${i}`)];
  const lines = [...late.map((code) => received(code, '3 working-days')), ...inTime.map((code) => received(code, '30 working-days'))];
  return { name: `${folder}danh sách ${nth}.ndjson`, late, inTime, content: lines.join('\n'), known: false };
}

/** What an office was told is done, or asked for. */
export interface Promised {
  readonly lists: List[];
  readonly dropped: List[];
  /** Numbers of the letters that were acknowledged as issued, by their dossiers. */
  readonly issued: Map<string, string>;
  /** Backups begun; those `made` were acknowledged. `holds`: the lists known before. */
  readonly backups: { readonly file: string; made: boolean; readonly holds: readonly List[] }[];
}

const TEMPORARY = /^\.tam-|\.tmp$/;

/** What is wrong on the disk after a cut, before anybody went on; and the letters that may be issued next. */
export async function faultsAfterCut(
  office: TrialOffice,
  promised: Promised,
): Promise<{ readonly wrong: string[]; readonly drafts: string[] }> {
  const wrong = [...tornReports(office), ...tornDigests(office)];
  const drafts: string[] = [];
  const settledLists = promised.lists.filter(({ known }) => known);
  const filed = promised.dropped.filter((list) => isFiled(office, list, wrong));
  // Looked at in a copy: the office itself must come back by its own recovery.
  await inCopy(office, 'dunghen.db', async (store) => {
    wrong.push(...(await faultsOfStore(store, [...settledLists, ...filed])));
    const letters = (await Array.fromAsync(store.letterPages())).flat();
    const owned = new Map(letters.map((letter) => [letter.fileName, letter]));
    for (const { dossier, fileName, sha256, state, number, publishedAt } of letters) {
      const path = office.path('letters', fileName);
      if (publishedAt !== null && !existsSync(path)) wrong.push(`${fileName} was published and is gone`);
      else if (publishedAt !== null && hashOf(readFileSync(path)) !== sha256) wrong.push(`${fileName} was published and is not whole`);
      const given = promised.issued.get(dossier);
      if (given !== undefined && (state !== 'issued' || number !== given))
        wrong.push(`${dossier} was issued as ${given}, is ${state} ${number}`);
      if (state === 'drafted') drafts.push(dossier);
    }
    for (const dossier of promised.issued.keys())
      if (!letters.some((letter) => letter.dossier === dossier)) wrong.push(`no letter of ${dossier}`);
    for (const name of office.names('letters').filter((one) => !TEMPORARY.test(one))) {
      const letter = owned.get(name);
      const hash = hashOf(readFileSync(office.path('letters', name)));
      if (letter?.sha256 !== hash && !letter?.replaces?.includes(hash)) wrong.push(`${name} is no letter of the ledger`);
    }
  }).catch((error: unknown) => {
    const known = settledLists.length + filed.length;
    // Before the first acknowledged import there may be no database.
    if ((error as { code?: unknown }).code !== 'ENOENT' || known > 0) wrong.push(`the database cannot be read: ${String(error)}`);
  });
  for (const { file, made, holds } of promised.backups) {
    if (existsSync(office.path(file))) await inCopy(office, file, async (store) => void wrong.push(...(await faultsOfStore(store, holds))));
    else if (made) wrong.push(`the backup ${file} is gone`);
  }
  return { wrong, drafts };
}

/** Opens a copy of a database, with what its log holds, away from the office. */
async function inCopy(office: TrialOffice, name: string, look: (store: Store) => Promise<void>): Promise<void> {
  const away = mkdtempSync(join(tmpdir(), 'dunghen-account-'));
  try {
    copyFileSync(office.path(name), join(away, 'copy.db'));
    if (existsSync(office.path(`${name}-wal`))) copyFileSync(office.path(`${name}-wal`), join(away, 'copy.db-wal'));
    const store = openStore(join(away, 'copy.db'));
    try {
      await look(store);
    } finally {
      await store.close();
    }
  } finally {
    rmSync(away, { recursive: true });
  }
}

/** Sound, with every chain whole, and with every dossier of some lists, once. */
async function faultsOfStore(store: Store, lists: readonly List[]): Promise<string[]> {
  const wrong = [...(await store.soundness())];
  for await (const { dossier } of store.tampering()) wrong.push(`the chain of ${dossier} is broken`);
  const known = new Map((await Array.fromAsync(store.dossierPages())).flat().map(({ code, events }) => [code, events]));
  for (const { name, late, inTime } of lists) {
    const lost = [...late, ...inTime].filter((code) => known.get(code)?.filter(({ type }) => type === 'received').length !== 1);
    if (lost.length > 0) wrong.push(`of ${name}, which was imported, is lost: ${lost.join(', ')}`);
  }
  return wrong;
}

/** Whether a file of the inbox has been dealt with; it must be there once, whole (on Btrfs it may have both its names), and its report beside it. */
function isFiled(office: TrialOffice, { name, content }: List, wrong: string[]): boolean {
  const done = office.names('inbox', 'done').filter((one) => one.endsWith(`-${basename(name)}`));
  const places = [...done.map((one) => office.path('inbox/done', one)), ...[office.path(name)].filter((path) => existsSync(path))];
  const files = new Set(places.map((place) => statSync(place, { bigint: true }).ino));
  if (files.size !== 1) wrong.push(`${name} lies in ${files.size} places`);
  for (const place of places) if (readFileSync(place, 'utf8') !== content) wrong.push(`${place} is not what was dropped`);
  for (const one of done) if (!existsSync(office.path('inbox/done', `${one}.json`))) wrong.push(`${one} has no report`);
  return done.length > 0;
}

function tornReports(office: TrialOffice): string[] {
  const reports = office.names('inbox', 'done').filter((name) => name.endsWith('.json'));
  return reports.flatMap((name) => {
    try {
      JSON.parse(readFileSync(office.path('inbox/done', name), 'utf8'));
      return [];
    } catch {
      return [`the report ${name} is not whole`];
    }
  });
}

/** Pages and workbooks of the morning, by how such files end. */
function tornDigests(office: TrialOffice): string[] {
  const days = office.names('digests');
  const files = days.flatMap((day) => office.names('digests', day).map((name) => office.path('digests', day, name)));
  return files
    .filter((path) => !TEMPORARY.test(basename(path)))
    .filter((path) => {
      const bytes = readFileSync(path);
      return path.endsWith('.html') ? !bytes.toString().trimEnd().endsWith('</html>') : !bytes.includes('PK\u0005\u0006');
    })
    .map((path) => `${basename(path)} is not whole`);
}
