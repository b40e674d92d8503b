// Finds, reads and checks the configuration as a whole, and reports every fault at once.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { CalendarError } from '@dunghen/core';
import { parse as parseToml, type TomlError } from 'smol-toml';
import type { z } from 'zod';
import { DaemonError } from '../daemon-error.ts';
import { faultCount, faultLines } from './config-faults.ts';
import { readDecisionFile } from './decision-file.ts';
import { configSchema, type Config } from './schema.ts';
import { tomlReason } from './syntax-words.ts';
import { unreadable } from './unreadable.ts';

/** The file looked for in the working directory when none is named. */
export const CONFIG_NAME = 'dunghen.config.toml';

/** A configuration with the folder its relative paths start from. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file, or null when there is none and the defaults hold. */
  readonly path: string | null;
  readonly folder: string;
}

/**
 * Loads the named file, or `dunghen.config.toml` of the working directory, or the defaults when there is none.
 * @throws {DaemonError} `config-absent`, `config-unreadable`, `config-syntax`, `config-invalid`.
 */
export function loadConfig(named: string | undefined, workingFolder: string): LoadedConfig {
  const path = resolve(workingFolder, named ?? CONFIG_NAME);
  if (!existsSync(path)) {
    if (named === undefined) return { config: configSchema.parse({}), path: null, folder: workingFolder };
    throw new DaemonError(
      'config-absent',
      {
        vi: `Không có tệp cấu hình ${path}; hãy kiểm tra đường dẫn ở --config.`,
        en: `There is no configuration file ${path}; check the path given with --config.`,
      },
      path,
    );
  }
  return { config: check(parse(read(path), path), path), path, folder: dirname(path) };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why = unreadable(error);
    throw new DaemonError(
      'config-unreadable',
      {
        vi: `Không đọc được tệp cấu hình ${path} (${why.vi}); hãy cấp quyền đọc cho người chạy lệnh, hoặc chỉ đúng tệp bằng --config.`,
        en: `The configuration ${path} cannot be read (${why.en}); let whoever runs the command read it, or name the right file with --config.`,
      },
      path,
    );
  }
}

function parse(text: string, path: string): unknown {
  try {
    return parseToml(text);
  } catch (error) {
    const { line, column, message } = error as TomlError;
    const where = `:${line}:${column}`;
    const reason = tomlReason(message);
    throw new DaemonError(
      'config-syntax',
      {
        vi: `Tệp cấu hình ${path}${where} sai cú pháp (${reason.vi}); hãy sửa dòng này.`,
        en: `The configuration ${path}${where} has a syntax error (${reason.en}); mend that line.`,
      },
      path,
    );
  }
}

function check(raw: unknown, path: string): Config {
  const result = configSchema.safeParse(raw, { reportInput: true });
  const issues = [...(result.error?.issues ?? []), ...calendarFaults(raw, dirname(path))];
  if (result.success && issues.length === 0) return result.data;
  const count = faultCount(issues);
  throw new DaemonError(
    'config-invalid',
    {
      vi: `Tệp cấu hình ${path} có ${count} chỗ sai, hãy sửa từng chỗ:${faultLines(issues, configSchema, 'vi')}`,
      en: `The configuration ${path} has ${count} fault(s), mend each:${faultLines(issues, configSchema, 'en')}`,
    },
    path,
  );
}

/** The calendar files that cannot be used, as faults of the places that name them, whatever else is wrong. */
function calendarFaults(raw: unknown, folder: string): readonly z.core.$ZodIssue[] {
  const files = (raw as { readonly calendar?: { readonly files?: unknown } }).calendar?.files;
  if (!Array.isArray(files)) return [];
  return files.flatMap((file: unknown, index): z.core.$ZodIssue[] => {
    if (typeof file !== 'string' || file === '') return [];
    try {
      readDecisionFile(resolve(folder, file));
      return [];
    } catch (error) {
      if (!(error instanceof CalendarError)) throw error;
      const { message, sentence } = error;
      const path = ['calendar', 'files', index];
      return [{ code: 'custom', path, input: file, message, params: { ...sentence } }];
    }
  });
}

/** A path of the configuration, relative to the folder the configuration is in. */
export const fromConfig = ({ folder }: LoadedConfig, path: string): string => (isAbsolute(path) ? path : join(folder, path));
