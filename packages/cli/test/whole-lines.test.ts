import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeLines } from '../src/whole-lines.ts';

const linesOf = async (chunks: readonly Uint8Array[]): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const some of wholeLines(Readable.from(chunks, { objectMode: false }))) lines.push(...some);
  return lines;
};

test('lines are whole wherever the chunks are cut, inside a character or a line end too', async () => {
  const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n', 'Đúng Hẹn', '🏛️')), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(7), { minLength: 1, maxLength: 60 }), async (parts, sizes) => {
      const whole = parts.join('');
      const bytes = Buffer.from(whole);
      const chunks: Uint8Array[] = [];
      for (let at = 0, i = 0; at < bytes.length; i++) {
        const size = 1 + (sizes[i % sizes.length] as number);
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      const expected = whole.split('\n');
      if (expected.at(-1) === '') expected.pop();
      expect(await linesOf(chunks)).toEqual(expected);
    }),
  );
});
