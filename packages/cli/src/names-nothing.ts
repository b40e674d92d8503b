// An empty name of a file or a dossier, as a script's unset variable leaves it: refused before it is taken for the working folder.
import type { Command } from 'commander';
import { UsageError } from './usage-error.ts';

/** The options that name something. */
const NAMING: ReadonlySet<string> = new Set(['db', 'config', 'out', 'mapping', 'rejects', 'from', 'to']);

/** @throws {UsageError} for an argument, or the value of an option that names a file, without a single character. */
export function namesNothing(command: Command): void {
  const options = Object.entries(command.opts()).filter(([name]) => NAMING.has(name));
  const given = [
    ...options.map(([name, value]) => [`--${name}`, value] as const),
    ...command.registeredArguments.map((argument, i) => [argument.name(), command.processedArgs[i]] as const),
  ];
  const empty = given.find(([, value]) => [value].flat().includes(''));
  if (!empty) return;
  const [name] = empty;
  throw new UsageError(`"${name}" có giá trị rỗng ""; hãy ghi rõ giá trị.`, `"${name}" has the empty value ""; give it a value.`, '');
}
