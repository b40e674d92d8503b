// The ledger of letters, changed by somebody who knows SQL, takes the guards away and puts them back.
import { foldDossier, parseEvent } from '@dunghen/core';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openInMemory } from '../src/sqlite/open.ts';
import { queriesOver, storeOver, type Store } from '../src/store.ts';

const AT = '2026-11-09T01:00:00Z';
let database: Database.Database;
let store: Store;
const check = (history: Parameters<typeof foldDossier>[0]): void => void foldDossier(history);
const facts = (more: object): string => JSON.stringify({ applicant: { name: 'Nông Thị Thử' }, reason: 'mưa lũ', ...more });

/** Letters 1 to 4 of dossiers A to D: sent, issued and withdrawn, drafted anew after that, drafted and erased; all but the last are published. */
beforeAll(async () => {
  database = openInMemory();
  store = storeOver(database, queriesOver(database));
  for (const [i, code] of ['A', 'B', 'C', 'D'].entries()) {
    const received = parseEvent({
      dossier: code,
      type: 'received',
      at: '2026-11-02',
      term: '3 working-days',
      applicant: { name: 'Nông Thị Thử' },
    });
    await store.append([{ code, events: () => [received] }], { file: 'f', sha256: code, at: AT }, check);
    await claim(code);
    if (code === 'D') continue;
    await store.settleLetter(i + 1, code, AT);
    const rendered = { kind: 'missed' as const, facts: facts({ number: code }), sha256: `${code}2`, bytes: Uint8Array.of(2) };
    await take(i + 1, { step: 'confirmed', rendered: { ...rendered, sha256: code }, endedOn: '2026-11-06' });
    await take(i + 1, { step: 'redated', rendered: { ...rendered, sha256: code }, asOf: '2026-11-09' });
    await take(i + 1, { step: 'issued', rendered, number: `${i}/XL`, signedBy: 'Lê Thử', signedOn: '2026-11-09', newDueOn: '2026-11-12' });
    await (code === 'A'
      ? take(i + 1, { step: 'sent', channel: 'bưu điện', sentOn: '2026-11-09' }, 'A2')
      : take(i + 1, { step: 'withdrawn', reason: 'nhầm', withdrawnOn: '2026-11-09' }, `${code}2`));
  }
  await claim('C', { again: true });
  // The law moves the day of a draft: it is withdrawn and drafted anew.
  await claim('C', { dueOn: '2026-11-06' });
  await store.erase([4], '2026-11-10', AT);
});
afterAll(() => store.close());

async function claim(code: string, more: { readonly again?: boolean; readonly dueOn?: string } = {}): Promise<boolean> {
  const { id: dossierId, revision } = (await store.dossier(code)) ?? { id: 0, revision: 0 };
  const draft = {
    dossierId,
    revision,
    appointment: 1,
    kind: 'missed' as const,
    dueOn: '2026-11-05',
    fileName: `${code}.docx`,
    sha256: code,
  };
  return store.claimLetter(
    { ...draft, templateSha256: 't', facts: facts({}), draftedOn: '2026-11-09', bytes: Uint8Array.of(1), ...more },
    AT,
  );
}

const take = (id: number, step: Parameters<Store['takeLetterStep']>[1], seen = 'ABCD'[id - 1] ?? ''): Promise<void> =>
  store.takeLetterStep(id, step, { at: AT, actor: 'lan', seen }, check);

/** Letters that doctor names, what it says of their count, and how many letters and steps it misses. */
async function found(): Promise<readonly (number | string)[]> {
  const tampered = (await Array.fromAsync(store.tampering())).map((one) => (one.what === 'letter' ? one.letter : one.what));
  const { letters, letterSteps } = await store.gone();
  return [...tampered, ...(letters > 0 ? [`letters ${letters}`] : []), ...(letterSteps > 0 ? [`steps ${letterSteps}`] : [])];
}

/** Changes the ledger without its guards. */
function change(sql: string): void {
  const triggers = database.prepare("select name, sql from sqlite_schema where type = 'trigger'").all();
  for (const { name } of triggers as { name: string }[]) database.exec(`drop trigger ${name}`);
  database.exec(sql);
  for (const { sql: guard } of triggers as { sql: string }[]) database.exec(guard);
}

/** Looks at the ledger as a change leaves it, which is undone after that. */
async function onceChanged(sql: string, look: () => Promise<void>): Promise<void> {
  database.exec('savepoint untouched');
  try {
    change(sql);
    await look();
  } finally {
    database.exec('rollback to untouched; release untouched');
  }
}

const LAST = 'select max(id) from letter_event';
const swapped = (one: string, other: string): string =>
  `update letter_event set id = case step when '${one}' then -1 else -2 end where letter_id = 1 and step in ('${one}', '${other}');
   update letter_event set id = case id when -1 then 4 else 5 end where id < 0`;
const gone = (letter: number): string =>
  ['letter_event where letter_id', 'letter_bytes where letter_id', 'letter where id']
    .map((rows) => `delete from ${rows} = ${letter}`)
    .join(';');

test('nobody is told of a ledger that only the program wrote', async () => {
  const states = (await Array.fromAsync(store.letterPages())).flat().map(({ state, erasedOn }) => [state, erasedOn]);
  expect(states).toEqual([
    ['sent', null],
    ['withdrawn', null],
    ['drafted', null],
    ['drafted', '2026-11-10'],
  ]);
  expect(await found()).toEqual([]);
});

test.each<[string, string, readonly (number | string)[]]>([
  [
    'under which number',
    "update letter_event set detail = json_set(detail, '$.number', '9/XL') where letter_id = 1 and step = 'issued'",
    [1],
  ],
  ['by whom', "update letter_event set actor = 'khác' where letter_id = 1 and step = 'sent'", [1]],
  ['when', "update letter_event set at = '2026-11-05T01:00:00Z' where letter_id = 1 and step = 'drafted'", [1]],
  ['why it was withdrawn', "update letter_event set detail = '{}' where letter_id = 2 and step = 'withdrawn'", [2]],
  [
    'a step, put in',
    `insert into letter_event (letter_id, step, at, actor, chain) select 1, 'sent', at, 'lan', chain from letter_event where id = (${LAST})`,
    [1],
  ],
  ['a step in the midst, deleted', "delete from letter_event where letter_id = 1 and step = 'confirmed'", [1, 'steps 1']],
  ['its last step, deleted', "delete from letter_event where letter_id = 1 and step = 'sent'", [1, 'steps 1']],
  ['the last step of all, deleted', `delete from letter_event where id = (${LAST})`, [4, 'steps 1']],
  [
    'that it was withdrawn, undone',
    "delete from letter_event where letter_id = 2 and step = 'withdrawn'; update letter set state = 'issued' where id = 2",
    [2, 'steps 1'],
  ],
  ['the order of its steps', swapped('issued', 'redated'), [1]],
  ['a step, handed to another letter', "update letter_event set letter_id = 2 where letter_id = 1 and step = 'sent'", [1, 2]],
  ['all its steps, deleted', 'delete from letter_event where letter_id = 3', [3, 'steps 9']],
  ['when it was sent, in its row alone', "update letter set sent_on = '2026-11-05' where id = 1", [1]],
  ['what it states', "update letter set facts = json_set(facts, '$.reason', 'khác') where id = 1", [1]],
  [
    'what it states, beyond reading',
    "pragma ignore_check_constraints = on; update letter set facts = '{' where id = 1; pragma ignore_check_constraints = off",
    [1],
  ],
  ['whose letter it is', 'update letter set dossier_id = 4, appointment = 2 where id = 1', [1]],
  [
    'a letter of nobody',
    "insert into letter (dossier_id, appointment, kind, due_on, file_name, sha256, template_sha256, facts, drafted_on, seal) select 1, 2, kind, due_on, 'x', '', '', facts, drafted_on, seal from letter where id = 1",
    [5],
  ],
  ['a letter that is gone', gone(2), ['letters 1', 'steps 6']],
  ['the newest letter, gone', gone(4), ['letters 1', 'steps 2']],
  [
    'the newest letter, gone and counted off',
    `${gone(4)}; update letter_count set letters = 3, steps = (select count(*) from letter_event)`,
    ['letter-count', 'steps 1'],
  ],
  ['how many there are', 'update letter_count set letters = letters + 1', ['letters 1']],
  ['that they are counted', 'delete from letter_count', ['letter-count']],
])('%s: changed behind the program, is found', (_, sql, expected) =>
  onceChanged(sql, async () => {
    expect(await found()).toEqual(expected);
  }),
);

const beside = (id: number, dossier: string): object => ({ id, dossier, draftedOn: '2026-11-09' });
const issued = (dossier: string, number: string): object => ({ dossier, number });
const PRINTED = ['[1, 2]', '[1]'].map((held) => `insert into print_file values ('/${held}', '', '${held}', null, '', null)`).join(';');
test.each<[string, string, object | null]>([
  ['none', '', null],
  ['a step alone', "delete from letter_event where letter_id = 2 and step = 'issued'", null],
  [
    'one in the midst',
    gone(2),
    { gaps: [{ from: 2, to: 2, after: beside(1, 'A'), before: beside(3, 'C') }], newest: 0, withBytes: [], issued: [issued('B', '1/XL')] },
  ],
  [
    'the first two',
    `${gone(1)}; ${gone(2)}`,
    { gaps: [{ from: 1, to: 2, after: null, before: beside(3, 'C') }], issued: [issued('A', '0/XL'), issued('B', '1/XL')] },
  ],
  ['the newest', gone(4), { gaps: [], newest: 1, issued: [], prints: [] }],
  ['one, but for its bytes', gone(2).replace(/delete from letter_bytes [^;]*;/, 'pragma defer_foreign_keys = on;'), { withBytes: [2] }],
  ['one that was printed', `${PRINTED}; ${gone(2)}`, { prints: ['/[1, 2]'] }],
])('of letters that were deleted whole, what they left is told: %s', (_, sql, left) =>
  onceChanged(sql, async () => {
    const told = await store.goneLetters(9);
    if (left === null) expect(told).toBeNull();
    else expect(told).toMatchObject(left);
  }),
);

test('a step that somebody wrote, which is no JSON, stops no question about other letters', () =>
  onceChanged(`update letter_event set detail = 'x' where letter_id = 1; ${gone(3)}`, async () => {
    expect(await store.numbersTakenBack('1/XL', '2026-11-09')).toMatchObject([{ id: 2 }]);
    expect(await store.goneLetters(9)).toMatchObject({ issued: [issued('A', '0/XL'), issued('C', '2/XL')] });
  }));

test('a step that nothing links is refused, as an older program that still runs would take it', () => {
  const taken = "insert into letter_event (letter_id, step, at, actor) values (1, 'published', '2026-11-09', 'scan')";
  expect(() => database.exec(taken)).toThrow('linked');
});

// These stay in the ledger: they are the last.
test('the newest letter, gone and counted off, is found after another has come in its place', async () => {
  change(`${gone(4)}; update letter_count set letters = 3, steps = (select count(*) from letter_event)`);
  expect(await claim('D')).toBe(true);
  expect(await found()).toEqual(['letter-count', 'steps 1']);
});

test('a letter that was changed, of a ledger whose count was taken away, goes on and is found, put back or not', async () => {
  change("update letter set drafted_on = '2026-11-06' where id = 3; delete from letter_count");
  await take(3, { step: 'confirmed', rendered: { kind: 'missed', facts: facts({}), sha256: 'C', bytes: Uint8Array.of(1) } });
  expect(await found()).toEqual([3, 'steps 1']);
  change("update letter set drafted_on = '2026-11-09' where id = 3");
  expect(await found()).toEqual([3, 'steps 1']);
});
