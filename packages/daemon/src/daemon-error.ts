// Faults of the daemon's own: its configuration and its folders.
import { DungHenError } from '@dunghen/core';

/** Codes: `config-absent`, `config-syntax`, `config-invalid`, `letters-folder`. */
export class DaemonError extends DungHenError {}
