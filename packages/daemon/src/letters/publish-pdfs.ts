// A PDF beside each issued letter where LibreOffice is installed: what was signed, for whoever sends it by Zalo or e-mail.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store, StoredLetter } from '@dunghen/store';
import { findOffice, toPdf } from '../letter/to-pdf.ts';
import { THIS_MACHINE, type Machine } from '../machine.ts';
import { publishFile, sha256, sweepTemporaries } from '../publish-file.ts';
import { inWorkFolder, sweepWorkFolders } from '../work-folder.ts';

/** Where the PDFs are, inside the folder of letters. */
export const PDF_FOLDER = 'pdf';
/** In one go: some seconds, so that a round stays short. */
export const PDFS_AT_ONCE = 50;

/** What making PDFs came to. */
export interface PdfsMade {
  readonly made: number;
  readonly fault: 'pdf-failed' | null;
}

/** The name of a letter's PDF: another state of the letter has another one. */
export const pdfName = ({ fileName, sha256: hash }: Pick<StoredLetter, 'fileName' | 'sha256'>): string =>
  `${fileName.replace(/\.docx$/, '')}-${hash.slice(0, 8)}.pdf`;

/** Removes the PDFs of a letter that is withdrawn, whatever its states were: its Word file is kept in `thu-hoi/`, and nobody sends it from here. */
export async function removePdfs(
  folder: string,
  fileName: string,
  machine: Machine = THIS_MACHINE,
  names?: Iterable<string>,
): Promise<void> {
  const [place, beginning] = [join(folder, PDF_FOLDER), `${fileName.replace(/\.docx$/, '')}-`];
  for (const name of names ?? (await namesIn(place, machine))) {
    if (name.startsWith(beginning) && name.endsWith('.pdf')) await machine.rm(join(place, name), { force: true });
  }
}

const namesIn = (place: string, machine: Machine = THIS_MACHINE): Promise<readonly string[]> => machine.readdir(place).catch(() => []);

/**
 * Makes the PDFs of issued and sent letters that are not there, at most fifty, and removes those of withdrawn ones; does nothing
 * without LibreOffice. They are a convenience: an error of the system is told as a fault, and hinders nothing else.
 */
export async function publishPdfs(store: Store, folder: string, signal?: AbortSignal, office = findOffice()): Promise<PdfsMade> {
  try {
    return office === null ? { made: 0, fault: null } : await makePdfs(store, folder, signal, office);
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException | null)?.syscall !== 'string') throw error;
    return { made: 0, fault: 'pdf-failed' };
  }
}

/** Whether a letter was issued and has no PDF among those that are there. */
const lacksPdf = (letter: StoredLetter, there: ReadonlySet<string>): boolean =>
  letter.erasedOn === null && (letter.state === 'issued' || letter.state === 'sent') && !there.has(pdfName(letter));

/** The issued letters whose file was there before `since`, an instant, and that have no PDF. */
export async function pdfsLacking(store: Store, folder: string, since: string): Promise<readonly StoredLetter[]> {
  const there = new Set(await namesIn(join(folder, PDF_FOLDER)));
  const lacking: StoredLetter[] = [];
  for await (const page of store.letterPages()) {
    lacking.push(...page.filter((letter) => letter.publishedAt !== null && letter.publishedAt < since && lacksPdf(letter, there)));
  }
  return lacking;
}

async function makePdfs(store: Store, folder: string, signal: AbortSignal | undefined, office: string): Promise<PdfsMade> {
  await sweepWorkFolders();
  const wanted = new Map<string, Uint8Array>();
  // One look at the folder instead of one at each letter.
  const there = new Set(await namesIn(join(folder, PDF_FOLDER)));
  for await (const page of store.letterPages()) {
    for (const letter of page) {
      if (letter.state === 'withdrawn') await removePdfs(folder, letter.fileName, THIS_MACHINE, there);
      if (wanted.size >= PDFS_AT_ONCE || !lacksPdf(letter, there)) continue;
      const file = await store.letterFile(letter.id);
      if (file && file.sha256 === letter.sha256 && sha256(file.bytes) === file.sha256) wanted.set(pdfName(letter), file.bytes);
    }
  }
  if (wanted.size === 0) return { made: 0, fault: null };
  await sweepTemporaries(join(folder, PDF_FOLDER));
  return inWorkFolder('pdf', async (work): Promise<PdfsMade> => {
    const sources: string[] = [];
    for (const [name, bytes] of wanted) {
      sources.push(join(work, name.replace(/\.pdf$/, '.docx')));
      await writeFile(sources.at(-1) as string, bytes, { mode: 0o600 });
    }
    await toPdf(office, sources, work, signal);
    let made = 0;
    for (const name of wanted.keys()) {
      const pdf = await readFile(join(work, name)).catch(() => null);
      // LibreOffice was killed in the middle of a file, or could not make it: the next round tries again.
      if (pdf === null || !pdf.subarray(-1024).includes('%%EOF')) continue;
      await publishFile(join(folder, PDF_FOLDER, name), pdf);
      made++;
    }
    return { made, fault: made === wanted.size || signal?.aborted ? null : 'pdf-failed' };
  });
}
