// A stream of bytes as its lines, several at a time, whatever the boundaries of its chunks cut through.

/** The lines of UTF-8 text as they arrive, without their line feeds (a carriage return stays); the last one may lack its line feed. */
export async function* wholeLines(input: NodeJS.ReadableStream): AsyncGenerator<readonly string[], void, undefined> {
  // The decoder behind it keeps the first bytes of a character until the others arrive.
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input as AsyncIterable<string>) {
    const lines = chunk.split('\n');
    lines[0] = rest + (lines[0] as string);
    rest = lines.pop() as string;
    if (lines.length > 0) yield lines;
  }
  if (rest !== '') yield [rest];
}
