// A value as JSON a piece at a time: a list of faults may be longer than a string should be.

/** Characters that are handed over together. */
const PIECE = 64 * 1024;
const STEP = '  ';

/**
 * What `JSON.stringify` gives, in pieces; an iterable within the value is an array of what it yields. `lines` puts each member on a line of its own.
 * @example [...jsonPieces({ a: [1] })].join('') // '{"a":[1]}'
 */
export function* jsonPieces(value: unknown, lines = false): Generator<string> {
  let piece = '';
  for (const part of partsOf(value, lines, '\n')) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Arrays and objects are gone into, since they may hold an iterable; what an iterable yields is small. */
function* partsOf(value: unknown, lines: boolean, end: string): Generator<string> {
  const inner = lines ? end + STEP : '';
  const whole = (part: unknown): string => (lines ? JSON.stringify(part, null, STEP).replaceAll('\n', inner) : JSON.stringify(part));
  const joined = function* (open: string, close: string, parts: Iterable<Iterable<string>>): Generator<string> {
    let isEmpty = true;
    for (const part of parts) {
      yield (isEmpty ? open : ',') + inner;
      isEmpty = false;
      yield* part;
    }
    yield isEmpty ? open + close : (lines ? end : '') + close;
  };
  if (isIterable(value))
    yield* joined(
      '[',
      ']',
      mapped(value, (item) => [whole(item)]),
    );
  else if (Array.isArray(value))
    yield* joined(
      '[',
      ']',
      mapped(value, (item) => partsOf(item, lines, inner)),
    );
  else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const colon = lines ? ': ' : ':';
    yield* joined(
      '{',
      '}',
      mapped(members, function* ([name, member]) {
        yield JSON.stringify(name) + colon;
        yield* partsOf(member, lines, inner);
      }),
    );
  } else yield JSON.stringify(value);
}

function* mapped<T>(items: Iterable<T>, as: (item: T) => Iterable<string>): Generator<Iterable<string>> {
  for (const item of items) yield as(item);
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
