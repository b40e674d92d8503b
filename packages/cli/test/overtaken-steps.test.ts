// Two processes at one letter: what the other one does after a step was judged and before it is written refuses that step.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DungHenError, parseDay } from '@dunghen/core';
import {
  confirmReason,
  factsOf,
  findLetter,
  issueLetter,
  lawContext,
  loadConfig,
  scan,
  scanContext,
  type ScanContext,
} from '@dunghen/daemon';
import { openStore, type Store } from '@dunghen/store';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { dunghen as start, issuing, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const TODAY = '2026-11-09';
const event = (dossier: string, type: string, at: string, more: object = {}): string => JSON.stringify({ dossier, type, at, ...more });

let cwd: string;
beforeEach(async () => {
  cwd = workFolder();
  writeFileSync(join(cwd, 'dunghen.config.toml'), '[letters]\ndefaultReason = "lũ quét"\n');
  await bring(...['A', 'B'].map((code) => event(code, 'received', '2026-11-02', { term: '3 working-days' })));
  await other('scan');
});

/** The other process: it answers from its own connection. */
const other = async (...args: readonly string[]): Promise<void> => {
  const { code, stderr } = await dunghen([...args, '--today', TODAY], { cwd });
  if (code !== 0) throw new Error(stderr);
};
const bring = (...events: readonly string[]): Promise<void> => {
  writeFileSync(join(cwd, 'e.ndjson'), events.join('\n'));
  return other('import', 'e.ndjson');
};

/** This process, in which `meanwhile` happens elsewhere once the step is judged. */
function desk(meanwhile: () => Promise<void>): { readonly store: Store; readonly context: ScanContext } {
  const store = openStore(`sqlite:${join(cwd, 'dunghen.db')}`);
  onTestFinished(() => store.close());
  const loaded = loadConfig(undefined, cwd);
  const context = scanContext(loaded, lawContext(loaded), parseDay(TODAY), () => `${TODAY}T01:00:00Z`);
  const takeLetterStep: Store['takeLetterStep'] = async (...step) => {
    await meanwhile();
    return store.takeLetterStep(...step);
  };
  return { store: { ...store, takeLetterStep }, context };
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof DungHenError)) throw error;
      return error.code;
    },
  );

/** Issues the letter of A as number 1 while something happens elsewhere: how that ends, what A's letter is then, and its steps. */
async function issueWhile(meanwhile: () => Promise<void>): Promise<readonly [string, string, readonly string[]]> {
  const { store, context } = desk(meanwhile);
  const outcome = await codeOf(issueLetter(store, await findLetter(store, 'A'), '1/UBND', 'Lý Thị Ký', TODAY, context));
  const { id, state } = await findLetter(store, 'A');
  return [outcome, state, (await store.letterEvents(id)).filter(({ step }) => step !== 'published').map(({ step }) => step)];
}

test('with nothing in between the letter is issued', async () => {
  expect(await issueWhile(async () => {})).toEqual(['taken', 'issued', ['drafted', 'issued']]);
});

test('an end in time that is brought in between is not apologised for, and the next try is judged by it', async () => {
  expect(await issueWhile(() => bring(event('A', 'completed', '2026-11-05')))).toEqual(['letter-changed', 'drafted', ['drafted']]);
  expect((await issueWhile(async () => {}))[0]).toBe('letter-not-owed');
});

test('a pause that is brought in between leaves nothing missed, and no letter is issued', async () => {
  const paused = event('A', 'paused', '2026-11-04', { reason: 'supplement' });
  expect(await issueWhile(() => bring(paused))).toEqual(['letter-changed', 'drafted', ['drafted']]);
});

/** A list in which the citizen of A, or their address, is put right; nothing happened to the dossier. */
const correct = (address: string): Promise<void> => {
  writeFileSync(
    join(cwd, 'd.csv'),
    `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Họ tên,Địa chỉ\nA,02/11/2026,05/11/2026,Nông Thị Thử,${address}\n`,
  );
  return other('import', 'd.csv');
};

test('an address that a list puts right in between is not left out of the letter, and the next try has it', async () => {
  await correct('thôn Cũ');
  expect(await issueWhile(() => correct('thôn Mới'))).toEqual(['letter-changed', 'drafted', ['drafted']]);
  expect((await issueWhile(async () => {}))[0]).toBe('taken');
  const { store } = desk(async () => {});
  expect(factsOf(await findLetter(store, 'A')).applicant).toMatchObject({ address: 'thôn Mới' });
});

test('a scan that withdraws the draft in between has withdrawn it', async () => {
  const withdrawn = async (): Promise<void> => {
    await bring(event('A', 'completed', '2026-11-05'));
    await other('scan');
  };
  expect(await issueWhile(withdrawn)).toEqual(['letter-step', 'withdrawn', ['drafted', 'withdrawn']]);
});

test('a draft that is owed after all by what is brought in between is not withdrawn by the scan that took it for unowed', async () => {
  await bring(event('A', 'paused', '2026-11-04', { reason: 'payment' }));
  const resumed = (): Promise<void> => bring(event('A', 'resumed', '2026-11-04'));
  const overtaken = desk(resumed);
  expect(await scan(overtaken.store, overtaken.context)).toMatchObject({ lettersWithdrawn: 0 });
  expect((await findLetter(overtaken.store, 'A')).state).toBe('drafted');
  const { store, context } = desk(async () => {});
  expect(await scan(store, context)).toMatchObject({ lettersWithdrawn: 0, lettersDrafted: 0 });
  expect(await codeOf(issueLetter(store, await findLetter(store, 'A'), '1/UBND', 'Lý Thị Ký', TODAY, context))).toBe('taken');
});

test('another officer who issues it in between has issued it, once', async () => {
  expect(await issueWhile(() => other(...issuing('A', '2/UBND', TODAY)))).toEqual(['letter-step', 'issued', ['drafted', 'issued']]);
});

test('a number that another letter is given in between is given once', async () => {
  expect(await issueWhile(() => other(...issuing('B', '1/UBND', TODAY)))).toEqual(['letter-number-taken', 'drafted', ['drafted']]);
});

test('a day that another letter gives in between is the only one: no reason is confirmed with another', async () => {
  const { store, context } = desk(() => bring(event('A', 'rescheduled', '2026-11-09', { dueOn: '2026-11-12', letter: '7' })));
  const confirm = async (): Promise<string> => codeOf(confirmReason(store, await findLetter(store, 'A'), 'lũ', '2026-11-13', context));
  expect(await confirm()).toBe('letter-changed');
  expect(await confirm()).toBe('bad-new-due');
});

test('of two that are started together on one letter one issues it', async () => {
  const started = await Promise.all(
    ['1/UBND', '2/UBND'].map((number) => start([...issuing('A', number, TODAY), '--today', TODAY], { cwd })),
  );
  expect(new Set(started.map(({ code }) => code))).toEqual(new Set([0, 1]));
  const { stdout } = await dunghen(['letters', 'show', 'A', '--json', '--today', TODAY], { cwd });
  const { history } = JSON.parse(stdout) as { history: readonly { step: string }[] };
  expect(history.filter(({ step }) => step === 'issued')).toHaveLength(1);
});
