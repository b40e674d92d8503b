import { expect, test } from 'vitest';
import { configSchema } from '../src/config/schema.ts';
import { watchForRestart } from '../src/service/restart-needed.ts';

test('a setting that only a restart brings is named once, also after it was put back and changed again', () => {
  const lines: (string | undefined)[] = [];
  const note = (event: string, { code }: { code?: string } = {}): void => void lines.push(`${event} ${code}`);
  const started = configSchema.parse({});
  const tell = watchForRestart(started, { info: note, warn: note, error: note });
  const changed = configSchema.parse({ health: { port: 9000 }, log: { level: 'debug' } });
  for (const now of [started, changed, changed, started, changed]) tell(now);
  expect(lines).toEqual(['restart-needed health', 'restart-needed log', 'restart-needed health', 'restart-needed log']);
  // What is followed at once waits for nothing.
  tell(
    configSchema.parse({ letters: { folder: 'khác' }, health: { port: 9000 }, log: { level: 'debug' }, schedule: { scan: '* * * * *' } }),
  );
  expect(lines).toHaveLength(4);
});
