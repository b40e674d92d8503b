// The tables of the SQLite store, forward only: each step runs in one transaction with its number, so none can be half applied.
import { realpathSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { ledgerId } from '../ledger-id.ts';
import { StoreError } from '../store-error.ts';
import { RESCHEDULED, sharedBodySql, timelineEntrySql } from '../timeline.ts';
import { chainLink, type ChainedEvent } from '../chain.ts';
import { linkLetters } from './link-letters.ts';
import { takeBackOldPromises } from './old-withdrawals.ts';

const END_TYPES = "'completed', 'refused', 'withdrawn'";

const APPEND_ONLY = (table: string): string => `
  create trigger ${table}_no_update before update on ${table} begin select raise(abort, '${table} is append-only'); end;
  create trigger ${table}_no_delete before delete on ${table} begin select raise(abort, '${table} is append-only'); end;`;

/** `taken`: which rows a new one would replace. */
const NO_REPLACE = (table: string, taken: string): string => `
  create trigger ${table}_no_replace before insert on ${table} when exists (select 1 from ${table} where ${taken})
    begin select raise(abort, '${table} is never replaced'); end;`;

/** Keeps what is derived from events for whoever writes event rows alone. */
const TIMELINE_TRIGGER = `
  create trigger event_timeline after insert on event
  when new.id > (select revision from dossier where id = new.dossier_id) begin
    insert or ignore into event_body (body) values (${sharedBodySql('new')});
    update dossier set
      revision = new.id,
      timeline = timeline || case timeline when '' then '' else ' ' end || ${timelineEntrySql('new')},
      ended = ended or new.type in (${END_TYPES}),
      law_id = 0
    where id = new.dossier_id;
    update newest set last_on = substr(new.at, 1, 10) where last_on < substr(new.at, 1, 10);
  end;`;

/** What each version adds to the one before. */
export const MIGRATION_STEPS: readonly (string | ((db: Database.Database) => void))[] = [
  `
  create table import (
    id integer primary key,
    file text not null,
    sha256 text not null,
    imported_at text not null
  ) strict;
  create table dossier (
    id integer primary key,
    code text not null,
    code_key text not null unique
  ) strict;
  create table event (
    id integer primary key,
    dossier_id integer not null references dossier (id),
    type text not null,
    at text not null,
    body text not null check (json_valid(body)),
    import_id integer references import (id),
    unique (dossier_id, type, at)
  ) strict;
  ${APPEND_ONLY('event')}
  create table applicant (
    dossier_id integer primary key references dossier (id),
    body text not null check (json_valid(body))
  ) strict;
  create table letter (
    id integer primary key,
    dossier_id integer not null references dossier (id),
    appointment integer not null check (appointment >= 1),
    kind text not null check (kind in ('missed', 'closed-late', 'second-missed')),
    due_on text not null,
    state text not null default 'drafted' check (state in ('drafted', 'issued', 'sent', 'withdrawn')),
    file_name text not null unique,
    sha256 text not null,
    template_sha256 text not null,
    facts text not null check (json_valid(facts)),
    drafted_on text not null,
    published_at text,
    unique (dossier_id, appointment)
  ) strict;
  create index letter_unpublished on letter (id) where published_at is null;
  create trigger letter_no_delete before delete on letter begin select raise(abort, 'letters are never deleted'); end;
  create trigger letter_key_fixed before update of dossier_id, appointment, file_name on letter
    begin select raise(abort, 'the key of a letter never changes'); end;
  create table letter_bytes (
    letter_id integer primary key references letter (id),
    bytes blob not null
  ) strict;
  create table letter_event (
    id integer primary key,
    letter_id integer not null references letter (id),
    step text not null,
    at text not null,
    actor text not null,
    detail text
  ) strict;
  ${APPEND_ONLY('letter_event')}
  `,
  `
  create table event_body (
    id integer primary key,
    body text not null unique
  ) strict;
  insert or ignore into event_body (body) select ${sharedBodySql('event')} from event order by id;
  alter table dossier add column revision integer not null default 0;
  alter table dossier add column timeline text not null default '';
  update dossier set
    revision = (select coalesce(max(id), 0) from event where dossier_id = dossier.id),
    timeline = (
      select coalesce(group_concat(entry, ' '), '')
      from (select ${timelineEntrySql('event')} as entry from event where dossier_id = dossier.id order by id)
    );
  create trigger event_timeline after insert on event begin
    insert or ignore into event_body (body) values (${sharedBodySql('new')});
    update dossier set
      revision = new.id,
      timeline = timeline || case timeline when '' then '' else ' ' end || ${timelineEntrySql('new')}
    where id = new.dossier_id;
  end;
  `,
  (db) => {
    db.exec(`
      create table law (id integer primary key, law text not null unique) strict;
      create table newest (id integer primary key check (id = 1), last_on text not null) strict;
      insert into newest select 1, coalesce(max(substr(at, 1, 10)), '') from event;
      alter table dossier add column ended integer not null default 0;
      alter table dossier add column law_id integer not null default 0;
      alter table dossier add column due_day text;
      alter table dossier add column missed integer not null default 0;
      update dossier set ended = exists (select 1 from event where dossier_id = dossier.id and type in (${END_TYPES}));
      create index dossier_law on dossier (law_id, id);
      create index dossier_due on dossier (law_id, ended, due_day, missed);
      alter table event add column chain text not null default '';
      drop trigger event_no_update;
      drop trigger event_timeline;
    `);
    chainAll(db);
    db.exec(`
      create trigger event_no_update before update on event begin select raise(abort, 'event is append-only'); end;
      ${TIMELINE_TRIGGER}
    `);
  },
  `
  create table sighting (
    dossier_id integer primary key references dossier (id),
    list text not null,
    listed_on integer not null,
    received_on integer not null,
    state text not null check (state in ('open', 'paused', 'ended')),
    promised_on integer,
    seen_open_on integer,
    missing_on integer
  ) strict;
  `,
  `
  alter table letter add column requested_on text;
  alter table letter add column apology_by text;
  alter table letter add column number text;
  alter table letter add column signed_by text;
  alter table letter add column signed_on text;
  alter table letter add column channel text;
  alter table letter add column sent_on text;
  alter table letter add column replaces_sha256 text;
  create unique index letter_number on letter (number, substr(signed_on, 1, 4)) where number is not null and state != 'withdrawn';
  `,
  `
  create table alert (
    dossier_id integer not null references dossier (id),
    due_on text not null,
    step integer not null,
    rung_on text not null,
    primary key (dossier_id, due_on, step)
  ) strict, without rowid;
  create table digest (
    id integer primary key,
    on_day text not null,
    unit text not null,
    file text not null unique,
    subject text not null,
    html text not null,
    workbook blob not null,
    published_at text,
    unique (on_day, unit)
  ) strict;
  create index digest_unpublished on digest (id) where published_at is null;
  create table digest_mail (
    digest_id integer not null references digest (id),
    recipient text not null,
    attempts integer not null default 0,
    next_at text not null default '',
    sent_at text,
    fault text,
    primary key (digest_id, recipient)
  ) strict, without rowid;
  create index digest_mail_waiting on digest_mail (next_at) where sent_at is null;
  `,
  `
  create table due_move (
    id integer primary key,
    dossier_id integer not null references dossier (id),
    before_on text,
    after_on text,
    law_id integer not null references law (id),
    at text not null
  ) strict;
  ${APPEND_ONLY('due_move')}
  `,
  `
  create table scan_note (
    id integer primary key autoincrement,
    today text not null,
    at text not null,
    degraded text not null check (json_valid(degraded))
  ) strict;
  `,
  // The promised day leaves the bodies that dossiers share: with it, nearly every dossier had a body of its own.
  `
  insert or ignore into event_body (body)
    select ${sharedBodySql('event')} from event where type = 'received' and body ->> '$.promisedOn' is not null order by id;
  update dossier set timeline = (
    select group_concat(entry, ' ')
    from (select ${timelineEntrySql('event')} as entry from event where dossier_id = dossier.id order by id)
  )
  where id in (select dossier_id from event where type = 'received' and body ->> '$.promisedOn' is not null);
  delete from event_body where body ->> '$.promisedOn' is not null;
  drop trigger event_timeline;
  ${TIMELINE_TRIGGER}
  `,
  'alter table letter add column erased_on text;',
  'alter table import add column observed_on integer;',
  // What a scan looks into are a few thousand of a million dossiers: without these it went through all of them, most of its time.
  `
  create index dossier_missed on dossier (law_id, missed) where ended = 1 and missed > 0;
  create index dossier_again on dossier (law_id) where (timeline like '% ${RESCHEDULED}%' or timeline like '${RESCHEDULED}%');
  `,
  'create index letter_event_of on letter_event (letter_id);',
  // A mail that waited until there was a newer digest for its reader names it, and is not sent.
  'alter table digest_mail add column superseded_by integer references digest (id);',
  // Where letters were published last: the folder's path, and which folder it was by its number on its file system.
  'create table letters_folder (id integer primary key check (id = 1), path text not null, inode text not null) strict;',
  // The day of the scan, which is not that of the clock where a day was given; unknown of moves recorded before.
  'alter table due_move add column scanned_on text;',
  // Where a share is not mounted, the folder that lies in its place holds no letters folder: it is told by its own number.
  'alter table letters_folder add column parent_inode text;',
  takeBackOldPromises,
  // To whom earlier mornings did not come, more is new than in the digest of all: kept once for those who heard nothing since the same one.
  `
  create table digest_since (
    digest_id integer not null references digest (id),
    new_since text not null,
    html text not null,
    workbook blob not null,
    primary key (digest_id, new_since)
  ) strict;
  alter table digest_mail add column new_since text;
  `,
  // Mail of a morning on which no mail was set up could not be missed by its reader. Of older mornings it is known only where none was ever tried.
  `
  alter table digest_mail add column set_up integer not null default 1;
  update digest_mail set set_up = 0 where not exists (select 1 from digest_mail where attempts > 0);
  `,
  // The roots of two disks have one number: the folder is known by what stands in a file of its own.
  'alter table letters_folder add column mark text;',
  // One file can be read in two ways: by other columns it is another witness. Unknown of imports before this was kept.
  'alter table import add column reading text;',
  // A program that is killed in the midst of a file has not imported it. What older programs imported counts as imported.
  'alter table import add column complete integer not null default 1;',
  // Erasing a citizen reaches what was printed, and the folders that letters were published to before, which a copy of
  // the database knows as well: `ledger` is the path of the one that they are of. Of older prints and folders nothing is known.
  `
  create table print_file (
    path text not null, sha256 text not null, letters text not null, mount text, ledger text not null, primary key (path, sha256)
  ) strict;
  create table old_letters_folder (path text primary key, inode text not null, mark text, ledger text) strict;
  alter table letters_folder add column ledger text;
  `,
  // "Đang xử lý" contradicts a pause that another list of the day shows, and a list without a word does not. Unknown of lists before.
  'alter table sighting add column said_running integer not null default 0;',
  nameMachines,
  // Prints and folders of before on a disk that is lost for good, by the word of an officer.
  `
  alter table print_file add column word_id integer references retention_word (id);
  alter table old_letters_folder add column word_id integer references retention_word (id);
  `,
  // The day of the first newer list of its kind that did not show an open dossier; it holds until a list of that day or later does.
  'create table left_out (dossier_id integer primary key references dossier (id), left_out_on integer not null) strict;',
  // It is part of what lists showed, with which it leaves in an export.
  `
  alter table sighting add column left_out_on integer;
  update sighting set left_out_on = l.left_out_on from left_out l
    where l.dossier_id = sighting.dossier_id and l.left_out_on > sighting.listed_on;
  drop table left_out;
  create index sighting_left_out on sighting (dossier_id) where left_out_on is not null;
  `,
  // What is told of lists only once.
  'create table told_once (what text primary key) strict, without rowid;',
  // Which kinds of list showed a dossier, where they are several, since each may leave it out; and of each list what it can leave out. Unknown of lists before.
  `
  alter table sighting add column kinds text not null default '';
  alter table import add column shown text;
  `,
  // "insert or replace" deletes without asking a trigger on deleting. Events have no such guard, which is a hundredth of an import: of
  // them the chain and the numbers tell.
  `
  ${NO_REPLACE('letter_event', 'id = new.id')}
  ${NO_REPLACE('due_move', 'id = new.id')}
  ${NO_REPLACE('retention_word', 'id = new.id')}
  ${NO_REPLACE('letter', 'id = new.id or file_name = new.file_name or (dossier_id = new.dossier_id and appointment = new.appointment)')}
  `,
  // What an import came to of which nothing was told: the same file comes to nothing while nothing else comes in.
  'alter table import add column outcome text;',
  linkLetters,
];

/**
 * What noted a folder or a print is known by its machine, too; what the database at this path noted is its own. What officers
 * say of places that erasing cannot judge by itself is kept, with who and when.
 */
function nameMachines(db: Database.Database): void {
  db.exec(`
  create table retention_word (
    id integer primary key, at text not null, actor text not null, word text not null, place text not null
  ) strict;
  ${APPEND_ONLY('retention_word')}
  `);
  if (db.memory) return;
  const path = realpathSync.native(db.name);
  for (const table of ['letters_folder', 'old_letters_folder', 'print_file'])
    db.prepare(`update ${table} set ledger = ? where ledger = ?`).run(ledgerId(path), path);
}

/** Dossiers whose events are linked in one go: a few megabytes. */
const LINKED_AT_ONCE = 5_000;

/** Links the events of a database made before events were chained. */
function chainAll(db: Database.Database): void {
  const link = db.prepare('update event set chain = ? where id = ?');
  const newest = db.prepare('select coalesce(max(id), 0) from dossier').pluck().get() as number;
  const page = db.prepare(`
    select event.id, dossier_id, code, type, at, body from event join dossier on dossier.id = dossier_id
    where dossier_id > ? and dossier_id <= ? order by dossier_id, event.id`);
  for (let after = 0; after < newest; after += LINKED_AT_ONCE) {
    let [dossier, previous] = [0, ''];
    const events = page.all(after, after + LINKED_AT_ONCE);
    for (const event of events as (ChainedEvent & { readonly id: number; readonly dossier_id: number; readonly code: string })[]) {
      if (event.dossier_id !== dossier) [dossier, previous] = [event.dossier_id, ''];
      previous = chainLink(previous, event.code, event);
      link.run(previous, event.id);
    }
  }
}

/** The version of the tables this program writes. */
export const SCHEMA_VERSION: number = MIGRATION_STEPS.length;

/**
 * Brings the tables up to date; two programs doing so at once wait for each other.
 * @throws {StoreError} `database-newer` when a newer program made the tables.
 */
export function migrate(db: Database.Database, path: string): void {
  const version = (): number => db.pragma('user_version', { simple: true }) as number;
  if (version() > SCHEMA_VERSION) throw newer(version(), path);
  for (let step = version(); step < SCHEMA_VERSION; step = version()) {
    // A new database gets all its tables at once, which is one wait for the disk and not one for each step.
    const next = step === 0 ? SCHEMA_VERSION : step + 1;
    db.exec('begin immediate');
    try {
      // Another program may have taken this step while this one waited for the lock.
      if (version() === step) {
        for (const change of MIGRATION_STEPS.slice(step, next)) {
          if (typeof change === 'function') change(db);
          else db.exec(change);
        }
        db.pragma(`user_version = ${next}`);
      }
      db.exec('commit');
    } catch (error) {
      if (db.inTransaction) db.exec('rollback');
      throw error;
    }
  }
}

function newer(version: number, path: string): StoreError {
  return new StoreError(
    'database-newer',
    {
      vi: `Cơ sở dữ liệu ${path} thuộc phiên bản mới hơn (${version}) so với chương trình này (${SCHEMA_VERSION}); hãy cập nhật chương trình.`,
      en: `The database ${path} is of a newer version (${version}) than this program (${SCHEMA_VERSION}); update the program.`,
    },
    version,
  );
}
