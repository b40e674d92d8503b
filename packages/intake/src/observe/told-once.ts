// What an office that knows it need not hear of at every import: told the first time, and again once it has changed, or the next month where its name bears one.

/** Goes along with the import of a list. */
export class ToldOnce {
  readonly #before: ReadonlySet<string>;
  readonly #told = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(before: ReadonlySet<string> = new Set()) {
    this.#before = before;
  }

  /** Whether something is still to be told; from then on it is told. */
  isDue(what: string): boolean {
    if (this.#before.has(what)) return false;
    this.#told.add(what);
    return true;
  }

  /** It is otherwise now: the next time it is told again. */
  changed(what: string): void {
    if (this.#before.has(what)) this.#changed.add(what);
  }

  get told(): readonly string[] {
    return [...this.#told];
  }

  get hasChanged(): readonly string[] {
    return [...this.#changed];
  }
}
