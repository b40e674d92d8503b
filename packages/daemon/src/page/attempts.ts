// How often a password may be tried: a guesser waits longer after each wrong one, whoever knows it hardly notices.

/** Wrong tries that cost nothing. */
const FREE = 5;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A sender is forgotten after this long without a try. */
const FORGOTTEN_MS = 60 * 60_000;
/** More senders than a network has machines are one guesser: the oldest are forgotten. */
const MOST_SENDERS = 1_000;

interface Tries {
  wrong: number;
  /** Not before this instant, in ms since 1970. */
  nextAt: number;
  lastAt: number;
}

/** Wrong tries by sender. */
export class Attempts {
  readonly #tries = new Map<string, Tries>();

  /** How long a sender has to wait before the next try, in milliseconds; 0 when it may try now. */
  waitOf(sender: string, now: number): number {
    const tries = this.#tries.get(sender);
    if (!tries || now - tries.lastAt > FORGOTTEN_MS || tries.lastAt > now) return 0;
    return Math.max(0, tries.nextAt - now);
  }

  /** Counts a try before it is judged, so that many at once count as many. */
  begin(sender: string, now: number): void {
    const before = this.#tries.get(sender);
    const wrong = (before && now - before.lastAt <= FORGOTTEN_MS ? before.wrong : 0) + 1;
    const wait = wrong < FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE));
    this.#tries.delete(sender);
    this.#tries.set(sender, { wrong, nextAt: now + wait, lastAt: now });
    if (this.#tries.size > MOST_SENDERS) this.#tries.delete(this.#tries.keys().next().value as string);
  }

  /** The right password: the wrong ones before it are forgiven. */
  forgive(sender: string): void {
    this.#tries.delete(sender);
  }
}
