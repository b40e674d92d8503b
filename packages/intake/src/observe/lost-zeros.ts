// Whether the codes of a list are known ones without the zeros they began with, or with them: a spreadsheet takes "0012" for 12, and every dossier would be there twice.
import type { Store } from '@dunghen/store';
import { fileFault } from '../intake-error.ts';
import { codeIn } from '../list/lists-compared.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { orNull } from '../words/or-null.ts';
import { readOfficeDate } from '../words/office-date.ts';
import type { DossierList } from '../list/read-list.ts';
import { dossiersAtEnds } from './dossiers-at-ends.ts';

const NUMBER = /^\d{1,9}$/;
/** No register counts further. */
const LONGEST = 10;

/**
 * Refuses a list whose codes are numbers, unknown as they stand, but with more or fewer zeros before them known of dossiers
 * received on the very same day; where it shows the known one too, the two are dossiers of their own.
 * @throws {IntakeError} `code-as-number` naming both codes.
 */
export async function checkLostZeros(store: Store, lists: ListFile['lists'], file: string): Promise<void> {
  let shown: ReadonlySet<string> | null = null;
  for (const { mapping, rows } of lists) {
    for (const cells of dossiersAtEnds({ mapping, rows })) {
      const code = codeOf(cells, mapping);
      const received = NUMBER.test(code) ? orNull(() => readOfficeDate(cells[mapping.columns.get('receivedAt') ?? -1] ?? '')) : null;
      if (!received || (await store.dossier(code))) continue;
      for (const other of otherSpellings(code)) {
        const known = (await store.dossier(other))?.events.find(({ type }) => type === 'received');
        if (known?.on !== received.on) continue;
        shown ??= codesShown(lists);
        if (!shown.has(other)) throw lostZeros(file, code, other);
      }
    }
  }
}

const codeOf = (cells: readonly string[], { columns }: DossierList['mapping']): string =>
  codeIn(cells[columns.get('code') as number] ?? '') ?? '';

/** Every code of the lists that is a number: gone through only where one of them is in doubt. */
function codesShown(lists: ListFile['lists']): ReadonlySet<string> {
  const shown = new Set<string>();
  for (const { mapping, rows } of lists) {
    for (const { cells } of rows.copy()) {
      const code = codeOf(cells, mapping);
      if (/^\d+$/.test(code)) shown.add(code);
    }
  }
  return shown;
}

/** "12": 012, 0012 …; "0012": 12, 012, 00012 … */
function otherSpellings(code: string): readonly string[] {
  const bare = code.replace(/^0+(?=\d)/, '');
  return Array.from({ length: LONGEST - bare.length + 1 }, (_, zeros) => '0'.repeat(zeros) + bare).filter((other) => other !== code);
}

const lostZeros = (file: string, code: string, known: string): Error =>
  fileFault(
    'code-as-number',
    file,
    `ghi mã hồ sơ "${code}" mà đã có hồ sơ "${known}" cùng ngày tiếp nhận: số 0 ở đầu mã đã mất ở một trong hai danh sách, nhập vào thì mỗi hồ sơ thành hai`,
    `says dossier code "${code}", and there is a dossier "${known}" received on the same day: one of the two lists has lost the zeros a code begins with, and each dossier would become two`,
    [
      'hãy định dạng cột mã là Văn bản (Text) rồi xuất lại, với mã như đã nhập; nếu là hồ sơ khác thật, hãy nhập kèm --new-codes',
      'format the column as Text and export again, with the codes as they were imported; if they are other dossiers indeed, import with --new-codes',
    ],
  );
