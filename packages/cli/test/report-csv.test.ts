// A report for a spreadsheet whose names hold anything at all: each is read back as it was, and none of them is a formula.
import fc from 'fast-check';
import { cleanText } from '@dunghen/view/words';
import { expect, test } from 'vitest';
import { MANY_CASES } from '../../core/test/many-cases.ts';
import { csvRows } from '../../intake/src/formats/csv-rows.ts';
import { somePage } from '../../view/test/some-page.ts';
import { reportCsv } from '../src/show/report-csv.ts';

/** Names in one report: to make one for each took ten times as long. */
const AT_ONCE = 200;

test('names of groups are escaped, quoted and read back, whatever they hold', () => {
  const { report } = somePage({ onTime: 1, by: 'officer' });
  const [group] = report.groups;
  if (!group) throw new Error('a report of no group');
  const starting = fc.constantFrom('', '=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', ' =', '\uFEFF=', '\t=', '\r=', '"', ',', '\n');
  const name = fc
    .tuple(starting, fc.string({ unit: fc.constantFrom(...Array.from('aĐ=+-@"\',;\n\r\t {1')), maxLength: 8 }))
    .map(([start, rest]) => start + rest);
  fc.assert(
    fc.property(fc.array(name, { minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' }), (names) => {
      const text = reportCsv({ ...report, groups: names.map((label) => ({ ...group, label })) });
      const [headings, ...rows] = [...csvRows([text.replace('\uFEFF', '')], ',', 'a.csv')].flat().map(({ cells }) => cells);
      const at = headings?.indexOf('label') ?? -1;
      const read = rows.map((cells) => cells[at] ?? '');
      const wanted = names.map((label) =>
        /^[\s\uFEFF]*[=+\-@|%＝＋－＠]/.test(cleanText(label)) ? `'${cleanText(label)}` : cleanText(label),
      );
      expect(read).toEqual(wanted);
    }),
    { numRuns: MANY_CASES.numRuns / AT_ONCE },
  );
});
