// The tables as Kysely sees them; what each may hold is said where they are made (sqlite/migrations).
import type { Generated } from 'kysely';

/** A file that was read in. */
export interface ImportTable {
  id: Generated<number>;
  file: string;
  sha256: string;
  /** Instant, ISO 8601. */
  imported_at: string;
  /** The day a list was seen; null for event files, and for lists imported before this was kept. */
  observed_on: number | null;
  /** Which kind of list it was and which of its columns was read as what; null for event files, and before this was kept. */
  reading: string | null;
  /** 1 once all of it was imported; 0 while it is, and for good where that was broken off. */
  complete: Generated<number>;
  /** JSON of `ListShown`, see `left-out.ts`; null for event files, lists of nothing open, and before this was kept. */
  shown: string | null;
  /** JSON of `ImportOutcome`, see `outcomes.ts`; null where anything was told of it. */
  outcome: string | null;
}

/** A dossier's identity; everything else about it is its events. */
export interface DossierTable {
  id: Generated<number>;
  /** The code as first seen. */
  code: string;
  /** The code in upper case: two spellings of one code are one dossier. */
  code_key: string;
  /** The newest event's id; kept by the database. */
  revision: Generated<number>;
  /** The events in short, see `timeline.ts`; kept by the database. */
  timeline: Generated<string>;
  /** 1 once it ended; kept by the database. */
  ended: Generated<number>;
  /** The law its standing was computed by; 0 when it must be computed anew. */
  law_id: Generated<number>;
  /** The due date by that law, ISO; null while paused and where no term is known. */
  due_day: Generated<string | null>;
  /** Missed appointments by that law, once it ended. */
  missed: Generated<number>;
}

/** A law by which standings were computed: calendar, policy and catalogue, by their identity. */
export interface LawTable {
  id: Generated<number>;
  law: string;
}

/** One row: the last day on which anything happened; kept by the database. */
export interface NewestTable {
  id: number;
  last_on: string;
}

/** What many events say in the same words, once. */
export interface EventBodyTable {
  id: Generated<number>;
  body: string;
}

/** What happened, append-only. */
export interface EventTable {
  id: Generated<number>;
  dossier_id: number;
  type: string;
  at: string;
  /** The event's further fields as JSON, without personal data. */
  body: string;
  import_id: number | null;
  /** See `chain.ts`. */
  chain: string;
}

/** The citizen of a dossier: apart from the events, so that it can be erased when the law wants it gone. */
export interface ApplicantTable {
  dossier_id: number;
  /** JSON of `Applicant`. */
  body: string;
}

/** What lists showed of a dossier; days are day numbers. */
export interface SightingTable {
  dossier_id: number;
  /** The kind of list that showed it last. */
  list: string;
  listed_on: number;
  received_on: number;
  state: 'open' | 'paused' | 'ended';
  /** Whether it said in words that the dossier is at work. */
  said_running: number;
  promised_on: number | null;
  /** The latest day on which a list showed it open. */
  seen_open_on: number | null;
  /** The day of the first list that should have shown it and did not. */
  missing_on: number | null;
  /** The day of the first list that should have shown it, open, and did not. */
  left_out_on: number | null;
  /** All kinds of list that showed it, a blank between them, where there are several; '' where `list` is the only one. */
  kinds: Generated<string>;
}

export type LetterState = 'drafted' | 'issued' | 'sent' | 'withdrawn';

/** The ledger of letters: one row for each missed appointment, never deleted. */
export interface LetterTable {
  id: Generated<number>;
  dossier_id: number;
  appointment: number;
  kind: string;
  /** The day that was missed, ISO. */
  due_on: string;
  state: LetterState;
  file_name: string;
  /** SHA-256 of the bytes the file must have. */
  sha256: string;
  template_sha256: string;
  /** The facts the letter states, as JSON. */
  facts: string;
  /** The as-of day of the scan that drafted it, ISO. */
  drafted_on: string;
  /** When the file was first known to be safely on disk; null until then. */
  published_at: string | null;
  /** The day an officer asked for it before the due date, ISO; null for one the scan drafted. */
  requested_on: Generated<string | null>;
  /** The last day on which this apology was in time, ISO. */
  apology_by: Generated<string | null>;
  /** Number and signature, given when it is issued; days ISO. */
  number: Generated<string | null>;
  signed_by: Generated<string | null>;
  signed_on: Generated<string | null>;
  channel: Generated<string | null>;
  sent_on: Generated<string | null>;
  /** The hashes of the bytes earlier states of this letter had: a file that still has any of them is replaced. */
  replaces_sha256: Generated<string | null>;
  /** The day the citizen was erased from it, ISO: from then on it has neither bytes nor file. */
  erased_on: Generated<string | null>;
  /** Of all of it, see `letter-chain.ts`; '' until its first step. */
  seal: Generated<string>;
}

/** The very bytes of a letter, kept so that a lost file comes back as it was. */
export interface LetterBytesTable {
  letter_id: number;
  bytes: Buffer;
}

/** Each step of a letter, who took it and when; append-only. */
export interface LetterEventTable {
  id: Generated<number>;
  letter_id: number;
  step: string;
  at: string;
  actor: string;
  detail: string | null;
  /** See `letter-chain.ts`. */
  chain: string;
}

/** One row: how many letters and steps the ledger ever took in. */
export interface LetterCountTable {
  id: number;
  letters: number;
  steps: number;
  /** Of both, see `letter-chain.ts`. */
  seal: string;
}

/** A scan that came to its end; only the newest are kept. */
export interface ScanNoteTable {
  id: Generated<number>;
  today: string;
  at: string;
  degraded: string;
}

/** A due date that another law moved, append-only. */
export interface DueMoveTable {
  id: Generated<number>;
  dossier_id: number;
  before_on: string | null;
  after_on: string | null;
  law_id: number;
  at: string;
  /** The as-of day of the scan that recorded it, ISO; null in rows of an older program. */
  scanned_on: string | null;
}

/** A step of the alert ladder that was told of. */
export interface AlertTable {
  dossier_id: number;
  due_on: string;
  step: number;
  rung_on: string;
}

/** A morning's digest for one unit, kept as it was made. */
export interface DigestTable {
  id: Generated<number>;
  on_day: string;
  unit: string;
  file: string;
  subject: string;
  html: string;
  workbook: Buffer;
  published_at: string | null;
}

/** A digest on its way to one reader. */
export interface DigestMailTable {
  digest_id: number;
  recipient: string;
  attempts: number;
  /** Not to be tried before this instant; '' at once. */
  next_at: string;
  sent_at: string | null;
  /** The code of the last failure. */
  fault: string | null;
  /** The newer digest for this reader that is sent in its place. */
  superseded_by: number | null;
  /** The first morning, ISO, that did not come to this reader: what was told of from then on is marked as new; null where all came. */
  new_since: Generated<string | null>;
  /** 0 where no mail was set up on its morning: it goes out should it be set up later that day, and nobody missed it otherwise. */
  set_up: Generated<number>;
}

/** A digest in which more is new than in that of all, while it waits for a reader who heard nothing since that morning. */
export interface DigestSinceTable {
  digest_id: number;
  /** ISO day. */
  new_since: string;
  html: string;
  workbook: Buffer;
}

/** One row: the folder that letters were published to last. */
export interface LettersFolderTable {
  id: number;
  path: string;
  inode: string;
  /** Of the folder it lies in; null where an older program noted the folder. */
  parent_inode: string | null;
  /** The random number in the file that marks the folder; null where an older program noted it, or none could be written. */
  mark: string | null;
  /** The database that published to it (`ledger-id.ts`); null where an older program noted the folder. */
  ledger: string | null;
}

/** A file that letters were printed into. */
export interface PrintFileTable {
  path: string;
  sha256: string;
  /** The ids of the letters in it, as JSON. */
  letters: string;
  /** Where the file system it lies on is mounted; null where that could not be told. */
  mount: string | null;
  /** The database that printed it. */
  ledger: string;
  /** The word by which the disk it lies on is gone for good. */
  word_id: number | null;
}

/** A folder that letters were published to before the present one. */
export interface OldLettersFolderTable {
  path: string;
  inode: string;
  mark: string | null;
  ledger: string | null;
  word_id: number | null;
}

/** What an officer said of a place that erasing cannot judge by itself. */
export interface RetentionWordTable {
  id: Generated<number>;
  at: string;
  actor: string;
  word: 'moved-here' | 'gone';
  place: string;
}

/** What was told of lists and is not told again. */
export interface ToldOnceTable {
  what: string;
}

export interface Schema {
  alert: AlertTable;
  due_move: DueMoveTable;
  scan_note: ScanNoteTable;
  digest: DigestTable;
  digest_mail: DigestMailTable;
  digest_since: DigestSinceTable;
  letters_folder: LettersFolderTable;
  old_letters_folder: OldLettersFolderTable;
  print_file: PrintFileTable;
  retention_word: RetentionWordTable;
  sighting: SightingTable;
  import: ImportTable;
  told_once: ToldOnceTable;
  dossier: DossierTable;
  event: EventTable;
  event_body: EventBodyTable;
  law: LawTable;
  newest: NewestTable;
  applicant: ApplicantTable;
  letter: LetterTable;
  letter_bytes: LetterBytesTable;
  letter_event: LetterEventTable;
  letter_count: LetterCountTable;
}
