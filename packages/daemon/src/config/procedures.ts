// The office's own procedures: written in the configuration, or in a file of their own that officers edit.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseTerm, type Lang, type Procedure } from '@dunghen/core';
import { parse as parseToml, stringify, type TomlError } from 'smol-toml';
import type * as z from 'zod/mini';
import { DaemonError } from '../daemon-error.ts';
import { faultSentence } from './config-faults.ts';
import type { LoadedConfig } from './load-config.ts';
import { procedureList } from './schema.ts';
import { tomlReason } from './syntax-words.ts';
import { unreadable } from './unreadable.ts';

/**
 * The procedures a configuration adds to the usual ones.
 * @throws {DaemonError} `bad-procedures` naming the file, the line and what is wrong with it.
 */
export function configuredProcedures(loaded: LoadedConfig): readonly Procedure[] {
  const { procedures } = loaded.config;
  return typeof procedures === 'string'
    ? readProcedures(resolve(loaded.folder, procedures))
    : procedures.map((entry) => toProcedure(entry));
}

/** The procedures of a file. @throws {DaemonError} `bad-procedures` naming the file, the line and what is wrong with it. */
export function readProcedures(path: string): readonly Procedure[] {
  const text = readText(path);
  const entries = readEntries(path, text);
  const twice = entries.findIndex(({ code }, index) => entries.findIndex((other) => other.code === code) < index);
  if (twice >= 0) {
    const { code } = entries[twice] as Entry;
    throw bad(
      path,
      `dòng ${lineOf(text, twice, 'code')}: mã ${code} đã có ở trên`,
      `line ${lineOf(text, twice, 'code')}: the code ${code} stands above already`,
    );
  }
  return entries.map((entry) => toProcedure(entry));
}

type Entry = z.infer<typeof procedureList>[number];

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why = unreadable(error);
    throw bad(path, why.vi, why.en);
  }
}

function readEntries(path: string, text: string): readonly Entry[] {
  let raw: unknown;
  try {
    raw = parseToml(text)['procedures'];
  } catch (error) {
    const { line, message } = error as TomlError;
    const { vi, en } = tomlReason(message);
    throw bad(path, `dòng ${line}: sai cú pháp TOML, ${vi}`, `line ${line}: a syntax error in TOML, ${en}`);
  }
  if (raw === undefined) throw bad(path, 'thiếu mục [[procedures]]', 'lacks a table [[procedures]]');
  const result = procedureList.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  const list = (word: string, lang: Lang): string =>
    result.error.issues
      .map((issue) => {
        const [index, key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined] = issue.path;
        const line = lineOf(text, Number(index ?? 0), String(key ?? ''));
        // A term that cannot be read is found by its procedure, any other fault by its key.
        const named = issue.code === 'custom' ? (codeOf(raw, Number(index)) ?? key) : key;
        return `${word} ${line}${named === undefined ? '' : `, ${String(named)}`}: ${faultSentence(issue, lang)}`;
      })
      .join('; ');
  throw bad(path, list('dòng', 'vi'), list('line', 'en'));
}

function codeOf(entries: unknown, index: number): string | undefined {
  const { code } = (entries as readonly { readonly code?: unknown }[])[index] as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

/** The line of an entry's key, or of its head where it has no such key: what an officer looks for in the file. */
function lineOf(text: string, index: number, key: string): number {
  const lines = text.split('\n');
  const heads = lines.flatMap((line, at) => (/^\s*\[\[\s*procedures\s*\]\]/.test(line) ? [at] : []));
  const head = heads[index] ?? 0;
  const within = lines.slice(head, heads[index + 1]).findIndex((line) => key !== '' && new RegExp(`^\\s*"?${key}"?\\s*=`).test(line));
  return head + Math.max(0, within) + 1;
}

function toProcedure({ code, name, field, term, supplementRule }: Entry): Procedure {
  return {
    code,
    name,
    ...(field !== undefined && { field }),
    ...(term !== undefined && { term: parseTerm(term) }),
    ...(supplementRule !== undefined && { supplementRule }),
  };
}

/** The text of a procedure file; officers edit it, `procedures = "FILE"` in the configuration names it. */
export const proceduresText = (entries: readonly Entry[]): string =>
  [
    '# Danh mục thủ tục của đơn vị: sửa thời hạn theo quyết định công bố của tỉnh, thêm thủ tục bằng một mục [[procedures]] mới.',
    '# Thời hạn ghi: "3 ngày làm việc", "15 ngày", "1 tháng", "8 giờ làm việc", "trong ngày".',
    '# Sau khi bổ sung hồ sơ: supplementRule = "restart" (tính lại từ đầu) hoặc "shift" (cộng thêm thời gian tạm dừng).',
    '',
    stringify({ procedures: entries.map((entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))) }),
  ].join('\n');

function bad(path: string, vi: string, en: string): DaemonError {
  return new DaemonError(
    'bad-procedures',
    {
      vi: `Danh mục thủ tục ${path} không dùng được (${vi}); hãy sửa chỗ này, hoặc sửa mục procedures trong cấu hình.`,
      en: `The procedure file ${path} cannot be used (${en}); mend that place, or procedures in the configuration.`,
    },
    path,
  );
}
