// What becomes of codes and names that hold anything at all, in many cases.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectSame, MANY_CASES } from '../../core/test/many-cases.ts';
import { printable } from '../src/letter/printable.ts';
import { letterFileName } from '../src/letters/letter-name.ts';

const anything = fc.string({ unit: 'binary', maxLength: 30 });

test('the file of a letter has a name that stays in its folder, and another code or appointment another name', () => {
  const keys = new Map<string, string>();
  const code = fc.oneof(anything, fc.stringMatching(/^[Hh]37[-. /][0-9]{1,3}$/));
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 2 }), (dossier, appointment) => {
      const name = letterFileName(dossier, appointment);
      if (!/^thu-xin-loi-[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?-lan-[12]-[0-9a-f]{10}\.docx$/.test(name))
        expect(name).toBe('one that is safe');
      const key = `${appointment} ${dossier.normalize('NFC').toUpperCase()}`;
      expectSame(keys.get(name) ?? key, key);
      keys.set(name, key);
      expectSame(letterFileName(dossier.normalize('NFD'), appointment), name);
    }),
    // Ten figures of a hash: in one run of two hundred, two of so many codes would have the same.
    { ...MANY_CASES, seed: 1 },
  );
});

test('a name is printed as it was given, and what no Word file can hold is left out', () => {
  const given = fc.string({
    unit: fc.constantFrom(...Array.from('aăâbcdđeêghikloôơnpqtuưvxyAĐÔƯàáảãạằắẳẵặềếểễệỳýỷỹỵ\'-.,&<>{}" ()/0123')),
    maxLength: 30,
  });
  fc.assert(
    fc.property(given, anything, (name, other) => {
      expectSame(printable(name), name);
      expectSame(printable(name.normalize('NFD')), name);
      const printed = printable(name + other);
      expectSame(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(printed), false);
      expectSame(printable(printed), printed);
    }),
    MANY_CASES,
  );
});
