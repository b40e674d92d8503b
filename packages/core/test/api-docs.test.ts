import { readFileSync } from 'node:fs';
import * as core from '@dunghen/core';
import * as catalogue from '@dunghen/core/catalogue';
import * as decisions from '@dunghen/core/decisions';
import * as projection from '@dunghen/core/projection';
import * as report from '@dunghen/core/report';
import { describe, expect, test } from 'vitest';
import { API_PAGE, apiEntries, apiPage, examplesOf } from '../../../tools/docs/api.ts';

const scope: Readonly<Record<string, unknown>> = {
  ...core,
  ...catalogue,
  ...decisions,
  ...projection,
  ...report,
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

test('nothing is published of the smaller entries that cannot be imported from them', () => {
  const values = entries.filter(({ module, declaration }) => module.startsWith('@') && /^(?:class|function|const) /.test(declaration));
  expect(values.filter(({ name }) => !(name in scope)).map(({ module, name }) => `${module}: ${name}`)).toEqual([]);
});

test('docs/api.md is what the docstrings say (npm run docs)', () => {
  expect(readFileSync(API_PAGE, 'utf8')).toBe(apiPage());
});
