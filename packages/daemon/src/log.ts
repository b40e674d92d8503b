// What the daemon says while it runs: codes, counts, dossier codes and file hashes, never a name, an address or a sentence with one.
import pino from 'pino';

/** The only things a line of the log may hold; the type is the allow-list. */
export interface LogFields {
  readonly code?: string;
  readonly dossier?: string;
  readonly open?: number;
  readonly dueSoon?: number;
  readonly overdue?: number;
  readonly drafted?: number;
  readonly published?: number;
  readonly withdrawn?: number;
  readonly redated?: number;
  readonly created?: number;
  readonly updated?: number;
  readonly rejected?: number;
  readonly digests?: number;
  readonly alerts?: number;
  readonly sent?: number;
  readonly superseded?: number;
  readonly waiting?: number;
  readonly moved?: number;
  readonly erased?: number;
  readonly days?: number;
  readonly port?: number;
  readonly ms?: number;
  readonly signal?: string;
}

/** The daemon's log. */
export interface DaemonLog {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  readonly error: (event: string, fields?: LogFields) => void;
}

/** Lines of JSON on standard output, written at once: an asynchronous writer loses up to a thousand of them when it is killed. */
export function daemonLog(level: string): DaemonLog {
  const logger = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: true }));
  const at =
    (method: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void =>
      logger[method](fields, event);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}
