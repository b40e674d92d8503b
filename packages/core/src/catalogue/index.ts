// The procedures a commune usually handles, for dossiers that name a procedure but no term; a province's own decision replaces it.
import raw from '../data/usual-procedures.json' with { type: 'json' };
import type { Catalogue, Procedure } from '../clock/dossier-clock.ts';
import { parseTerm } from '../term.ts';
import { codesByName } from './codes-by-name.ts';

/**
 * Makes a catalogue of a list and of the office's `own` one: a later entry replaces an earlier one with the same code, and a name is
 * looked for among the office's own first.
 * @example catalogueOf(usualProcedures())('1.004873')?.term // { unit: 'working-days', count: 3 }
 * @example catalogueOf(usualProcedures())('', 'Thủ tục đăng ký khai sinh (cấp xã)')?.code // '1.001193'
 */
export function catalogueOf(procedures: readonly Procedure[], own: readonly Procedure[] = []): Catalogue {
  const byCode = new Map([...procedures, ...own].map((procedure) => [procedure.code, procedure]));
  const isOwn = new Set(own.map(({ code }) => code));
  const current = [...byCode.values()];
  const codeOf = codesByName([current.filter(({ code }) => isOwn.has(code)), current.filter(({ code }) => !isOwn.has(code))]);
  return (code, name) => byCode.get(code) ?? (name === undefined ? undefined : byCode.get(codeOf(name) ?? ''));
}

/** The usual procedures of a commune, with example terms. */
export function usualProcedures(): readonly Procedure[] {
  return raw.procedures.map(({ code, name, field, term }) => ({ code, name, field, term: parseTerm(term) }));
}
