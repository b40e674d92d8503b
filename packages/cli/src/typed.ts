// A command line as it was typed, in the order and the words that the parser takes.
import type { Command } from 'commander';

/** The options of every command, with how many words each is. */
const OF_EVERY_COMMAND: ReadonlyMap<string, number> = new Map([
  ['--db', 2],
  ['--config', 2],
  ['--lang', 2],
  ['--today', 2],
  ['--json', 1],
]);

/**
 * The options of every command stand behind its name, wherever they were typed, and the word `help` is the option: asked for that way,
 * help is an answer whatever else the process is about to end with. The name of no command stands alone, so that it is complained of.
 */
export function asParsed(argv: readonly string[], program: Command): readonly string[] {
  let command = program;
  let help = false;
  const names: string[] = [];
  const ahead: string[] = [];
  let at = 0;
  while (at < argv.length && command.commands.length > 0) {
    const word = argv[at] as string;
    const length = word.includes('=') ? 1 : (OF_EVERY_COMMAND.get(word) ?? 1);
    if (OF_EVERY_COMMAND.has(word.split('=', 1)[0] as string)) ahead.push(...argv.slice(at, at + length));
    else if (word.startsWith('-')) break;
    else if (word === 'help') help = true;
    else {
      const inner = command.commands.find((one) => one.name() === word);
      if (!inner) return [...names, word];
      names.push(word);
      command = inner;
    }
    at += length;
  }
  if (help) return [...names, '--help'];
  return [...names, ...(command.commands.length > 0 ? [] : ahead), ...argv.slice(at)];
}

/** The value an option was typed with, the last time it was; undefined where it was not. */
export function typedValue(argv: readonly string[], option: string): string | undefined {
  const at = argv.findLastIndex((word) => word === option || word.startsWith(`${option}=`));
  return argv[at] === option ? argv[at + 1] : argv[at]?.slice(option.length + 1);
}
