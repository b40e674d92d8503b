// Makes the argument parser speak as the other errors do: in the language asked for, with the cure, and as one document under --json.
import { Help, type Command, type HelpConfiguration } from 'commander';
import type { Lang } from '@dunghen/core';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
};

const IN_ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/too many arguments.* but got \d+: (.+)\./, "extra argument '$1'"],
  [/command-argument value '(.*?)' is invalid for argument '(.+?)'/, "'$1' is invalid for '$2'"],
  [/\.$/, ''],
  [/\n/, ' '],
];

const IN_VIETNAMESE: readonly (readonly [RegExp, string])[] = [
  [/unknown command '(.+?)'/, 'không có lệnh "$1"'],
  [/unknown option '(.+?)'/, 'không có tùy chọn "$1"'],
  [/missing required argument '(.+?)'/, 'thiếu <$1>'],
  [/required option '(.+?)' not specified/, 'thiếu tùy chọn bắt buộc "$1"'],
  [/option '(.+?)' argument missing/, 'tùy chọn "$1" thiếu giá trị'],
  [
    /option '(.+?)' argument '(.*?)' is invalid\. Allowed choices are (.+)/,
    'tùy chọn "$1" không nhận giá trị "$2"; các giá trị được nhận: $3',
  ],
  [/'(.*?)' is invalid for '(.+?)'\. Allowed choices are (.+)/, '"$1" không dùng được; các giá trị được nhận: $3'],
  [/extra argument '(.+)'/, 'thừa tham số "$1"'],
  [/\(Did you mean one of (.+?)\?\)/, '(có phải ý bạn là một trong: $1?)'],
  [/\(Did you mean (.+?)\?\)/, '(có phải ý bạn là $1?)'],
];

const reworded = (text: string, words: readonly (readonly [RegExp, string])[]): string =>
  words.reduce((out, [pattern, word]) => out.replace(pattern, word), text);

/** What the parser complains of, with where to look. */
function complaint(text: string, lang: Lang, command: string): string {
  const english = reworded(text.trimEnd().replace(/^error: /, ''), IN_ENGLISH);
  return lang === 'en'
    ? `${english}. See "${command} --help".`
    : `${inVietnamese(reworded(english, IN_VIETNAMESE))}. Xem "${command} --help".`;
}

/** What stands between angle brackets for a value to be typed. */
const VALUES: Readonly<Record<string, string>> = {
  basis: 'cách tính',
  channel: 'cách gửi',
  code: 'mã hồ sơ',
  date: 'ngày',
  file: 'tệp',
  files: 'tệp',
  format: 'dạng',
  lang: 'ngôn ngữ',
  letter: 'thư',
  list: 'danh sách',
  month: 'tháng',
  months: 'tháng',
  n: 'số',
  name: 'tên',
  number: 'số',
  part: 'theo gì',
  path: 'đường dẫn',
  percent: 'phần trăm',
  quarter: 'quý',
  range: 'từ..đến',
  rule: 'cách',
  shell: 'vỏ lệnh',
  state: 'trạng thái',
  term: 'thời hạn',
  text: 'nội dung',
  url: 'địa chỉ',
  year: 'năm',
};

/** The parser's placeholders of a line of usage, and of the values to be typed. */
const inVietnamese = (usage: string): string =>
  usage
    .replace('[options]', '[tùy chọn]')
    .replace('[command]', '[lệnh]')
    .replace(/<(\w+)((?:\.\.\.)?)>/g, (_, value: string, more: string) => `<${VALUES[value] ?? value}${more}>`);
const usual = new Help();
const withChoices = ({
  description,
  argChoices,
}: {
  readonly description: string;
  readonly argChoices?: readonly string[] | undefined;
}): string => description + (argChoices ? ` (${argChoices.join(' | ')})` : '');

const VIETNAMESE_HELP: HelpConfiguration = {
  styleTitle: (title) => TITLES[title] ?? title,
  optionDescription: withChoices,
  argumentDescription: withChoices,
  commandUsage: (command) => inVietnamese(usual.commandUsage(command)),
  subcommandTerm: (command) => inVietnamese(usual.subcommandTerm(command)),
  optionTerm: (option) => inVietnamese(usual.optionTerm(option)),
  argumentTerm: (argument) => VALUES[argument.name()] ?? argument.name(),
};

/** Gives a command and all under it their words; `tell` says what was typed wrongly. Under `json` no help is printed in place of an answer. */
export function speak(command: Command, lang: Lang, json: boolean, tell: (message: string) => void, above = ''): void {
  const name = `${above}${command.name()}`;
  if (lang === 'vi') {
    command.configureHelp(VIETNAMESE_HELP);
    command.helpOption('-h, --help', 'xem hướng dẫn');
    if (command.commands.length > 0) command.helpCommand('help [command]', 'xem hướng dẫn của một lệnh');
  }
  command.configureOutput({ outputError: (text) => tell(complaint(text, lang, name)), ...(json && { writeErr: () => {} }) });
  for (const inner of command.commands) speak(inner, lang, json, tell, `${name} `);
}
