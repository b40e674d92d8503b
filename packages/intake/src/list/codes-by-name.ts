// A procedure's code by its name, for lists that name procedures without their codes.
import type { Procedure } from '@dunghen/core';
import { plain } from '../words/plain.ts';

/** Looks a code up by name, whatever its accents, case and punctuation; a name that several procedures bear says nothing. */
export function codesByName(procedures: readonly Procedure[]): (name: string) => string | undefined {
  const codes = new Map<string, string | undefined>();
  for (const { name, code } of new Map(procedures.map((procedure) => [procedure.code, procedure])).values()) {
    const key = plain(name);
    codes.set(key, codes.has(key) ? undefined : code);
  }
  // A list of a million rows has some dozens of names.
  const asked = new Map<string, string | undefined>();
  return (name) => {
    if (!asked.has(name) && asked.size < 10_000) asked.set(name, codes.get(plain(name)));
    return asked.has(name) ? asked.get(name) : codes.get(plain(name));
  };
}
