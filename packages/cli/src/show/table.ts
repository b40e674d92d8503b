// Plain aligned tables for terminals and pipes.
import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';

const NONE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
};

/** A table indented by two, with a rule under its heading; `right` names the columns of numbers. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[], right: readonly number[] = []): string {
  const lined = new Table({
    colAligns: head.map((_, i) => (right.includes(i) ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: { ...NONE, left: '  ', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '' },
  });
  lined.push([...head], ...rows.map((row) => [...row]));
  const [heading = '', ...body] = lined
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  const width = Math.max(...[heading, ...body].map((line) => stripVTControlCharacters(line).length)) - 2;
  return [heading, `  ${'─'.repeat(width)}`, ...body].join('\n');
}
