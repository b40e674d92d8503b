// A step forward for ledgers of an older program, which withdrew letters that never went out and left the day they gave standing.
import { DungHenError, formatDay, parseEvent, type DossierEvent } from '@dunghen/core';
import type Database from 'better-sqlite3';
import { chainLink } from '../chain.ts';
import { promiseTakenBack } from '../letters/letter-promises.ts';
import type { LetterState } from '../schema.ts';
import { BodySpeller } from '../append/spell-body.ts';

/** A letter that was issued and withdrawn before it was sent; once for each time. */
interface Withdrawal {
  readonly id: number;
  readonly dossierId: number;
  readonly code: string;
  readonly appointment: number;
  readonly number: string;
  readonly signedOn: string;
  /** The office's day, ISO. */
  readonly withdrawnOn: string;
}

const WITHDRAWALS = `
  select letter.id, dossier.id as dossierId, code, appointment,
    case when json_valid(issued.detail) then issued.detail ->> '$.number' end as number,
    case when json_valid(issued.detail) then issued.detail ->> '$.signedOn' end as signedOn, date(withdrawn.at, '+7 hours') as withdrawnOn
  from letter_event as issued
  join letter_event as withdrawn on withdrawn.id = (select min(id) from letter_event
    where letter_id = issued.letter_id and id > issued.id and step in ('issued', 'sent', 'withdrawn'))
  join letter on letter.id = issued.letter_id
  join dossier on dossier.id = dossier_id
  where issued.step = 'issued' and withdrawn.step = 'withdrawn' and number is not null and signedOn is not null and withdrawnOn is not null
  order by issued.id`;

/** An event that gave a day, or took one back. */
interface Given {
  readonly at: string;
  readonly body: string;
}

/** A letter that the citizen has, or will have, of a dossier. */
interface Standing {
  readonly id: number;
  readonly state: LetterState;
  readonly appointment: number;
  readonly due_on: string;
  readonly newDueOn: string | null;
}

/**
 * Takes back, from the day of the withdrawal on, the days that withdrawn letters gave: in the ledger is when each was withdrawn. One that
 * a standing letter gives too stands, since an older program then recorded it once; so does one that a later letter apologizes for, and
 * whatever cannot be read.
 */
export function takeBackOldPromises(db: Database.Database): void {
  const given = db.prepare("select at, body from event where dossier_id = ? and type = 'rescheduled' order by id");
  const standing = db.prepare(
    "select id, state, appointment, due_on, facts ->> '$.newDueOn' as newDueOn from letter where dossier_id = ? and state in ('issued', 'sent')",
  );
  for (const letter of db.prepare(WITHDRAWALS).all() as Withdrawal[]) {
    const events = given.all(letter.dossierId) as readonly Given[];
    for (const event of takenBack(letter, events, standing.all(letter.dossierId) as readonly Standing[])) append(db, letter, event);
  }
}

/** What takes the days back that a withdrawn letter gave. */
function takenBack(letter: Withdrawal, given: readonly Given[], others: readonly Standing[]): readonly DossierEvent[] {
  const { id, code, number, signedOn, appointment, withdrawnOn } = letter;
  const later = others.filter((other) => other.appointment > appointment);
  try {
    const known = given.map(({ at, body }) => parseEvent({ ...(JSON.parse(body) as object), dossier: code, type: 'rescheduled', at }));
    const isGiven = (event: DossierEvent): boolean =>
      event.type === 'rescheduled' && others.some(({ newDueOn }) => newDueOn === formatDay(event.dueOn));
    return promiseTakenBack(
      code,
      { id, number, signed_on: signedOn },
      later,
      withdrawnOn,
    )(known, null, null).filter((event) => !isGiven(event));
  } catch (error) {
    // What was damaged is the doctor's to tell of, and no reason not to open the ledger.
    if (error instanceof DungHenError || error instanceof SyntaxError) return [];
    throw error;
  }
}

function append(db: Database.Database, { dossierId, code }: Withdrawal, event: DossierEvent): void {
  const { type, at } = event;
  const body = new BodySpeller().spell(event).shared;
  const previous = db.prepare('select chain from event where dossier_id = ? order by id desc limit 1').pluck().get(dossierId) as string;
  db.prepare('insert into event (dossier_id, type, at, body, chain) values (?, ?, ?, ?, ?)').run(
    dossierId,
    type,
    at,
    body,
    chainLink(previous, code, { type, at, body }),
  );
}
