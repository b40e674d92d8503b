// Sentences for a terminal: broken between words at its width, so that nothing wraps where it hides the alignment of what follows.
import { stripVTControlCharacters } from 'node:util';

/** The columns of the terminal; 80 where it does not say, or the answer goes to a file or another program. */
export const terminalWidth = (stream: NodeJS.WriteStream = process.stdout): number => Math.max(40, stream.columns || 80);

/** What is quoted: the name of a column stays on one line up to a length, and a command to type whatever its own, since half of one may be run. */
const QUOTED = /"([^"\n]+)"/g;
const LONGEST_NAME = 40;
/** Stands for a blank that is no place to break at. */
const KEPT = '\u0000';

/** The text with lines of at most `width` columns; what goes over stands under the line's own indent, two further in. */
export function prose(text: string, width: number = terminalWidth()): string {
  return text
    .split('\n')
    .map((line) => {
      if (line.length <= width) return line;
      const indent = ' '.repeat(line.length - line.trimStart().length);
      const broken: string[] = [];
      let current = indent;
      const whole = line
        .trimStart()
        .replace(QUOTED, (quoted, said: string) =>
          said.length > LONGEST_NAME && !said.startsWith('dunghen ') ? quoted : quoted.replaceAll(' ', KEPT),
        );
      for (const word of whole.split(' ')) {
        const longer = current.trim() === '' ? current + word : `${current} ${word}`;
        if (stripVTControlCharacters(longer).length > width && current.trim() !== '') {
          broken.push(current);
          current = `${indent}  ${word}`;
        } else current = longer;
      }
      return [...broken, current].join('\n').replaceAll(KEPT, ' ');
    })
    .join('\n');
}
