// Faults of the daemon's own: its configuration and its folders.
import { DungHenError } from '@dunghen/core';

/** Codes: `config-absent`, `config-several`, `config-unreadable`, `config-syntax`, `config-invalid`, `bad-schedule`, `bad-office-hours`, `bad-procedures`, `page-password`, `port-taken`, `port-refused`, `inbox-link`, `inbox-not-a-file`, `import-failed`, `letters-away`, `letters-of-another`; of letters `no-letter`, `letter-ambiguous`, `no-dossier`, `not-open`, `request-too-late`, `new-due-missing`, `letter-exists`, `letter-incomplete`, `letter-entry`, `day-to-come`, `bad-signed-on`, `letter-not-owed`, `letter-issued-before`, `sent-before-signed`, `bad-new-due`, `bad-ended-on`, `bad-month`, `no-letters`, `letter-unreadable`, `letter-render`. */
export class DaemonError extends DungHenError {}
