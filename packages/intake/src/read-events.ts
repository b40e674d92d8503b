// An event file (NDJSON) to its events: each line read or refused by itself.
import { DungHenError, EventError, parseEvent, quote, type DossierEvent } from '@dunghen/core';
import { fileFault, type RowFault } from './intake-error.ts';

/** One line of an event file: an event, or what is wrong with the line. */
export type EventLine = { readonly row: number; readonly event: DossierEvent } | { readonly row: number; readonly fault: RowFault };

/** Reads a text, given in pieces that end with a line. @throws {IntakeError} `file-format` when no line is JSON. */
export function readEvents(text: Iterable<string>, file: string): readonly EventLine[] {
  const lines: EventLine[] = [];
  let good = 0;
  let row = 0;
  for (const piece of text) {
    for (const line of piece.replace(/\n$/, '').split('\n')) {
      row++;
      if (line.trim() === '') continue;
      try {
        lines.push({ row, event: parseEvent(parseJson(line)) });
        good++;
      } catch (error) {
        if (!(error instanceof DungHenError)) throw error;
        lines.push({ row, fault: { row, column: null, code: error.code, error } });
      }
    }
  }
  if (good === 0 && lines.length > 0 && lines.every((line) => 'fault' in line && line.fault.code === 'bad-json')) {
    throw fileFault(
      'file-format',
      file,
      'không phải tệp sự kiện NDJSON: không dòng nào là JSON',
      'is no NDJSON event file: no line is JSON',
    );
  }
  return lines;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new EventError('bad-json', {
      vi: `Dòng này không phải JSON: ${quote(line.slice(0, 20))}; mỗi dòng phải là một sự kiện {"dossier","type","at",…}.`,
      en: `This line is not JSON: ${quote(line.slice(0, 20))}; each line must be one event {"dossier","type","at",…}.`,
    });
  }
}
