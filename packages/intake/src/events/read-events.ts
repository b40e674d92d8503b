// An event file (NDJSON) to the lines of each dossier: read as it streams by, each line understood or refused by itself.
import { DungHenError, EventError, parseEvent, quote, type DossierEvent } from '@dunghen/core';
import { shortCopy } from '../formats/short-copy.ts';
import { ofField } from '../list/field-fault.ts';
import type { Listing } from '@dunghen/store';
import { fileFault, ONE_A_LINE } from '../intake-error.ts';
import { listedIn } from './listed-field.ts';
import { PackedEvents, type EventLine } from './packed-events.ts';

/** What an event can say fits into half of this. */
const LONGEST_EVENT = 100_000;

/** An event file read whole: its lines by dossier, and those that name none. */
export interface EventFile {
  readonly events: PackedEvents;
  readonly refused: readonly EventLine[];
}

/** Reads a text, given in pieces that end with a line. @throws {IntakeError} `file-format` when no line is JSON. */
export function readEvents(text: Iterable<string>, file: string): EventFile {
  const events = new PackedEvents();
  const refused: EventLine[] = [];
  let json = false;
  let row = 0;
  for (const piece of text) {
    for (const line of piece.replace(/\n$/, '').split('\n')) {
      row++;
      if (line.trim() === '') continue;
      if (line.length > LONGEST_EVENT) {
        json = true;
        refused.push({ row, line: shortCopy(line, LONGEST_EVENT + 1) });
        continue;
      }
      const parsed = tryJson(line);
      json ||= parsed !== undefined;
      const key = dossierOf(parsed);
      if (key === undefined) refused.push({ row, line });
      else events.add(key, { row, line });
    }
  }
  if (!json && refused.length > 0) {
    throw fileFault(
      'file-format',
      file,
      'không phải tệp sự kiện NDJSON: không dòng nào là JSON',
      'is no NDJSON event file: no line is JSON',
      ONE_A_LINE,
    );
  }
  return { events, refused };
}

/** The event of a line with what it says of lists, or what is wrong with it. */
export function eventOrFault(
  line: string,
): { readonly event: DossierEvent; readonly listed: Listing | null } | { readonly error: DungHenError } {
  if (line.length > LONGEST_EVENT) return { error: tooLong() };
  const json = tryJson(line);
  if (json === undefined) return { error: noJson(line) };
  try {
    return { event: parseEvent(json), listed: listedIn(line) };
  } catch (error) {
    if (error instanceof DungHenError) return { error: isLetter(json) ? letterLine() : ofField(error, json) };
    throw error;
  }
}

const tooLong = (): EventError =>
  new EventError('bad-event', {
    vi: `Dòng này dài quá ${LONGEST_EVENT} ký tự, không thể là một sự kiện; hãy bỏ những gì sự kiện không có (xem docs/events.md) rồi nhập lại.`,
    en: `This line has more than ${LONGEST_EVENT} characters and can be no event; take out what an event has no place for (see docs/events.md) and import again.`,
  });

/** Whether a line that is no event is one of `export --letters`. */
const isLetter = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && !('type' in json) && 'appointment' in json && 'history' in json;

const letterLine = (): EventError =>
  new EventError('letter-line', {
    vi: 'Dòng này là một thư trong sổ thư (dunghen export --letters), không nhập được: sổ thư chỉ ghi việc của chính nó; muốn mang cả sổ thì dùng "dunghen migrate" hay "dunghen backup".',
    en: 'This line is a letter of a ledger (dunghen export --letters), which is not imported: a ledger takes down its own steps only; to move one, use "dunghen migrate" or "dunghen backup".',
  });

const noJson = (line: string): EventError =>
  new EventError('bad-json', {
    vi: `Dòng này không phải JSON: ${quote(line.slice(0, 20))}; mỗi dòng phải là một sự kiện {"dossier","type","at",…}.`,
    en: `This line is not JSON: ${quote(line.slice(0, 20))}; each line must be one event {"dossier","type","at",…}.`,
  });

function tryJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** What lines of one dossier have in common, before it is known whether they are events. */
function dossierOf(json: unknown): string | undefined {
  const code = typeof json === 'object' && json !== null && 'dossier' in json ? json.dossier : undefined;
  return typeof code === 'string' ? code.normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase() : undefined;
}
