// Finds, reads and checks the configuration as a whole, and reports every fault at once.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path';
import { DungHenError } from '@dunghen/core';
import { parse as parseToml, type TomlError } from 'smol-toml';
import type * as z from 'zod/mini';
import { DaemonError } from '../daemon-error.ts';
import { faultCount, faultLines } from './config-faults.ts';
import { readDecisionFile } from './decision-file.ts';
import { readProcedures } from './procedures.ts';
import { configSchema, type Config } from './schema.ts';
import { jsonFault, tomlReason } from './syntax-words.ts';
import { unreadable } from './unreadable.ts';

/** The forms looked for in the working directory when no file is named. The others nobody reads, and who wrote one is told so. */
const FORMS = ['toml', 'json'];
const NEAR_FORMS = ['yaml', 'yml', 'js', 'mjs', 'cjs', 'ts', 'ini'];

/** A configuration with the folder its relative paths start from. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file, or null when there is none and the defaults hold. */
  readonly path: string | null;
  readonly folder: string;
}

/**
 * Loads the named file, or the one of the working directory (`findConfig`), or the defaults when there is none.
 * @throws {DaemonError} `config-absent`, `config-several`, `config-unreadable`, `config-syntax`, `config-invalid`.
 */
export function loadConfig(named: string | undefined, workingFolder: string): LoadedConfig {
  const path = named === undefined ? findConfig(workingFolder) : resolve(workingFolder, named);
  if (path === null) return { config: configSchema.parse({}), path, folder: workingFolder };
  if (!existsSync(path)) {
    throw new DaemonError(
      'config-absent',
      {
        vi: `Không có tệp cấu hình ${path}; hãy kiểm tra đường dẫn ở --config hoặc DUNGHEN_CONFIG.`,
        en: `There is no configuration file ${path}; check the path given with --config or DUNGHEN_CONFIG.`,
      },
      path,
    );
  }
  return { config: check(parse(read(path), path), path), path, folder: dirname(path) };
}

/**
 * The configuration of a folder, `dunghen.config.toml` or `dunghen.config.json`; null where there is none.
 * @throws {DaemonError} `config-several` for more than one, `config-unreadable` for one in a form that is not read, such as YAML.
 */
export function findConfig(folder: string): string | null {
  const standing = [...FORMS, ...NEAR_FORMS].map((form) => join(folder, `dunghen.config.${form}`)).filter((path) => existsSync(path));
  const [path, second] = standing;
  if (path === undefined) return null;
  if (second !== undefined) {
    const names = standing.map((one) => basename(one)).join(', ');
    throw new DaemonError(
      'config-several',
      {
        vi: `Thư mục ${folder} có nhiều tệp cấu hình (${names}); hãy giữ một tệp, hoặc chỉ rõ tệp bằng --config.`,
        en: `The folder ${folder} holds several configurations (${names}); keep one, or name the right file with --config.`,
      },
      folder,
    );
  }
  if (FORMS.includes(extname(path).slice(1))) return path;
  throw new DaemonError(
    'config-unreadable',
    {
      vi: `Tệp cấu hình ${path} không thuộc dạng đọc được; hãy ghi lại bằng TOML (dunghen.config.toml) hoặc JSON (dunghen.config.json).`,
      en: `The configuration ${path} is in a form that is not read; write it as TOML (dunghen.config.toml) or JSON (dunghen.config.json).`,
    },
    path,
  );
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

/** Whether a configuration is read as JSON, as its name says; any other is TOML. */
const isInJson = (path: string): boolean => extname(path).toLowerCase() === '.json';

/** A configuration in TOML, in the form that one of that name is read in: in JSON it has no comments. */
export const inFormOf = (path: string, toml: string): string => (isInJson(path) ? `${JSON.stringify(parseToml(toml), null, 2)}\n` : toml);

function parse(text: string, path: string): unknown {
  const isJson = isInJson(path);
  try {
    return isJson ? (JSON.parse(text) as unknown) : parseToml(text);
  } catch (error) {
    const { message } = error as Error;
    const { at, reason } = isJson ? jsonFault(text, message) : { at: error as TomlError, reason: tomlReason(message) };
    const where = at === null ? '' : `:${at.line}:${at.column}`;
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
  const found = [...(result.error?.issues ?? []), ...calendarFaults(raw, dirname(path))];
  if (result.success && found.length === 0) return result.data;
  const issues = [...found, ...proceduresFault(raw, dirname(path))];
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

/** The calendar files that cannot be used, whatever else is wrong. */
function calendarFaults(raw: unknown, folder: string): readonly z.core.$ZodIssue[] {
  const files = (raw as { readonly calendar?: { readonly files?: unknown } } | null)?.calendar?.files;
  return Array.isArray(files)
    ? files.flatMap((file, index) => fileFaults(['calendar', 'files', index], file, folder, readDecisionFile))
    : [];
}

/** The file of procedures, where it cannot be used either; by itself it is told of by its own code, when the catalogue is made. */
const proceduresFault = (raw: unknown, folder: string): readonly z.core.$ZodIssue[] =>
  fileFaults(['procedures'], (raw as { readonly procedures?: unknown } | null)?.procedures, folder, readProcedures);

/** A file that cannot be used, as a fault of the place that names it. */
function fileFaults(
  path: z.core.$ZodIssue['path'],
  file: unknown,
  folder: string,
  readIn: (path: string) => unknown,
): readonly z.core.$ZodIssue[] {
  if (typeof file !== 'string' || file === '') return [];
  try {
    readIn(resolve(folder, file));
    return [];
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    const { message, sentence } = error;
    return [{ code: 'custom', path, input: file, message, params: { ...sentence } }];
  }
}

/** A path of the configuration, relative to the folder the configuration is in. */
export const fromConfig = ({ folder }: LoadedConfig, path: string): string => (isAbsolute(path) ? path : join(folder, path));
