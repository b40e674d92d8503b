// Procedures by their codes and by the names that lists give them.
import { foldDossier, parseDay, parseEvent, parseTerm } from '@dunghen/core';
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { describe, expect, test } from 'vitest';

const usual = catalogueOf(usualProcedures());

describe('a procedure whose code is none of the catalogue is known by its name', () => {
  test.each([
    'Đăng ký khai sinh',
    'DANG KY  KHAI SINH',
    'Thủ tục đăng ký khai sinh',
    'Thủ tục hành chính: Đăng ký khai sinh',
    'TTHC: Đăng ký khai sinh',
    '1. Thủ tục đăng ký khai sinh (cấp xã)',
    'Đăng ký khai sinh - Cấp xã',
    'Đăng ký khai sinh'.normalize('NFD'),
  ])('%s', (name) => {
    expect(usual('', name)?.code).toBe('1.001193');
    expect(usual('HT-01', name)?.code).toBe('1.001193');
  });

  test.each(['Đăng ký lại khai sinh (cấp huyện)', 'Thủ tục', '', '(cấp xã)', 'Khai sinh'])('but not %j', (name) => {
    expect(usual('', name)).toBeUndefined();
  });

  test('and where its code is known, by that', () => expect(usual('1.000656', 'Đăng ký khai sinh')?.code).toBe('1.000656'));
});

test('a name that several procedures bear is none, unless it is one of them to the letter', () => {
  const catalogue = catalogueOf([
    { code: '1.1', name: 'Chứng thực' },
    { code: '1.2', name: 'CHỨNG THỰC' },
    { code: '1.3', name: 'Giám hộ' },
    { code: '1.4', name: 'Giám hộ (cấp xã)' },
  ]);
  const code = (name: string): string | undefined => catalogue('', name)?.code;
  expect([code('Chứng thực'), code('giám hộ'), code('Giám hộ cấp xã'), code('Thủ tục giám hộ')]).toEqual([
    undefined,
    '1.3',
    '1.4',
    undefined,
  ]);
});

test('what the office wrote itself comes before what the product knows, under its own code or the national one', () => {
  const own = [
    { code: 'HT-01', name: 'Thủ tục đăng ký khai sinh' },
    { code: '1.000656', name: 'Khai tử' },
  ];
  const catalogue = catalogueOf(usualProcedures(), own);
  const code = (name: string): string | undefined => catalogue('', name)?.code;
  expect(['Thủ tục đăng ký khai sinh', 'Đăng ký khai sinh', 'Khai tử', 'Đăng ký khai tử', 'Đăng ký giám hộ'].map(code)).toEqual([
    'HT-01',
    'HT-01',
    '1.000656',
    undefined,
    '1.004837',
  ]);
});

test('each of more names than are remembered is its own', () => {
  for (let i = 0; i < 10_100; i++) expect(usual('', `Đăng ký ${i}`)).toBeUndefined();
  expect(usual('', 'Đăng ký khai sinh!')?.code).toBe('1.001193');
});

describe('a dossier known by the name of its procedure', () => {
  const named = { procedureName: 'Thủ tục riêng', procedure: 'X-9' };
  const fold = (said: Record<string, unknown>, name = 'Thủ tục riêng'): ReturnType<typeof foldDossier> =>
    foldDossier([parseEvent({ dossier: 'A', type: 'received', at: '2026-11-02', ...named, ...said })], {
      catalogue: catalogueOf(usualProcedures(), [{ code: '9.1', name, field: 'Đất đai', term: parseTerm('2 ngày làm việc') }]),
    });

  test('has the term of the catalogue once that has the name', () => {
    expect(fold({}, 'Khác')).toMatchObject({ basis: 'none', dueOn: null });
    expect(fold({})).toMatchObject({ basis: 'term', dueOn: parseDay('2026-11-04'), field: 'Đất đai' });
  });

  test('and its own term, or its promise, where it has one', () => {
    expect(fold({ promisedOn: '2026-11-10' })).toMatchObject({ basis: 'promised', dueOn: parseDay('2026-11-10') });
    expect(fold({ term: '3 working-days' })).toMatchObject({ basis: 'term', dueOn: parseDay('2026-11-05') });
  });
});
