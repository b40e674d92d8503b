import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputFile } from '../src/formats/input-file.ts';
import { encodingOf, textOf } from '../src/formats/text-encoding.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mã chữ '));
});
afterEach(() => rmSync(folder, { recursive: true }));

function opened(bytes: Uint8Array): InputFile {
  const path = join(folder, 'a.csv');
  writeFileSync(path, bytes);
  return new InputFile(path);
}

/** Longer than three of the pieces a file is read in. */
const LONG = 800_000;

describe('a long text is read in pieces', () => {
  // Letters of one to four bytes, each beginning at every place a piece can end.
  test.each(['a', 'đ', 'ề', '𝄞'].flatMap((letter) => [0, 1, 2, 3].map((before) => [letter, before] as const)))(
    'whose ends fall anywhere in a letter %s (%i bytes further on)',
    (letter, before) => {
      const size = Buffer.byteLength(letter);
      const text = 'x'.repeat(before) + letter.repeat(Math.floor(LONG / size));
      const file = opened(Buffer.from(text));
      expect(encodingOf(file)).toBe('utf-8');
      expect([...textOf(file, 'utf-8')].join('')).toBe(text);
      file.closeQuietly();
    },
  );

  test.each([
    ['a letter that is not whole at the end', Buffer.concat([Buffer.from('ề'.repeat(200_000)), Buffer.from([0xe1, 0xbb])])],
    [
      'a byte that is no letter, far from the start',
      Buffer.concat([Buffer.from('ề'.repeat(200_000)), Buffer.from([0xff]), Buffer.from('ề')]),
    ],
    [
      'a letter that ends too soon where a piece ends',
      Buffer.concat([Buffer.alloc(2 ** 18 - 1, 'x'), Buffer.from([0xe1]), Buffer.from('ềx')]),
    ],
  ])('%s is told, and never read as something else', (_, bytes) => {
    const file = opened(bytes);
    expect(() => encodingOf(file)).toThrow(expect.objectContaining({ code: 'file-encoding' }));
    file.closeQuietly();
  });
});
