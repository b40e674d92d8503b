// Ledgers in which an older program left the day of a withdrawn letter standing, brought up to date.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldDossier, formatDay, standingPromises, type DossierClock } from '@dunghen/core';
import { openStore, type Store } from '@dunghen/store';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chainLink } from '../src/chain.ts';
import { MIGRATION_STEPS } from '../src/sqlite/migrations.ts';
import { takeBackOldPromises } from '../src/sqlite/old-withdrawals.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thư đã thu hồi '));
  path = join(folder, 'a.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Step = readonly [step: 'drafted' | 'issued' | 'sent' | 'withdrawn', on: string, number?: string];
/** A letter of a dossier's appointment: what it is now, the day it gives, and the steps that made it so. */
interface Letter {
  readonly appointment?: number;
  readonly dueOn?: string;
  readonly state: string;
  readonly newDueOn?: string;
  readonly steps: readonly Step[];
}

/** A database as the program before left it: its letters, and in the dossiers' events the days they gave. */
function ledger(dossiers: Readonly<Record<string, { readonly letters: readonly Letter[]; readonly events: readonly object[] }>>): void {
  const db = new Database(path);
  db.pragma('application_id = 1145587022');
  const before = MIGRATION_STEPS.indexOf(takeBackOldPromises);
  for (const step of MIGRATION_STEPS.slice(0, before)) {
    if (typeof step === 'function') step(db);
    else db.exec(step);
  }
  db.pragma(`user_version = ${before}`);
  let [dossierId, letterId] = [0, 0];
  for (const [code, { letters, events }] of Object.entries(dossiers)) {
    db.prepare('insert into dossier (id, code, code_key) values (?, ?, ?)').run(++dossierId, code, code);
    const received = { type: 'received', at: '2026-11-02', term: '3 working-days' };
    let chain = '';
    for (const { type, at, ...fields } of [received, ...events] as readonly { type: string; at: string }[]) {
      const body = JSON.stringify(fields);
      chain = chainLink(chain, code, { type, at, body });
      const insert = db.prepare('insert into event (dossier_id, type, at, body, chain) values (?, ?, ?, ?, ?)');
      insert.run(dossierId, type, at, body, chain);
    }
    for (const { appointment = 1, dueOn = '2026-11-05', state, newDueOn, steps } of letters) {
      const number = steps.findLast(([step]) => step === 'issued')?.[2] ?? null;
      const signedOn = steps.findLast(([step]) => step === 'issued')?.[1] ?? null;
      db.prepare(
        `insert into letter (id, dossier_id, appointment, kind, due_on, state, file_name, sha256, template_sha256, facts, drafted_on, number, signed_on)
         values (?, ?, ?, 'missed', ?, ?, ?, '', '', ?, '2026-11-06', ?, ?)`,
      ).run(++letterId, dossierId, appointment, dueOn, state, `${letterId}.docx`, JSON.stringify({ newDueOn }), number, signedOn);
      for (const [step, on, given] of steps)
        db.prepare("insert into letter_event (letter_id, step, at, actor, detail) values (?, ?, ?, 'lan', ?)").run(
          letterId,
          step,
          // In the evening of the day before by Greenwich.
          `${on}T18:00:00.000Z`,
          JSON.stringify(step === 'issued' ? { number: given, signedBy: 'A', signedOn: on, draft: '' } : {}),
        );
    }
  }
  db.close();
}

const gave = (number: string, on: string, dueOn: string, more: object = {}): object => {
  return { type: 'rescheduled', at: on, dueOn, letter: number, ...more };
};
const ISSUED: readonly Step[] = [
  ['drafted', '2026-11-06'],
  ['issued', '2026-11-09', '12'],
];
const WITHDRAWN: readonly Step[] = [...ISSUED, ['withdrawn', '2026-11-10']];

/** The days that stand after the ledger was brought up to date, and its events that take one back. */
async function standing(store: Store, code: string): Promise<readonly [string[], string[]]> {
  const { events } = (await store.dossier(code)) as NonNullable<Awaited<ReturnType<Store['dossier']>>>;
  const clock = foldDossier(events) as DossierClock;
  expect(clock.dossier).toBe(code);
  const back = events.flatMap((event) => (event.type === 'rescheduled' && event.takesBack ? [`${event.at} ${event.takesBack}`] : []));
  return [standingPromises(events).map(({ dueOn }) => formatDay(dueOn)), back];
}

test('the day of a letter that was withdrawn before it was sent is taken back from the day of the withdrawal on, in a sound chain', async () => {
  ledger({
    OPEN: { letters: [{ state: 'withdrawn', newDueOn: '2026-11-13', steps: WITHDRAWN }], events: [gave('12', '2026-11-09', '2026-11-13')] },
    ENDED: {
      letters: [{ state: 'withdrawn', newDueOn: '2026-11-13', steps: WITHDRAWN }],
      events: [gave('12', '2026-11-09', '2026-11-13'), { type: 'completed', at: '2026-11-09T15:00:00+07:00' }],
    },
    // Withdrawn, drafted anew, issued with another day on the day of the withdrawal, and that one stands.
    ANOTHER: {
      letters: [
        { state: 'issued', newDueOn: '2026-11-20', steps: [...WITHDRAWN, ['drafted', '2026-11-10'], ['issued', '2026-11-11', '13']] },
      ],
      events: [gave('12', '2026-11-09', '2026-11-13'), gave('13', '2026-11-11', '2026-11-20')],
    },
    TWICE: {
      letters: [
        {
          state: 'withdrawn',
          newDueOn: '2026-11-20',
          steps: [...WITHDRAWN, ['drafted', '2026-11-10'], ['issued', '2026-11-11', '13'], ['withdrawn', '2026-11-12']],
        },
      ],
      events: [gave('12', '2026-11-09', '2026-11-13'), gave('13', '2026-11-11', '2026-11-20')],
    },
  });
  const store = openStore(path);
  try {
    // The withdrawal of 18:00 by Greenwich is of the next day here.
    expect(await standing(store, 'OPEN')).toEqual([[], ['2026-11-11 2026-11-09']]);
    expect(await standing(store, 'ENDED')).toEqual([[], ['2026-11-11 2026-11-09']]);
    expect(await standing(store, 'ANOTHER')).toEqual([['2026-11-20'], ['2026-11-11T23:59:59.999+07:00 2026-11-09']]);
    expect(await standing(store, 'TWICE')).toEqual([[], ['2026-11-11T23:59:59.999+07:00 2026-11-09', '2026-11-13 2026-11-11']]);
    expect(await Array.fromAsync(store.tampering())).toEqual([]);
  } finally {
    await store.close();
  }
});

test('what is damaged is passed over, and the ledger opens', async () => {
  const letters = [{ state: 'withdrawn', newDueOn: '2026-11-13', steps: WITHDRAWN }];
  const events = [gave('12', '2026-11-09', '2026-11-13')];
  ledger({ DETAIL: { letters, events }, DAY: { letters, events }, EVENT: { letters, events }, WHOLE: { letters, events } });
  const db = new Database(path);
  db.exec(`
    drop trigger letter_event_no_update;
    update letter_event set detail = '{"number"' where letter_id = 1 and step = 'issued';
    update letter_event set at = 'hôm qua' where letter_id = 2 and step = 'withdrawn';
    create trigger letter_event_no_update before update on letter_event begin select raise(abort, 'letter_event is append-only'); end;
    drop trigger event_no_update;
    pragma ignore_check_constraints = on;
    update event set body = '{"dueOn"' where dossier_id = 3 and type = 'rescheduled';
    create trigger event_no_update before update on event begin select raise(abort, 'event is append-only'); end;`);
  db.close();
  const store = openStore(path);
  try {
    for (const code of ['DETAIL', 'DAY']) expect(await standing(store, code), code).toEqual([['2026-11-13'], []]);
    expect(await standing(store, 'WHOLE')).toEqual([[], ['2026-11-11 2026-11-09']]);
  } finally {
    await store.close();
  }
});

test('a day stands that somebody was told of, or that is taken back already', async () => {
  ledger({
    SENT: {
      letters: [{ state: 'sent', newDueOn: '2026-11-13', steps: [...ISSUED, ['sent', '2026-11-10']] }],
      events: [gave('12', '2026-11-09', '2026-11-13')],
    },
    // Issued anew with the same day, which the older program had recorded once.
    SAME: {
      letters: [
        {
          state: 'sent',
          newDueOn: '2026-11-13',
          steps: [...WITHDRAWN, ['drafted', '2026-11-10'], ['issued', '2026-11-10', '13'], ['sent', '2026-11-11']],
        },
      ],
      events: [gave('12', '2026-11-09', '2026-11-13')],
    },
    APOLOGIZED: {
      letters: [
        { state: 'withdrawn', newDueOn: '2026-11-13', steps: WITHDRAWN },
        {
          appointment: 2,
          dueOn: '2026-11-13',
          state: 'sent',
          steps: [
            ['drafted', '2026-11-16'],
            ['issued', '2026-11-16', '20'],
            ['sent', '2026-11-16'],
          ],
        },
      ],
      events: [gave('12', '2026-11-09', '2026-11-13')],
    },
    OTHERS: {
      letters: [{ state: 'withdrawn', newDueOn: '2026-11-13', steps: WITHDRAWN }],
      events: [gave('sở/7', '2026-11-09', '2026-11-13')],
    },
    TAKEN: {
      letters: [{ state: 'withdrawn', newDueOn: '2026-11-13', steps: WITHDRAWN }],
      events: [gave('12', '2026-11-09', '2026-11-13'), gave('12', '2026-11-10', '2026-11-13', { takesBack: '2026-11-09' })],
    },
    DRAFT: {
      letters: [
        {
          state: 'withdrawn',
          newDueOn: '2026-11-13',
          steps: [
            ['drafted', '2026-11-06'],
            ['withdrawn', '2026-11-10'],
          ],
        },
      ],
      events: [],
    },
  });
  const store = openStore(path);
  try {
    for (const code of ['SENT', 'SAME', 'APOLOGIZED', 'OTHERS']) expect(await standing(store, code), code).toEqual([['2026-11-13'], []]);
    expect(await standing(store, 'TAKEN')).toEqual([[], ['2026-11-10 2026-11-09']]);
    expect(await standing(store, 'DRAFT')).toEqual([[], []]);
  } finally {
    await store.close();
  }
});
