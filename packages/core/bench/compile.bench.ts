// From the JSON decisions of 2019–2027 to the calendar: cold, as every command pays for it, and warm.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { compileCalendar } from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import { median, show, time, type Figure } from './measure.ts';

/** Milliseconds of `expression` in a fresh process, after its modules are loaded. */
function coldMs(expression: string): number {
  const program = `
import { compileCalendar, officialCalendar } from '@dunghen/core';
import { parseDecisions } from '@dunghen/core/decisions';
import { readFileSync } from 'node:fs';
const begin = performance.now();
${expression};
console.log(performance.now() - begin);`;
  const conditions = process.execArgv.filter((flag) => flag.startsWith('--conditions'));
  const args = [...conditions, '--input-type=module', '-e', program, fileURLToPath(FILE)];
  return median(
    Array.from({ length: 9 }, () => Number(spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout)),
  );
}

const FILE = new URL('../src/data/vn-official-days.json', import.meta.url);
const text = readFileSync(FILE, 'utf8');
const warm = median(time(31, () => void compileCalendar(parseDecisions(JSON.parse(text)))));

const figure = (what: string, ms: number): Figure => ({ what, ours: `${ms.toFixed(1)} ms`, target: '< 10 ms', met: ms < 10 });
show('Compiling the calendar of 2019–2027', [
  figure('officialCalendar(), first call of a process', coldMs('officialCalendar()')),
  figure(
    'from the file: read, check, compile, first call of a process',
    coldMs(`compileCalendar(parseDecisions(JSON.parse(readFileSync(process.argv[1], 'utf8'))))`),
  ),
  figure('from its text: check, compile, warm', warm),
]);
