// Runs one command line and reports its errors the way the interface promises.
import { DungHenError, type Lang } from '@dunghen/core';
import { CommanderError } from 'commander';
import { takeDaysAsWritten } from './days-as-written.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { buildProgram } from './program.ts';
import { asParsed, typedValue } from './typed.ts';
import { cannotWrite } from './write-out.ts';
import { hint } from './show/say.ts';

/** Runs `argv` (without node and script) and returns the exit code; never throws for what a user can cause. */
export async function run(argv: readonly string[]): Promise<number> {
  const lang: Lang = typedValue(argv, '--lang') === 'en' ? 'en' : 'vi';
  const json = argv.includes('--json');
  // A reader that stops early (`| head`) is no error; a disk that is full is one.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    const fault = cannotWrite(lang === 'vi' ? 'đầu ra chuẩn' : 'standard output', error);
    tell(fault.code, fault.in(lang), lang, json);
    process.exit(EXIT.failed);
  });
  // What cannot be told is no reason to end in another way.
  process.stderr.on('error', () => {});
  process.once('SIGINT', () => {
    tellInterrupted(lang, json);
    process.exit(EXIT.interrupted);
  });
  let exitCode: number = EXIT.done;
  try {
    const program = buildProgram(
      lang,
      json,
      (code) => (exitCode = code),
      (message) => tell('usage', message, lang, json),
    );
    takeDaysAsWritten(program);
    await program.parseAsync([...asParsed(argv, program)], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      // Where no command is named its help is shown, which is no document.
      if (json && error.code === 'commander.help') {
        tellInJson('usage', lang === 'vi' ? 'Thiếu tên lệnh. Xem "dunghen --help".' : 'No command is named. See "dunghen --help".');
      }
      return EXIT.usage;
    }
    // Ctrl+C or Ctrl+D at a question, which only the question hears of.
    if ((error as Error).name === 'AbortError') {
      tellInterrupted(lang, json);
      return EXIT.interrupted;
    }
    const fault = error instanceof DungHenError ? error : await databaseFault(error);
    const of = await langOfFault(argv);
    const message = fault ? fault.in(of) : unforeseen(error as Error, of);
    const code = fault?.code ?? 'internal';
    tell(code, message, of, json);
    return exitCodeOf(error);
  }
}

function tell(code: string, message: string, lang: Lang, json: boolean): void {
  if (json) tellInJson(code, message);
  else hint(`${lang === 'vi' ? 'Lỗi' : 'Error'}: ${message}\n`);
}

/** The interface's form of an error under --json. */
function tellInJson(code: string, message: string): void {
  process.stderr.write(`${JSON.stringify({ error: { code, message } })}\n`);
}

/** Every transaction is whole, and every command goes on where it was stopped. */
function tellInterrupted(lang: Lang, json: boolean): void {
  const message =
    lang === 'vi'
      ? 'Đã dừng giữa chừng; phần đã ghi vẫn nguyên vẹn, hãy chạy lại lệnh này để làm tiếp.'
      : 'Stopped halfway; what was written is whole, run this command again to go on.';
  if (json) return tellInJson('interrupted', message);
  // On a terminal the progress bar may stand in this line.
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  hint(`${message}\n`);
}

/** Loaded only when something went wrong, so that `--help` does not pay for the database. */
const databaseFault = async (error: unknown): Promise<DungHenError | null> => (await import('@dunghen/store')).storeFault(error);

/** The language of what went wrong in a command: as it was typed, else as the configuration says, where that can be read. */
async function langOfFault(argv: readonly string[]): Promise<Lang> {
  const typed = typedValue(argv, '--lang');
  if (typed !== undefined) return typed === 'en' ? 'en' : 'vi';
  try {
    const { loadConfig } = await import('@dunghen/daemon/config');
    return loadConfig(typedValue(argv, '--config') ?? (process.env['DUNGHEN_CONFIG'] || undefined), process.cwd()).config.lang;
  } catch {
    return 'vi';
  }
}

/** An error nobody foresaw: its kind, its code and where it arose, but never its data, which may be personal. */
function unforeseen(error: NodeJS.ErrnoException, lang: Lang): string {
  const { code, name, message, stack } = error;
  // Of what is no JSON the message quotes the beginning.
  const said = error instanceof SyntaxError ? '…' : message;
  const reason = `${code ? `${name} ${code}` : name}: ${said}`;
  const cure =
    lang === 'vi'
      ? 'Hãy chạy lại với DUNGHEN_DEBUG=1 và gửi kết quả cho người hỗ trợ.'
      : 'Run again with DUNGHEN_DEBUG=1 and send the output to support.';
  return process.env['DUNGHEN_DEBUG'] ? (stack?.replace(message, () => said) ?? reason) : `${reason}. ${cure}`;
}
