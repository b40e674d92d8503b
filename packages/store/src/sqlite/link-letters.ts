// A step forward for ledgers of before: their letters' steps are linked, their rows sealed and counted as they are found. It knows the columns
// of its day: whoever adds one to what is sealed leaves the list of before here.
import type Database from 'better-sqlite3';
import { countSeal, letterSeal, SEALED, stepLink, type ChainedStep, type SealedLetter } from '../letters/letter-chain.ts';

/** Letters linked in one go. */
const LINKED_AT_ONCE = 1_000;

/** Links the steps of all letters there are, and gives each letter its seal. */
export function linkLetters(db: Database.Database): void {
  db.exec(`
    alter table letter_event add column chain text not null default '';
    alter table letter add column seal text not null default '';
    create table letter_count (
      id integer primary key check (id = 1), letters integer not null, steps integer not null, seal text not null
    ) strict;
    drop trigger letter_event_no_update;
  `);
  const letters = db.prepare(`
    select ${SEALED.map((column) => `letter.${column}`).join(', ')}, code from letter join dossier on dossier.id = dossier_id
    where letter.id > ? order by letter.id limit ${LINKED_AT_ONCE}`);
  const steps = db.prepare('select id, step, at, actor, detail from letter_event where letter_id = ? order by id');
  const link = db.prepare('update letter_event set chain = ? where id = ?');
  const seal = db.prepare('update letter set seal = ? where id = ?');
  for (let after = 0; ;) {
    const page = letters.all(after) as readonly SealedLetter[];
    for (const letter of page) {
      let previous = '';
      for (const step of steps.all(letter.id) as readonly (ChainedStep & { readonly id: number })[]) {
        previous = stepLink(previous, letter, step);
        link.run(previous, step.id);
      }
      // One without a step was not written by any program, and stays without a seal.
      if (previous !== '') seal.run(letterSeal(previous, letter), letter.id);
      after = letter.id;
    }
    if (page.length < LINKED_AT_ONCE) break;
  }
  const count = db.prepare('select (select count(*) from letter) as letters, (select count(*) from letter_event) as steps').get() as {
    readonly letters: number;
    readonly steps: number;
  };
  const newest = db.prepare('select chain from letter_event order by id desc limit 1').pluck().get() as string | undefined;
  db.prepare('insert into letter_count values (1, ?, ?, ?)').run(count.letters, count.steps, countSeal(count, newest ?? ''));
  // A program of before that still runs would leave steps that nothing holds.
  db.exec(`
    create trigger letter_event_no_update before update on letter_event begin select raise(abort, 'letter_event is append-only'); end;
    create trigger letter_event_linked before insert on letter_event when new.chain = ''
      begin select raise(abort, 'a step of a letter is linked to those before it'); end;
  `);
}
