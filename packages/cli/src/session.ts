// The outer edge: flags, environment, configuration and the machine's clock are read here once and handed on as values.
import { resolve } from 'node:path';
import { civilOf, officeDayOf, parseDay, type EpochDay, type Lang } from '@dunghen/core';
import { dayAsWritten } from '@dunghen/core/written-day';
import { fromConfig, lawContext, loadConfig, withProjectedYears, type LawContext, type LoadedConfig } from '@dunghen/daemon/config';
import type { Opening, Store } from '@dunghen/store';
import { hint } from './show/say.ts';

/** The options every command takes. */
export interface CommonOptions {
  readonly db?: string;
  readonly config?: string;
  readonly lang?: Lang;
  readonly today?: string;
  readonly json?: boolean;
}

/** What a command works with. */
export interface Session {
  readonly lang: Lang;
  readonly json: boolean;
  /** The as-of day. */
  readonly today: EpochDay;
  readonly loaded: LoadedConfig;
  /** The law by the decisions that exist. */
  readonly law: LawContext;
  /**
   * The law for dossiers: the years around the decisions are projected. The same years until 2030, and more from then on: a
   * dossier is not refused today that is taken tomorrow, and no New Year but that one makes what was computed stale.
   */
  readonly lawOfDossiers: () => Promise<LawContext>;
  /** The law for a date the decisions do not reach: every year that can be projected, made once. */
  readonly lawOfEveryYear: () => Promise<LawContext>;
  /** Picks the sentence of the session's language. */
  readonly t: (vi: string, en: string) => string;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  /** Whether the as-of day was given, so that it stands still. */
  readonly dayIsFixed: boolean;
  /** The file of the database. */
  readonly databasePath: () => string;
  /** Whether it was named beside the configuration, by a flag or the environment. */
  readonly databaseIsNamed: boolean;
  /** Opens the database; only then is what reads databases loaded. */
  readonly openStore: (options?: { readonly create?: boolean | 'in-memory' }) => Promise<Store>;
  /** Opens it for a command that only reads, which answers also where nothing can be written beside the database. */
  readonly openToRead: () => Promise<Store>;
}

/** The years that can be projected (`PROJECTED_YEARS` of the projection, which is loaded only when it is needed). */
const FIRST_PROJECTED = 2000;
const LAST_PROJECTED = 2100;
/** Between when the dates of dossiers may lie, as long as the end is far enough away: a year costs the start of every command 0.2 ms. */
const FIRST_FOR_DOSSIERS = 2010;
const LAST_FOR_DOSSIERS = 2040;
/** No term is longer. */
const REACH_YEARS = 10;

/** Order: flag, environment, configuration file, default. */
export function openSession(options: CommonOptions, defaultLang: Lang): Session {
  const { env } = process;
  const loaded = loadConfig(options.config ?? nonEmpty(env['DUNGHEN_CONFIG']), process.cwd());
  const { config } = loaded;
  const lang = options.lang ?? (loaded.path === null ? defaultLang : config.lang);
  const today = options.today ?? nonEmpty(dayAsWritten(env['DUNGHEN_TODAY'] ?? '')) ?? config.today;
  const url = options.db ?? nonEmpty(env['DUNGHEN_DB']);
  const law = lawContext(loaded);
  const todayOn = today === undefined ? officeDayOf(Date.now()) : parseDay(today);
  let everyYear: Promise<LawContext> | undefined;
  const open = async (how?: Opening): Promise<Store> => {
    const { openStore, sqlitePath } = await import('@dunghen/store');
    return openStore(url === undefined ? fromConfig(loaded, sqlitePath(config.database)) : resolve(sqlitePath(url)), how);
  };
  const lawOfEveryYear = () => (everyYear ??= withProjectedYears(law, loaded, FIRST_PROJECTED, LAST_PROJECTED));
  let ofDossiers: Promise<LawContext> | undefined;
  return {
    lang,
    json: options.json ?? false,
    today: todayOn,
    loaded,
    law,
    lawOfDossiers: () =>
      (ofDossiers ??=
        civilOf(todayOn).year + REACH_YEARS > LAST_FOR_DOSSIERS
          ? lawOfEveryYear()
          : withProjectedYears(law, loaded, FIRST_FOR_DOSSIERS, LAST_FOR_DOSSIERS)),
    lawOfEveryYear,
    t: (vi, en) => (lang === 'vi' ? vi : en),
    now: () => new Date().toISOString(),
    dayIsFixed: today !== undefined,
    databasePath: () => (url === undefined ? fromConfig(loaded, withoutScheme(config.database)) : resolve(withoutScheme(url))),
    databaseIsNamed: url !== undefined,
    openStore: open,
    openToRead: () => open({ onlyRead: (sentence) => hint(`! ${sentence[lang]}\n`) }),
  };
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

const withoutScheme = (url: string): string => url.replace(/^sqlite:(?:\/\/(?=\/))?/i, '');
