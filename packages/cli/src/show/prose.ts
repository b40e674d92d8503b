// Sentences for a terminal: broken between words at its width, so that nothing wraps where it hides the alignment of what follows.
import { stripVTControlCharacters } from 'node:util';

/** The columns of the terminal; 80 where the answer goes to a file or another program. */
export const terminalWidth = (): number => Math.max(40, process.stdout.columns ?? 80);

/** The text with lines of at most `width` columns; what goes over stands under the line's own indent, two further in. */
export function prose(text: string, width: number = terminalWidth()): string {
  return text
    .split('\n')
    .map((line) => {
      const indent = ' '.repeat(line.length - line.trimStart().length);
      const broken: string[] = [];
      let current = indent;
      for (const word of line.trimStart().split(' ')) {
        const longer = current.trim() === '' ? current + word : `${current} ${word}`;
        if (stripVTControlCharacters(longer).length > width && current.trim() !== '') {
          broken.push(current);
          current = `${indent}  ${word}`;
        } else current = longer;
      }
      return [...broken, current].join('\n');
    })
    .join('\n');
}
