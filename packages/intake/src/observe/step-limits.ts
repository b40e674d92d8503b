// Whether what a list gives as the promise is the limit of the step: it moves with the step. Every dossier would be late at its first one.
import { isEndEvent, type EpochDay, type FoldOptions } from '@dunghen/core';
import type { Store } from '@dunghen/store';
import { sheetLetter, type Mapping } from '../columns/find-columns.ts';
import { IntakeError } from '../intake-error.ts';
import { kindOfList } from '../list/kind-of-list.ts';
import type { ListFile } from '../list/lists-of-file.ts';
import { rowReader } from '../list/read-row.ts';
import { plain, saysSame } from '../words/plain.ts';
import { rowsAtEnds } from './dossiers-at-ends.ts';
import { movedPromise } from './moved-promise.ts';
import { NEW_DATABASE } from './new-database.ts';

/** Fewer may have been promised anew. */
const FEWEST = 3;
/** One in so many may be otherwise. */
const ONE_IN = 5;

/** How many dossiers went on to another step, had their promise moved, or both. */
interface Moves {
  steps: number;
  promises: number;
  both: number;
}

/**
 * Refuses a list whose promises moved, against the law, where the step did and nowhere else.
 * @throws {IntakeError} `mapping-doubtful` naming the column.
 */
export async function checkStepLimits(
  store: Store,
  lists: ListFile['lists'],
  file: string,
  { observedOn, fold }: { readonly observedOn: EpochDay; readonly fold: FoldOptions },
): Promise<void> {
  const [{ mapping, confirmed }] = lists;
  const heading = mapping.names.get('promisedOn');
  if (confirmed || heading === undefined || !mapping.columns.has('stage') || OF_THE_SLIP.test(plain(heading))) return;
  const kind = kindOfList(mapping.headings);
  const moves: Moves = { steps: 0, promises: 0, both: 0 };
  for (const list of lists) {
    const read = rowReader(list);
    for (const row of rowsAtEnds(list)) {
      const told = read(row);
      if (!('seen' in told) || !told.seen.stage || !told.seen.promised) continue;
      const stored = await store.dossier(told.seen.code);
      const at = stored?.events.findLast((event) => event.type === 'stage')?.stage;
      if (!stored || at === undefined || stored.events.some(isEndEvent)) continue;
      const last = (await store.listings([stored.id])).get(stored.id);
      if (last?.list !== kind || last.listedOn >= observedOn) continue;
      const isOn = !saysSame(at, told.seen.stage);
      const isMoved = movedPromise(told.seen, stored.events, last, { observedOn, fold }) === 'moved';
      if (isOn) moves.steps++;
      if (isMoved) moves.promises++;
      if (isOn && isMoved) moves.both++;
    }
  }
  const { steps, promises, both } = moves;
  if (both >= FEWEST && (steps - both) * ONE_IN <= steps && (promises - both) * ONE_IN <= promises)
    throw ofSteps(mapping, heading, both, file);
}

/** Nobody promises a step on a slip. */
const OF_THE_SLIP = /\b(?:hen|tra)\b/;

function ofSteps(mapping: Mapping, heading: string, times: number, file: string): IntakeError {
  const place = sheetLetter(mapping.columns.get('promisedOn') as number, mapping);
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: ngày ở cột "${heading}" (cột ${place}) đổi cùng lúc với bước xử lý ở ${times} hồ sơ, nên có thể là hạn của từng bước chứ không phải ngày hẹn trả của hồ sơ; nếu vậy, hãy xuất danh sách có ngày hẹn trả, hoặc bỏ dòng promisedOn trong tệp ghép cột ("dunghen import TỆP --learn") và khai thời hạn của thủ tục trong danh mục, rồi nhập lại mọi danh sách vào ${NEW_DATABASE.vi}; nếu đúng là hạn của cả hồ sơ, hãy xác nhận cột bằng --learn.`,
      en: `The file ${file}: the days in column "${heading}" (${place}) moved together with the step of ${times} dossiers, so they may be the limits of steps and not the promised days of the dossiers; if so, export the list with the promised day, or take promisedOn out of the mapping file ("dunghen import FILE --learn") and give the terms in the catalogue of procedures, then import all lists into ${NEW_DATABASE.en}; if they are the limits of whole dossiers, confirm the column with --learn.`,
    },
    heading,
  );
}
