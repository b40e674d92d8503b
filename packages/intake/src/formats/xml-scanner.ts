// The tags and texts of an XML file that goes by in pieces, as it stands or is unpacked. It builds nothing, follows nothing and keeps no more than one tag.
import { damaged, unsafe } from './format-faults.ts';
import { cutOff } from '../intake-error.ts';

/** What is told of a file; names without their prefix. */
export interface XmlHandler {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  /** A text as it stands, entities and all, maybe in parts. */
  readonly text: (text: string) => void;
}

/** A value with its words marked up lies some ten tags deep. */
const DEEPEST = 100;
/** No tag or remark is longer. */
const LONGEST_TAG = 1024 * 1024;
const NAME = /^(\/?)(?:[\w.-]{1,100}:)?([\w.-]{0,100})/;

/**
 * Goes through a file from its first tag to its last.
 * @throws {IntakeError} as {@link XmlScanner}.
 */
export function scanXml(pieces: Iterable<string>, file: string, handler: XmlHandler): void {
  const scanner = new XmlScanner(file, handler);
  for (const piece of pieces) scanner.look(piece);
  scanner.end();
}

/**
 * Is handed a file piece by piece.
 * @throws {IntakeError} `file-unsafe` for a document type, which could define entities without end, `file-format` for a file
 * that was cut off or has tags that do not end where they should.
 */
export class XmlScanner {
  readonly #file: string;
  readonly #handler: XmlHandler;
  #rest = '';
  /** The tags that are open. */
  readonly #within: string[] = [];
  #isClosed = false;

  constructor(file: string, handler: XmlHandler) {
    this.#file = file;
    this.#handler = handler;
  }

  look(piece: string): void {
    const text = this.#rest + piece;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start !== at) this.#handler.text(text.slice(at, start < 0 ? text.length : start));
      at = start < 0 ? text.length : start;
      const end = start < 0 ? 0 : endOf(text, start);
      if (end === 0) break;
      at = end;
      if (text.startsWith('<![CDATA[', start)) this.#handler.text(escaped(text.slice(start + 9, end - 3)));
      else if (text.startsWith('<!', start)) {
        if (!text.startsWith('<!--', start)) throw unsafe(this.#file);
      } else if (text[start + 1] !== '?') this.#tag(text.slice(start + 1, end - 1));
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_TAG) throw damaged(this.#file);
  }

  /** There is no more. */
  end(): void {
    if (!this.#isClosed) throw cutOff(this.#file);
  }

  #tag(inner: string): void {
    const [all = '', closing = '', name = ''] = NAME.exec(inner) ?? [];
    if (this.#isClosed || (closing === '' && this.#within.push(name) > DEEPEST)) throw damaged(this.#file);
    if (closing === '') this.#handler.open(name, inner.slice(all.length));
    if (closing === '' && !inner.endsWith('/')) return;
    // Whatever is left open would swallow what follows it.
    if (this.#within.pop() !== name) throw damaged(this.#file);
    this.#handler.close(name);
    this.#isClosed = this.#within.length === 0;
  }
}

/** Behind what begins at `start`; 0 where it does not end in this text. */
function endOf(text: string, start: number): number {
  const behind = (mark: string, from: number): number => {
    const at = text.indexOf(mark, from);
    return at < 0 ? 0 : at + mark.length;
  };
  if (text.startsWith('<!--', start)) return behind('-->', start + 4);
  if (text.startsWith('<![CDATA[', start)) return behind(']]>', start + 9);
  if (text[start + 1] === '?') return behind('?>', start + 2);
  // A value may hold the mark that ends a tag.
  let quote = 0;
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (quote !== 0) quote = unit === quote ? 0 : quote;
    else if (unit === DOUBLE || unit === SINGLE) quote = unit;
    else if (unit === GREATER) return at + 1;
  }
  return 0;
}

const DOUBLE = 34;
const SINGLE = 39;
const GREATER = 62;

const escaped = (text: string): string => text.replaceAll('&', '&amp;');

/** The attributes of a tag by their names without prefix; a name begins where nothing of one stands before it, or each of its letters would be tried. */
export const attributesOf = (attributes: string): ReadonlyMap<string, string> =>
  attributes.includes('=')
    ? new Map(Array.from(attributes.matchAll(ATTRIBUTE), ([, name, one, other]) => [name as string, (one ?? other) as string]))
    : NONE;

const ATTRIBUTE = /(?<![\w.-])([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NONE: ReadonlyMap<string, string> = new Map();
