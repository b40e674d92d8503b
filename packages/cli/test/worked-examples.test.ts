import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

interface Example {
  readonly title: string;
  readonly events: string;
  readonly command: string;
  readonly expected: object;
}

/** Each command of the page with the events that stand before it and the answer that stands after it. */
function examples(): readonly Example[] {
  const page = readFileSync(join(ROOT, 'docs/cach-tinh-ty-le.md'), 'utf8');
  const found: Example[] = [];
  let [title, events, command] = ['', '', ''];
  for (const [, heading, kind, block = ''] of page.matchAll(/^## ([^\n]+)$|^```(ndjson|sh|json)\n(.*?)^```$/gms)) {
    if (heading) title = heading;
    if (kind === 'ndjson') events = block;
    if (kind === 'sh') command = block.trim();
    if (kind === 'json') found.push({ title, events, command, expected: JSON.parse(block) as object });
  }
  return found;
}

describe('every example of "Tỷ lệ trễ hẹn được tính như thế nào" comes out as it is worked out there by hand', () => {
  const all = examples();
  test('of which there are enough', () => expect(all.length).toBeGreaterThanOrEqual(12));
  test.each(all.map(({ title, command, events, expected }) => [title, command, events, expected] as const))(
    '%s: %s',
    async (_, command, events, expected) => {
      const cwd = workFolder();
      writeFileSync(join(cwd, 'a.ndjson'), events);
      expect(await dunghen(['import', 'a.ndjson'], { cwd })).toMatchObject({ code: 0 });
      const { stdout } = await dunghen([...command.split(' ').slice(1), '--json'], { cwd });
      expect(JSON.parse(stdout)).toMatchObject(expected);
    },
  );
});
