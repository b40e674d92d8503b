// `dunghen import --learn`: shows which column is what, and keeps it in a small file that the officer looks over and later imports use.
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { DungHenError } from '@dunghen/core';
import {
  COLUMNS,
  KEPT_MAPPING,
  mappingText,
  readKeptMapping,
  readWithMapping,
  saidBeside,
  TO_BE_NAMED,
  unreadStatuses,
  USUAL_HEADING,
  type Doubt,
  type KeptMapping,
} from '@dunghen/intake';
import { fromConfig } from '@dunghen/daemon/config';
import { writeWhole } from '@dunghen/store';
import { EXIT } from './exit-code.ts';
import type { Session } from './session.ts';
import { table } from './show/table.ts';
import { UsageError } from './usage-error.ts';
import { cannotWrite } from './write-out.ts';
import { say } from './show/say.ts';

const pathOf = (session: Session, named: string | undefined): string =>
  named === undefined ? fromConfig(session.loaded, KEPT_MAPPING) : resolve(named);

/** The mapping to import with: the named one, which must fit; or the one kept before, if any. @throws {IntakeError} `bad-mapping`. */
export function keptMapping(session: Session, named: string | undefined): KeptMapping | null {
  const path = pathOf(session, named);
  if (!existsSync(path)) {
    if (named === undefined) return null;
    throw new UsageError(
      `Không có tệp ghép cột ${named}; hãy tạo bằng "dunghen import TỆP --learn --mapping ${named}".`,
      `There is no mapping file ${named}; make it with "dunghen import FILE --learn --mapping ${named}".`,
      named,
    );
  }
  return readKeptMapping(path, named !== undefined);
}

/** Reads the list, shows its columns and writes the mapping file; imports nothing. */
export async function learnMappings(
  session: Session,
  files: readonly string[],
  { mapping: named, sheet }: { readonly mapping?: string; readonly sheet?: string },
): Promise<number> {
  const { t, lang } = session;
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new UsageError(
      'Mỗi lần --learn chỉ xem một tệp; hãy chọn một.',
      '--learn looks at one file at a time; choose one.',
      files.length,
    );
  }
  const path = pathOf(session, named);
  const kept = fullMapping(path);
  let question: string | null = null;
  let doubt: Doubt | null = null;
  // A mapping that still lacks a column is a draft, and takes no good one's place.
  const mayAsk = new Set([
    'mapping-doubtful',
    'dates-doubtful',
    'several-rows',
    'state-in-title',
    ...(existsSync(path) ? [] : ['no-headings']),
  ]);
  const { content } = await readWithMapping(kept, file, { sheet }).catch((error: unknown) => {
    if (!(error instanceof DungHenError) || !mayAsk.has(error.code)) throw error;
    question = error.in(lang);
    doubt = { said: error.sentence.vi, heading: error.code === 'mapping-doubtful' ? String(error.value) : null };
    return readWithMapping(kept, file, { sheet, ask: false });
  });
  if (!('lists' in content)) {
    throw new UsageError(
      `Tệp ${file} là tệp sự kiện, không có cột để ghép.`,
      `The file ${file} holds events and has no columns to map.`,
      file,
    );
  }
  const [{ mapping, confirmed }] = content.lists;
  const beside = saidBeside(existsSync(path) ? readFileSync(path, 'utf8') : '', basename(path));
  const unread = unreadStatuses(content, beside.statuses.keys());
  const text = mappingText(mapping, beside, unread, doubt);
  try {
    writeWhole(path, text);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  if (session.json) {
    process.stdout.write(
      `${JSON.stringify({ file: basename(file), mapping: Object.fromEntries(mapping.names), written: path, question, unread })}\n`,
    );
    return EXIT.done;
  }
  const warning = question === null ? '' : `${t('CẦN XEM LẠI', 'TO BE CHECKED')}: ${String(question)}\n`;
  const words = unread.map((word) => `"${word}"`).join(', ');
  const statuses =
    unread.length === 0
      ? ''
      : t(
          `Trạng thái chưa hiểu: ${words}. Hãy ghi nghĩa của chúng vào mục [statuses] của tệp này.\n`,
          `Statuses that are not understood: ${words}. Say what they mean under [statuses] in that file.\n`,
        );
  const columns = confirmed
    ? t(
        'Cách ghép cột giữ như tệp đã có; muốn tìm lại từ đầu, hãy xóa tệp đó rồi chạy lại.\n',
        'The columns are those the file already named; to have them found anew, delete it and run this again.\n',
      )
    : '';
  const next = text.includes(`= "${TO_BE_NAMED}"`)
    ? t(
        `Đã ghi ${path}. Hãy mở tệp, thay dấu ? bằng cột đúng như dòng CẦN GHI ở trên nó; chưa thay thì chưa nhập được danh sách này.`,
        `Wrote ${path}. Open it and put the right column in the place of each ?, as the line above it says; until then this list cannot be imported.`,
      )
    : t(
        `Đã ghi ${path}. Hãy mở xem, sửa nếu cần; các lần nhập sau sẽ dùng tệp này.`,
        `Wrote ${path}. Look it over and mend it if need be; later imports use it.`,
      );
  say(`${columnTable(mapping.names, t)}\n${warning}${columns}${statuses}${next}\n`);
  return EXIT.done;
}

/** The mapping that is there; none where it is still a draft. */
function fullMapping(path: string): KeptMapping | null {
  try {
    const kept = readKeptMapping(path, false);
    return kept?.mapping.open ? null : kept;
  } catch (error) {
    if (error instanceof DungHenError && error.code === 'bad-mapping') return null;
    throw error;
  }
}

/** Which column was found under which heading. */
export function columnTable(names: ReadonlyMap<string, string>, t: Session['t']): string {
  const newest = names.get('newestPromise');
  const rows = COLUMNS.filter((column) => names.has(column)).map((column) => {
    const heading = names.get(column) as string;
    const orElse = column === 'promisedOn' && newest !== undefined ? t(`; ô trống: ${newest}`, `; if empty: ${newest}`) : '';
    return [column, USUAL_HEADING[column], heading + orElse];
  });
  const ends = [
    ['refused', t('Ngày từ chối', 'day of the refusal')],
    ['withdrawn', t('Ngày rút hồ sơ', 'day of the withdrawal')],
  ].flatMap(([type = '', meaning = '']) => (names.has(type) ? [['', meaning, names.get(type) as string]] : []));
  return table([t('Cột', 'Column'), t('Nghĩa là', 'Meaning'), t('Tiêu đề trong tệp', 'Heading in the file')], [...rows, ...ends]);
}
