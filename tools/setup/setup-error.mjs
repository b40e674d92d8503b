// Why set-up stopped: a sentence in Vietnamese and English that a person can act on, and the exit code that goes with it.
export class SetupError extends Error {
  /** @param {{ vi: string, en: string }} sentence */
  constructor({ vi, en }, exitCode = 2) {
    super(`${vi} (${en})`);
    this.exitCode = exitCode;
  }
}
