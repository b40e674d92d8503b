// Faults of the daemon's own: its configuration and its folders.
import { DungHenError } from '@dunghen/core';

/** Codes: `config-absent`, `config-several`, `config-unreadable`, `config-syntax`, `config-invalid`, `letters-folder`, `letters-away`, `page-password`, `port-taken`, `port-refused`; of letters `no-letter`, `no-dossier`, `not-open`, `request-too-late`, `new-due-missing`, `letter-exists`, `letter-incomplete`, `letter-entry`, `day-to-come`, `bad-signed-on`, `letter-not-owed`, `sent-before-signed`, `bad-new-due`, `bad-month`, `no-letters`, `letter-file`, `letter-render`. */
export class DaemonError extends DungHenError {}
