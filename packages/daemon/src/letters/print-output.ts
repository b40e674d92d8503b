// The files of a print: the Word file, its PDF where LibreOffice is installed, and which letters do not stay on their page.
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { writeWhole, type Store } from '@dunghen/store';
import { findOffice, toPdf } from '../letter/to-pdf.ts';
import { mountOf } from '../mount-of.ts';
import { sha256 } from '../publish-file.ts';
import { inWorkFolder, sweepWorkFolders } from '../work-folder.ts';
import type { Printed } from './print-letters.ts';

/** A letter in the file, as it was read. */
interface PrintedLetter {
  readonly id: number;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

type Pdf = Pick<Printed, 'pdf' | 'pages' | 'long'>;
export const NO_PDF: Pdf = { pdf: null, pages: null, long: [] };

/** The PDF beside a Word file. */
const pdfBeside = (file: string): string => `${resolve(file).replace(/\.docx$/i, '')}.pdf`;

/** What is there of a Word file and its PDF. */
export const existing = (file: string): readonly string[] => [file, pdfBeside(file)].filter((path) => existsSync(path));

/** Writes the letters joined into `bytes`, and their PDF. */
export async function writeOutput(store: Store, out: string, bytes: Uint8Array, letters: readonly PrintedLetter[]): Promise<Pdf> {
  const ids = letters.map(({ id }) => id);
  /** A file that the ledger knows of before it is there: it holds citizens, and is erased with them. */
  const write = async (path: string, contents: Uint8Array): Promise<void> => {
    const file = { path, sha256: sha256(contents) };
    await folderOf(path);
    await store.notePrint({ ...file, mount: await mountOf(path) }, ids);
    writeWhole(path, contents, 0o640);
    await store.forgetEarlierPrints(file);
  };
  await write(resolve(out), bytes);
  const office = findOffice();
  if (office === null) return NO_PDF;
  await sweepWorkFolders();
  return inWorkFolder('in', async (folder) => {
    // Under a plain name: the caller's may hold anything.
    const [made] = await converted(office, folder, new Map([['in', bytes]]));
    if (!made) return NO_PDF;
    await write(pdfBeside(out), made);
    const pages = pagesIn(made);
    return { pdf: pdfBeside(out), pages, long: pages !== null && pages > letters.length ? await longOnes(office, folder, letters) : [] };
  });
}

/** Into a folder that is not there nothing is written; noted, it would pass for a stick that is out, and be named for ever. */
const folderOf = (path: string): Promise<unknown> =>
  stat(dirname(path)).catch((error: unknown) => {
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  });

/** The letters that take more than one page by themselves: a sixth of a second each, only where there are some. */
async function longOnes(office: string, folder: string, letters: readonly PrintedLetter[]): Promise<readonly string[]> {
  const alone = await converted(office, folder, new Map(letters.map(({ bytes }, i) => [`in-${i}`, bytes])));
  return letters.filter((_, i) => ((alone[i] && pagesIn(alone[i])) ?? 1) > 1).map(({ fileName }) => fileName);
}

/** Word files, by plain names, as PDFs in their order; nothing where LibreOffice failed. */
async function converted(office: string, folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<readonly (Buffer | undefined)[]> {
  const names = [...files.keys()].map((name) => join(folder, name));
  for (const [name, bytes] of files) await writeFile(join(folder, `${name}.docx`), bytes, { mode: 0o600 });
  const sources = names.map((name) => `${name}.docx`);
  return (await toPdf(office, sources, folder)) ? Promise.all(names.map((name) => readFile(`${name}.pdf`).catch(() => undefined))) : [];
}

/** LibreOffice packs none of the objects that say what a page is. */
const pagesIn = (pdf: Buffer): number | null => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? null;
