// Whether an XML text that goes by in pieces has its end: a reader that takes rows as they come would not miss it.

/** Enough for a declaration, a remark and the first tag; and for the last one with a remark behind it. */
const KEPT = 4_096;

/** Goes along while a part of a workbook is unpacked. */
export class XmlEnd {
  #start = '';
  #end = '';

  look(piece: Uint8Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.#start.length < KEPT) this.#start += bytes.toString('latin1', 0, KEPT);
    this.#end = (this.#end + bytes.toString('latin1', Math.max(0, bytes.length - KEPT))).slice(-KEPT);
  }

  /** Whether the first element is left open. What has no element at all is for others to judge. */
  missing(): boolean {
    // UTF-16 has its zeros between the letters.
    const [start, end] = [this.#start, this.#end].map((text) => text.replaceAll('\u0000', '')) as [string, string];
    const name = /<([A-Za-z_][\w:.-]*)/.exec(start.replace(/<!--[^]*?(?:-->|$)/g, ''))?.[1];
    if (name === undefined) return false;
    const close = end.lastIndexOf(`</${name}`);
    if (close >= 0) return !/^\s*>/.test(end.slice(close + name.length + 2));
    return !(start.lastIndexOf('<') === start.indexOf(`<${name}`) && /\/>\s*$/.test(end));
  }
}
