// Makes the argument parser speak Vietnamese: help titles by style hooks, errors by their code.
import type { Command } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
};

const ERRORS: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(.+?)'/, 'không có lệnh "$1"'],
  [/unknown option '(.+?)'/, 'không có tùy chọn "$1"'],
  [/missing required argument '(.+?)'/, 'thiếu tham số "$1"'],
  [/required option '(.+?)' not specified/, 'thiếu tùy chọn bắt buộc "$1"'],
  [/option '(.+?)' argument missing/, 'tùy chọn "$1" thiếu giá trị'],
  [
    /option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+)\./,
    'tùy chọn "$1" không nhận giá trị "$2"; các giá trị được nhận: $3',
  ],
  [
    /command-argument value '(.*?)' is invalid for argument '(.+?)'\. Allowed choices are (.+)\./,
    '"$1" không dùng được; các giá trị được nhận: $3',
  ],
  [/too many arguments.*/, 'thừa tham số'],
  [/\(Did you mean one of (.+?)\?\)/, '(có phải ý bạn là một trong: $1?)'],
  [/\(Did you mean (.+?)\?\)/, '(có phải ý bạn là $1?)'],
];

/** A message of the argument parser in Vietnamese. */
export const inVietnamese = (message: string): string =>
  ERRORS.reduce((out, [pattern, vi]) => out.replace(pattern, vi), message.replace(/^error: /, '')).trimEnd();

/** Under --json the parser itself is silent: what is wrong is told as one document. */
export function keepSilent(command: Command): void {
  command.configureOutput({ outputError: () => {}, writeErr: () => {} });
  for (const inner of command.commands) keepSilent(inner);
}

/** Gives a command Vietnamese help and errors. */
export function speakVietnamese(command: Command): void {
  command.configureHelp({
    styleTitle: (title) => TITLES[title] ?? title,
    optionDescription: (option) => {
      const choices = option.argChoices ? ` (${option.argChoices.join(' | ')})` : '';
      return option.description + choices;
    },
  });
  command.configureOutput({
    outputError: (text, write) => write(`Lỗi: ${inVietnamese(text)}. Xem "dunghen --help".\n`),
  });
  command.helpOption('-h, --help', 'xem hướng dẫn');
}
