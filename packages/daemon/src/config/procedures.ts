// The office's own procedures: written in the configuration, or in a file of their own that officers edit.
import { readFileSync } from 'node:fs';
import { DungHenError, parseTerm, type Procedure } from '@dunghen/core';
import { parse as parseToml, stringify } from 'smol-toml';
import { z } from 'zod';
import { DaemonError } from '../daemon-error.ts';
import { fromConfig, type LoadedConfig } from './load-config.ts';
import { procedureList } from './schema.ts';

/**
 * The procedures a configuration adds to the usual ones.
 * @throws {DaemonError} `bad-procedures` naming the file, the entry and what is wrong with it.
 */
export function configuredProcedures(loaded: LoadedConfig): readonly Procedure[] {
  const { procedures } = loaded.config;
  if (typeof procedures !== 'string') return procedures.map((entry) => toProcedure(entry));
  const path = fromConfig(loaded, procedures);
  return readEntries(path).map((entry, index) => {
    try {
      return toProcedure(entry);
    } catch (error) {
      if (error instanceof DungHenError)
        throw bad(path, `${index + 1} (${entry.code}): ${error.in('vi')}`, `${index + 1} (${entry.code}): ${error.in('en')}`);
      throw error;
    }
  });
}

type Entry = z.infer<typeof procedureList>[number];

function readEntries(path: string): readonly Entry[] {
  let raw: unknown;
  try {
    raw = parseToml(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))['procedures'];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw bad(path, reason, reason);
  }
  const result = procedureList.safeParse(raw, { error: z.locales.vi().localeError });
  if (result.success) return result.data;
  const list = result.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ');
  throw bad(path, list, list);
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
