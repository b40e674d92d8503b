// The mapping an officer confirmed and kept: used unasked for lists with the headings it was learned from, in the command and in the inbox alike.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DungHenError } from '@dunghen/core';
import type { Mapping } from './columns/find-columns.ts';
import { IntakeError } from './intake-error.ts';
import type { ReadOptions } from './list/lists-of-file.ts';
import { isLearnedFrom, parseMapping, stillOpen, type LearnedMapping } from './columns/mapping-file.ts';
import { readIntakeFile, type FileContent } from './read-file.ts';

/** The name it is kept under, beside the configuration. */
export const KEPT_MAPPING = 'dunghen.mapping.toml';

/** A mapping learned before. */
export interface KeptMapping {
  /** The name of its file. */
  readonly name: string;
  readonly mapping: LearnedMapping;
  /** Whether it was learned from a list with these headings, or named by the officer. */
  readonly fits: (found: Mapping) => boolean;
  /** Whether the officer named it, so that a list it does not fit is a fault. */
  readonly must: boolean;
}

/** The mapping kept at `path`, or null where there is none. @throws {IntakeError} `bad-mapping`. */
export function readKeptMapping(path: string, must: boolean): KeptMapping | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  const name = basename(path);
  return { name, mapping: parseMapping(text, name), fits: (found) => must || isLearnedFrom(text, found), must };
}

/**
 * Reads a file with a kept mapping where it fits, and by its own headings where it need not. What it leaves open is asked of `readings`,
 * how lists were read before (`Store.readings`).
 */
export async function readWithMapping(
  kept: KeptMapping | null,
  file: string,
  options: Pick<ReadOptions, 'sheet' | 'ask'> = {},
  readings?: () => Promise<ReadonlySet<string>>,
): Promise<FileContent> {
  try {
    return await readBy(kept, file, options);
  } catch (error) {
    const known = readings && error instanceof IntakeError && error.code === 'mapping-doubtful' ? await readings() : NONE;
    if (known.size === 0) throw error;
    return readBy(kept, file, { ...options, readings: known });
  }
}

const NONE: ReadonlySet<string> = new Set();

async function readBy(kept: KeptMapping | null, file: string, options: ReadOptions): Promise<FileContent> {
  if (!kept) return readIntakeFile(file, options);
  const { open } = kept.mapping;
  if (open) {
    const { content } = await readIntakeFile(file, { ...options, ask: false });
    if ('lists' in content && content.lists.some(({ mapping }) => kept.fits(mapping))) throw stillOpen(kept.name, open);
    return readIntakeFile(file, options);
  }
  try {
    const read = await readIntakeFile(file, { ...options, mapping: kept.mapping });
    if (!('lists' in read.content) || read.content.lists.every(({ mapping }) => kept.fits(mapping))) return read;
  } catch (error) {
    if (kept.must || !(error instanceof DungHenError) || error.code !== 'bad-mapping') throw error;
  }
  try {
    return withDaysSaid(await readIntakeFile(file, options), kept.mapping);
  } catch (error) {
    throw error instanceof IntakeError && ASKS.has(error.code) ? withKept(error) : error;
  }
}

/** What was said of the list of a day holds whatever its columns: the inbox has no other answer to such a question. */
function withDaysSaid(read: FileContent, { newCodes, sameDossiers }: LearnedMapping): FileContent {
  const { content } = read;
  if (!('lists' in content) || (newCodes === null && sameDossiers === null)) return read;
  const days = { ...(newCodes !== null && { newCodes }), ...(sameDossiers !== null && { sameDossiers }) };
  const [first, ...others] = content.lists;
  return { ...read, content: { ...content, lists: [{ ...first, mapping: { ...first.mapping, ...days } }, ...others] } };
}

/** Questions that the kept mapping would have answered, had the headings stayed as they were. */
const ASKS = new Set(['no-headings', 'mapping-doubtful', 'state-in-title']);

const withKept = ({ code, sentence: { vi, en }, value }: IntakeError): IntakeError =>
  new IntakeError(
    code,
    {
      vi: `${vi} Tệp ${KEPT_MAPPING} không được dùng vì ghi cho danh sách có tiêu đề khác; nếu vẫn đúng, hãy thêm --mapping ${KEPT_MAPPING}, nếu không, ghi lại bằng --learn.`,
      en: `${en} The file ${KEPT_MAPPING} was not used, since it was kept for a list with other headings; if it still holds, add --mapping ${KEPT_MAPPING}, else keep a new one with --learn.`,
    },
    value,
  );
