// Why the system gives no contents of a file, in words.
import type { Sentence } from '@dunghen/core';

const WORDS: Readonly<Record<string, Sentence>> = {
  ENOENT: { vi: 'không có tệp này', en: 'there is no such file' },
  EISDIR: { vi: 'là một thư mục', en: 'it is a folder' },
  EACCES: { vi: 'không có quyền đọc', en: 'no permission to read it' },
  EPERM: { vi: 'không có quyền đọc', en: 'no permission to read it' },
};

/** The words for an error of the file system; its code where there are none. */
export function unreadable(error: unknown): Sentence {
  const { code } = error as { readonly code: string };
  return WORDS[code] ?? { vi: code, en: code };
}
