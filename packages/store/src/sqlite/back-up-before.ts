// The copy that is left of a database before a newer program changes its tables.
import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beginDraft, draftOf, publishDraft } from '../whole-file.ts';
import { SCHEMA_VERSION } from './migrations.ts';

/** A copy beside the database before its tables change, once for each version: the way back if the new program disappoints. */
export function backUpBefore(db: Database.Database, path: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const copy = `${path}.v${version}.bak`;
  if (version === 0 || version >= SCHEMA_VERSION || existsSync(copy)) return;
  // Under another name until it is whole, so that a full disk leaves no half copy that looks like one.
  const draft = draftOf(copy);
  try {
    beginDraft(copy);
    db.prepare('vacuum into ?').run(draft);
    // Another program may have been quicker, with a copy of its own before it changed the tables.
    if (versionOf(draft) === version) publishDraft(copy);
  } finally {
    rmSync(draft, { force: true });
  }
}

function versionOf(path: string): unknown {
  const db = new Database(path, { readonly: true });
  try {
    return db.pragma('user_version', { simple: true });
  } finally {
    db.close();
  }
}
