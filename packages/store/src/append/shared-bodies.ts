// The bodies that events share, as those who write events know them: each told of once, spelled once, by its number.

/** A text and the same as a JSON string, of which the chain's links are made. */
interface Spelling {
  readonly body: string;
  readonly quoted: string;
}

/** Bodies by number. */
export class SharedBodies {
  readonly #known = new Map<number, Spelling>();

  /** @param texts Those that are new. */
  learn(texts: ReadonlyMap<number, string>): void {
    for (const [id, body] of texts) this.#known.set(id, { body, quoted: JSON.stringify(body) });
  }

  /** Forgets all of them. */
  forget(): void {
    this.#known.clear();
  }

  /** The whole body of an event: the shared one of a number and what is its own. */
  joined(id: number, own: string): Spelling {
    const shared = this.#known.get(id) as Spelling;
    if (own === '') return shared;
    const comma = shared.body === '{}' ? '' : ',';
    return {
      body: `${shared.body.slice(0, -1)}${comma}${own}}`,
      quoted: `${shared.quoted.slice(0, -'}"'.length)}${comma}${JSON.stringify(own).slice(1, -1)}}"`,
    };
  }
}
