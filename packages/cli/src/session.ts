// The outer edge: flags, environment, configuration and the machine's clock are read here once and handed on as values.
import { resolve } from 'node:path';
import { officeDayOf, parseDay, type EpochDay, type Lang } from '@dunghen/core';
import { fromConfig, lawContext, loadConfig, type LawContext, type LoadedConfig } from '@dunghen/daemon';
import { openStore, sqlitePath, type Store } from '@dunghen/store';

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
  readonly law: LawContext;
  /** Picks the sentence of the session's language. */
  readonly t: (vi: string, en: string) => string;
  /** This instant, ISO 8601. */
  readonly now: () => string;
  readonly openStore: (options?: { readonly create?: boolean }) => Store;
}

/** Order: flag, environment, configuration file, default. */
export function openSession(options: CommonOptions, defaultLang: Lang): Session {
  const { env } = process;
  const loaded = loadConfig(options.config ?? nonEmpty(env['DUNGHEN_CONFIG']), process.cwd());
  const { config } = loaded;
  const lang = options.lang ?? (loaded.path === null ? defaultLang : config.lang);
  const today = options.today ?? nonEmpty(env['DUNGHEN_TODAY']) ?? config.today;
  const url = options.db ?? nonEmpty(env['DUNGHEN_DB']);
  return {
    lang,
    json: options.json ?? false,
    today: today === undefined ? officeDayOf(Date.now()) : parseDay(today),
    loaded,
    law: lawContext(loaded),
    t: (vi, en) => (lang === 'vi' ? vi : en),
    now: () => new Date().toISOString(),
    openStore: (open) => openStore(url === undefined ? fromConfig(loaded, sqlitePath(config.database)) : resolve(sqlitePath(url)), open),
  };
}

const nonEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
