import { readFileSync } from 'node:fs';
import * as core from '@dunghen/core';
import * as catalogue from '@dunghen/core/catalogue';
import * as decisions from '@dunghen/core/decisions';
import * as projection from '@dunghen/core/projection';
import * as report from '@dunghen/core/report';
import * as writtenDay from '@dunghen/core/written-day';
import { describe, expect, test } from 'vitest';
import { API_PAGE, apiEntries, apiPage, examplesOf } from '../../../tools/docs/api.ts';

const ENTRIES: Readonly<Record<string, object>> = {
  '@dunghen/core': core,
  '@dunghen/core/catalogue': catalogue,
  '@dunghen/core/decisions': decisions,
  '@dunghen/core/projection': projection,
  '@dunghen/core/written-day': writtenDay,
  '@dunghen/core/report': report,
};
const scope: Readonly<Record<string, unknown>> = {
  ...(Object.assign({}, ...Object.values(ENTRIES)) as object),
  calendar: core.officialCalendar(),
};
const evaluate = (expression: string): unknown =>
  // The examples are our own docstrings, run as a reader would paste them.
  // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval
  (new Function(...Object.keys(scope), `return (${expression});`) as (...values: unknown[]) => unknown)(...Object.values(scope));

const entries = apiEntries();
const examples = entries.flatMap(examplesOf);

describe('every example of the documentation gives the result it shows', () => {
  test.each(examples.map(({ name, expression, result }) => [name, expression, result] as const))('%s: %s', (_, expression, result) => {
    expect(evaluate(expression)).toEqual(evaluate(result));
  });
});

test('every exported name is documented', () => {
  expect(entries.filter(({ doc }) => doc === '').map(({ module, name }) => `${module}: ${name}`)).toEqual([]);
  expect(entries.length).toBeGreaterThan(80);
});

test('every value that is published can be imported from its entry, and every one that can be is published', () => {
  for (const [from, entry] of Object.entries(ENTRIES)) {
    const published = entries.filter((one) => one.from === from && /^(?:(?:abstract )?class|function|const) /.test(one.declaration));
    expect(new Set(published.map(({ name }) => name)), from).toEqual(new Set(Object.keys(entry)));
  }
});

test('of a module that an entry exports by names no other type is published', () => {
  const named = entries.filter(({ module }) => ['clock/history', 'clock/standing-promises', 'calendar/provisional'].includes(module));
  expect(named.map(({ name }) => name)).toEqual(['isProvisional', 'openDecisions', 'HistoryFaultCode', 'standingPromises']);
});

test('docs/api.md is what the docstrings say (npm run docs)', () => {
  expect(readFileSync(API_PAGE, 'utf8')).toBe(apiPage());
});
