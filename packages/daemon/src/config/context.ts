// From a configuration to what every command computes with: calendar, policy, catalogue, letters.
import { hash } from 'node:crypto';
import {
  compileCalendar,
  DEFAULT_CLOCK_POLICY,
  mergeDecisions,
  officialCalendar,
  officialDecisions,
  type Catalogue,
  type ClockPolicy,
  type Decisions,
  type WorkingCalendar,
} from '@dunghen/core';
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { readDecisionFile } from './decision-file.ts';
import { fromConfig, type LoadedConfig } from './load-config.ts';
import { officeHours } from './office-hours.ts';
import { configuredProcedures } from './procedures.ts';

/** What a fold of a dossier needs, as configured. */
export interface LawContext {
  /** Equal ids give equal due dates: of the calendar, the policy and the catalogue. */
  readonly id: string;
  readonly calendar: WorkingCalendar;
  readonly policy: ClockPolicy;
  readonly catalogue: Catalogue;
}

/** How the catalogue is asked: due dates that were remembered when it was asked otherwise are counted anew. */
const LOOKED_UP = 'by code, then by name';

/**
 * The calendar, the policies and the catalogue of a configuration.
 * @throws {CalendarError} `bad-calendar` for a decision file that cannot be used.
 * @throws {TermError} for a term of the catalogue that cannot be read, {@link DaemonError} `bad-procedures` for its file.
 */
export function lawContext(loaded: LoadedConfig): LawContext {
  const { config } = loaded;
  const { receiptOnDayOff, supplementRule } = config.clock;
  const policy = { ...DEFAULT_CLOCK_POLICY, receiptOnDayOff, supplementRule, officeHours: officeHours(config.officeHours) };
  const [usual, own] = [usualProcedures(), configuredProcedures(loaded)];
  const calendar = config.calendar.files.length === 0 ? officialCalendar() : compileCalendar(configuredDecisions(loaded));
  const rest = hash('sha256', JSON.stringify([policy, usual, own, LOOKED_UP])).slice(0, 10);
  return { id: `${calendar.id}/${rest}`, calendar, policy, catalogue: catalogueOf(usual, own) };
}

/**
 * The same law with the years up to `lastYear`, and from `firstYear` on, that have no decision projected from the statute;
 * answers that touch them are provisional. The projection is loaded only here.
 * @throws {CalendarError} `outside-calendar` for years that cannot be projected.
 */
export async function withProjectedYears(law: LawContext, loaded: LoadedConfig, firstYear: number, lastYear: number): Promise<LawContext> {
  const { withProjection } = await import('@dunghen/core/projection');
  const decisions = configuredDecisions(loaded);
  const known = decisions.years.map((year) => year.year);
  const from = Math.min(firstYear, ...known);
  const to = Math.max(lastYear, ...known);
  const calendar = compileCalendar(withProjection(decisions, from, to));
  return { ...law, id: law.id.replace(law.calendar.id, calendar.id), calendar };
}

/** The official decisions with the years of the configured files added or put in place of theirs. */
export function configuredDecisions(loaded: LoadedConfig): Decisions {
  const files = loaded.config.calendar.files.map((file) => fromConfig(loaded, file));
  return files.reduce((known, file) => mergeDecisions(known, readDecisionFile(file)), officialDecisions());
}
