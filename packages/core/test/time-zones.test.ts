import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Every golden answer, hashed, in a process of its own. */
const SCRIPT = `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { deadline, foldDossier, parseEvent } from '@dunghen/core';
  const law = process.argv[1];
  const read = (name) => readFileSync(law + name, 'utf8');
  const hash = createHash('sha256');
  for (const { receivedDate, workingDays } of JSON.parse(read('golden-working-days.json'))) {
    hash.update(JSON.stringify(deadline({ received: receivedDate, term: workingDays + ' working-days' }, { explain: true })));
  }
  for (const { receivedDate, calendarDays } of JSON.parse(read('golden-calendar-days.json'))) {
    hash.update(JSON.stringify(deadline({ received: receivedDate, term: calendarDays + ' calendar-days' })));
  }
  for (const line of read('example-commune.ndjson').trim().split('\\n')) {
    const event = parseEvent(JSON.parse(line));
    hash.update(JSON.stringify(event.type === 'received' ? foldDossier([event]) : event));
  }
  console.log(new Date(2026, 0, 1).getTimezoneOffset(), hash.digest('hex'));`;

test('the answers are the same on a machine in New York, Auckland, London or Vietnam', () => {
  const law = fileURLToPath(new URL('../../../fixtures/law/', import.meta.url));
  const answers = ['America/New_York', 'Pacific/Auckland', 'UTC', 'Asia/Ho_Chi_Minh'].map((TZ) =>
    execFileSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', SCRIPT, law], {
      cwd: import.meta.dirname,
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
      .trim()
      .split(' '),
  );
  // The zones were really different, and the answers were not.
  expect(new Set(answers.map(([offset]) => offset)).size).toBe(4);
  expect(new Set(answers.map(([, hash]) => hash)).size).toBe(1);
});
