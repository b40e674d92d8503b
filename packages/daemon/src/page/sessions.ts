// Who gave the password of the page; forgotten when the daemon stops. Only hashes are kept, so that memory holds no key.
import { createHash, randomBytes } from 'node:crypto';

/** One working day: whoever sits down in the morning gives the password once. */
export const SESSION_MS = 12 * 60 * 60_000;
const MOST_SESSIONS = 500;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The sessions that are open. */
export class Sessions {
  readonly #until = new Map<string, number>();

  /** Opens one; what it is known by. The oldest makes room where there are too many. */
  open(now: number): string {
    const token = randomBytes(32).toString('base64url');
    this.#until.set(hashOf(token), now + SESSION_MS);
    if (this.#until.size > MOST_SESSIONS) this.#until.delete(this.#until.keys().next().value as string);
    return token;
  }

  /** Whether a session is open. */
  holds(token: string | null, now: number): boolean {
    const until = token === null ? undefined : this.#until.get(hashOf(token));
    return until !== undefined && now < until && until - now <= SESSION_MS;
  }
}
