// Why a file of the inbox is filed away without having been imported.
import { DungHenError } from '@dunghen/core';
import { storeFault } from '@dunghen/store';
import { DaemonError } from '../daemon-error.ts';
import type { DaemonLog } from '../log.ts';

/** What is wrong with a file; one that brings a fault of ours to light would do so every round. @throws whatever is of the machine or the database. */
export function refusal(error: unknown, name: string, log: DaemonLog): DungHenError {
  if (error instanceof DungHenError) {
    log.warn('import-refused', { code: error.code });
    return error;
  }
  const { code, syscall, name: kind } = error as NodeJS.ErrnoException;
  if (syscall !== undefined || storeFault(error) !== null) throw error;
  log.error('import-failed', { code: code ?? kind });
  return new DaemonError(
    'import-failed',
    {
      vi: `Tệp ${name} gặp lỗi của chương trình (${kind}) nên chưa nhập hết; hãy báo cho người hỗ trợ, có bản sửa thì thả lại tệp này.`,
      en: `The file ${name} met a fault of the program (${kind}) and was not imported whole; tell whoever supports it, and drop the file again once that is mended.`,
    },
    name,
  );
}

/** The fault of what is no file of its own. */
export const notAFile = (name: string, link: boolean): DaemonError =>
  new DaemonError(
    link ? 'inbox-link' : 'inbox-not-a-file',
    {
      vi: `"${name}" ${link ? 'là liên kết đến nơi khác' : 'không phải tệp thường'} nên không được nhập; hãy chép chính tệp dữ liệu vào hộp thư đến.`,
      en: `"${name}" is ${link ? 'a link to another place' : 'not an ordinary file'} and is not imported; copy the file itself into the inbox.`,
    },
    name,
  );
