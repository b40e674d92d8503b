// The procedures a commune usually handles, for dossiers that name a procedure but no term; a province's own decision replaces it.
import raw from '../data/usual-procedures.json' with { type: 'json' };
import type { Catalogue, Procedure } from '../clock/dossier-clock.ts';
import { parseTerm } from '../term.ts';

/**
 * Makes a catalogue of a list; a later entry replaces an earlier one with the same code.
 * @example catalogueOf(usualProcedures())('1.004873')?.term // { unit: 'working-days', count: 3 }
 */
export function catalogueOf(procedures: readonly Procedure[]): Catalogue {
  const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));
  return (code) => byCode.get(code);
}

/** The usual procedures of a commune, with example terms. */
export function usualProcedures(): readonly Procedure[] {
  return raw.procedures.map(({ code, name, field, term }) => ({ code, name, field, term: parseTerm(term) }));
}
