// How a command answers: one JSON document, or words, which a terminal would break in the middle of.
import { prose, terminalWidth } from './prose.ts';

/** The answer of a command, as its session wants it. */
export function reply({ json }: { readonly json: boolean }, document: object, words: () => string): void {
  if (json) process.stdout.write(`${JSON.stringify(document)}\n`);
  else say(words());
}

/** Says what a command was asked for. */
export const say = (words: string): void => tell(words, process.stdout);

/** Says what is to be known beside the answer. */
export const hint = (words: string): void => tell(words, process.stderr);

/** A file or another program gets a sentence as one line. */
const tell = (words: string, stream: NodeJS.WriteStream): void =>
  void stream.write(stream.isTTY ? prose(words, terminalWidth(stream)) : words);
