// `dunghen page password`: sets the password under which today's page is opened to the office's own network.
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fromConfig } from '@dunghen/daemon/config';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@dunghen/daemon/run';
import { writeWhole } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { cannotWrite } from '../write-out.ts';
import { reply } from '../show/say.ts';

const DEFAULT_FILE = 'mat-khau-trang.txt';

export const pagePasswordCommand: CommandAction<[], object> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { t } = session;
  const { page } = session.loaded.config;
  const path = fromConfig(session.loaded, page?.passwordFile ?? DEFAULT_FILE);
  const password = await askPassword(session);
  const replaced = existsSync(path);
  const hash = await hashPassword(password);
  try {
    writeWhole(path, `${hash}\n`, 0o600);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  const next = page
    ? t('Khởi động lại "dunghen daemon" để dùng mật khẩu này.', 'Start "dunghen daemon" again to use it.')
    : t(
        'Thêm mục [page] vào tệp cấu hình rồi khởi động lại "dunghen daemon" để mở trang cho mạng cơ quan.',
        'Add [page] to the configuration and start "dunghen daemon" again to open the page to the network.',
      );
  reply(
    session,
    { file: path, replaced },
    () => `${t(`Đã ghi mã băm của mật khẩu vào ${path}.`, `Wrote the password's hash to ${path}.`)}\n${next}\n`,
  );
  return EXIT.done;
};

/** From the keyboard without showing it, twice; from a pipe as its first line. Never from the command line, which others can see. */
async function askPassword({ t }: Session): Promise<string> {
  const { isTTY } = process.stdin;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: isTTY });
  try {
    const ask = async (prompt: string): Promise<string> => {
      if (!isTTY) {
        for await (const line of lines) return line;
        return '';
      }
      process.stderr.write(prompt);
      const answer = await lines.question('');
      process.stderr.write('\n');
      return answer;
    };
    const first = await ask(t('Mật khẩu mới: ', 'New password: '));
    if (first.length < SHORTEST_PASSWORD || first.length > LONGEST_PASSWORD) {
      throw new UsageError(
        `Mật khẩu dài ${first.length} ký tự; cần từ ${SHORTEST_PASSWORD} đến ${LONGEST_PASSWORD}, ví dụ bốn từ ngẫu nhiên.`,
        `The password has ${first.length} characters; it needs ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD}, for example four random words.`,
      );
    }
    if (isTTY && (await ask(t('Nhập lại: ', 'Once more: '))) !== first) {
      throw new UsageError('Hai lần nhập không giống nhau; hãy làm lại.', 'The two are not equal; try again.');
    }
    return first;
  } finally {
    lines.close();
  }
}
