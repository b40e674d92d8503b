// What a list says of receipts that were imported from one without it. A receipt is not written anew; the officer is told, once for a file, what it would change.
import { foldDossier, formatTerm, parseTerm, type FoldOptions, type ReceivedEvent, type Term } from '@dunghen/core';
import { USUAL_HEADING, type Column } from '../columns/columns.ts';
import type { Warning } from '../warning.ts';
import type { Observation } from '../list/observation.ts';
import { Some } from './some-dossiers.ts';
import { NEW_DATABASE } from './new-database.ts';

/** What reports group by and only a receipt says. */
const OF_THE_RECEIPT = ['procedureName', 'field', 'unit', 'channel'] as const satisfies readonly Column[];

/** Goes along while the rows of a list are compared with what is known. */
export class LateDetails {
  readonly #columns = new Map<Column, number>();
  readonly #terms = new Some();
  readonly #hours = new Some();
  readonly #feedback = new Some();
  /** Dossiers whose promise no list showed before, and that are not judged by it. */
  readonly promises = new Some();

  note(row: Observation, receipt: ReceivedEvent, fold: FoldOptions): void {
    for (const column of OF_THE_RECEIPT) {
      if (row[column] !== undefined && receipt[column] === undefined) this.#columns.set(column, (this.#columns.get(column) ?? 0) + 1);
    }
    if (row.kind !== undefined && receipt.kind === undefined) this.#feedback.add(row.code);
    if (isTermUnsaid(row, receipt, fold)) this.#terms.add(row.code);
    if (isHourUnsaid(row, receipt, fold)) this.#hours.add(row.code);
  }

  *warnings(): Generator<Warning> {
    if (this.#terms.times > 0) yield lateTerm(this.#terms);
    if (this.promises.times > 0) yield latePromise(this.promises);
    if (this.#hours.times > 0) yield lateHour(this.#hours);
    if (this.#feedback.times > 0) yield lateFeedback(this.#feedback);
    if (this.#columns.size > 0) yield lateColumns(this.#columns);
  }
}

const usualTerm = ({ procedure = '', procedureName, promisedOn }: ReceivedEvent, { catalogue }: FoldOptions): Term | undefined =>
  catalogue?.(procedure, promisedOn === undefined ? procedureName : undefined)?.term;

/** Whether a row says a term of a dossier that came in without one, and other than the catalogue's: it is judged without it. */
function isTermUnsaid({ term }: Observation, receipt: ReceivedEvent, fold: FoldOptions): boolean {
  if (term === undefined || receipt.term !== undefined) return false;
  const usual = usualTerm(receipt, fold);
  return !usual || formatTerm(usual) !== formatTerm(parseTerm(term));
}

/** Whether a row says the hour of a receipt known by its day alone, and by it the dossier would be due on another day: after 15:00, or by a term of hours. */
function isHourUnsaid({ received }: Observation, receipt: ReceivedEvent, fold: FoldOptions): boolean {
  if (received.timeOfDay === null || receipt.timeOfDay !== null || received.on !== receipt.on) return false;
  const unit = (receipt.term ?? usualTerm(receipt, fold))?.unit;
  if (unit !== 'same-day' && unit !== 'working-hours') return false;
  const dueOn = (timeOfDay: number | null): number | null | undefined => foldDossier([{ ...receipt, timeOfDay }], fold)?.dueOn;
  return dueOn(received.timeOfDay) !== dueOn(null);
}

const lateTerm = ({ times, first }: Some): Warning => ({
  code: 'late-detail',
  text: {
    vi: `Danh sách này ghi thời hạn giải quyết cho ${times} hồ sơ đã nhập từ danh sách không có thời hạn (đầu tiên: ${first}): không ghi thêm được, các hồ sơ này vẫn được tính theo danh mục thủ tục hoặc ngày hẹn trả; từ hồ sơ sau, hãy nhập danh sách có cột thời hạn trước.`,
    en: `This list says the term of ${times} dossiers imported from a list without it (the first: ${first}): that cannot be added, they are still judged by the catalogue of procedures or the promised day; of dossiers to come, import the list with the term first.`,
  },
});

const latePromise = ({ times, first }: Some): Warning => ({
  code: 'late-detail',
  text: {
    vi: `Danh sách này ghi ngày hẹn trả của ${times} hồ sơ đã nhập từ danh sách không có ngày hẹn (đầu tiên: ${first}), khác hạn theo thời hạn luật định hoặc khi không rõ thời hạn: lần tiếp nhận đã ghi không sửa được, hồ sơ vẫn tính theo thời hạn, không rõ thời hạn thì chưa có hạn; muốn tính theo ngày hẹn, hãy "dunghen export", ghi promisedOn vào dòng received của hồ sơ rồi nhập tệp đó, hoặc nhập lại mọi danh sách với cách ghép cột này, vào ${NEW_DATABASE.vi}; thư đã ban hành thì ghi lại ở đó, "dunghen doctor" nêu từng thư. Chỉ chuyển chỗ thì "dunghen migrate" mang cả sổ thư, và giữ lần tiếp nhận như đã ghi.`,
    en: `This list says the promised day of ${times} dossiers imported from a list without one (the first: ${first}), and it is not the due date by the term of the law, or no term is known: a receipt is not written anew, they are still judged by the term, and without one they have no due date; to judge them by the promise use "dunghen export", write promisedOn into the line received of each and import that file, or all lists with these columns, into ${NEW_DATABASE.en}; letters that were issued are to be recorded there again, "dunghen doctor" names each. To move only, "dunghen migrate" takes the ledger along, and keeps the receipt as it was written.`,
  },
});

const lateHour = ({ times, first }: Some): Warning => ({
  code: 'late-detail',
  text: {
    vi: `Danh sách này ghi giờ tiếp nhận của ${times} hồ sơ đã nhập chỉ có ngày (đầu tiên: ${first}), tính theo giờ đó thì hạn trả là ngày khác (nhận sau 15 giờ, hoặc thời hạn tính bằng giờ): lần tiếp nhận đã ghi không sửa được, hạn vẫn tính như nhận đầu ngày; từ hồ sơ sau, hãy nhập danh sách có giờ tiếp nhận trước.`,
    en: `This list says the hour of the receipt of ${times} dossiers imported with its day alone (the first: ${first}), and by it they would be due on another day (received after 15:00, or with a term of hours): a receipt is not written anew, they are still judged as if received in the morning; of dossiers to come, import the list with the hours first.`,
  },
});

const lateFeedback = ({ times, first }: Some): Warning => ({
  code: 'late-detail',
  text: {
    vi: `Danh sách này là phản ánh, kiến nghị ở ${times} hồ sơ đã nhập như hồ sơ thủ tục (đầu tiên: ${first}): lần tiếp nhận đã ghi không sửa được, chúng vẫn được tính vào tỷ lệ; muốn tính riêng, hãy nhập lại mọi danh sách vào ${NEW_DATABASE.vi}.`,
    en: `This list shows ${times} dossiers as citizens' feedback that were imported as dossiers of a procedure (the first: ${first}): a receipt is not written anew, and they stay in the rates; to count them apart import all lists into ${NEW_DATABASE.en}.`,
  },
});

function lateColumns(columns: ReadonlyMap<Column, number>): Warning {
  const shown = [...columns].map(([column, times]) => `"${USUAL_HEADING[column]}" (${times})`).join(', ');
  return {
    code: 'late-detail',
    text: {
      vi: `Danh sách này có cột ${shown} cho những hồ sơ đã nhập từ danh sách không có cột đó: không ghi thêm được, báo cáo theo cột đó tính chúng là không rõ; từ hồ sơ sau, hãy nhập danh sách đủ cột trước.`,
      en: `This list tells ${shown} of dossiers imported from a list without it: that cannot be added, and reports by it count them as not stated; of dossiers to come, import the list with all columns first.`,
    },
  };
}
