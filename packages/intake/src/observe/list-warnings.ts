// What a list says that was taken as it stands but deserves a look: words nobody knows, days that have not come.
import type { EpochDay } from '@dunghen/core';
import { lackingHours } from './lacking-hour.ts';
import { LateDetails } from './late-details.ts';
import { promisesAdvanced, PromisesBeyond, promisesEarlier } from './promises-beyond.ts';
import type { Observation } from '../list/observation.ts';
import { isEnd, readStatus } from '../words/read-status.ts';
import { renamedWarnings } from './other-dossiers.ts';
import { Some } from './some-dossiers.ts';
import { count, mostFrequent, UnknownWords } from './unknown-words.ts';
import { TakenOtherwise } from './taken-otherwise.ts';
import type { ToldOnce } from './told-once.ts';
import { overnightTold, toldSince } from './day-warnings.ts';
import type { Warning } from '../warning.ts';
import { NEW_DATABASE } from './new-database.ts';

/** Goes along while the rows of a list are read. */
export class ListWarnings {
  /** What the list says of receipts that were imported without it. */
  readonly late = new LateDetails();
  /** Words nobody understands. */
  readonly words = new UnknownWords();
  readonly #observedOn: EpochDay;
  readonly #once: ToldOnce;
  readonly #withoutTerm = new Map<string, number>();
  readonly #paused = new Some();
  readonly #assumed = new Some();
  /** Dossiers that went on while the office was closed. */
  readonly overnight = new Some();
  /** Dossiers whose hour of receipt would decide what they are due. */
  readonly hourless = new Some();
  /** Dossiers that the office has not taken in. */
  readonly notAccepted = new Some();
  /** Dossiers whose step or pause came in by other files since this one was first imported, and stands. */
  readonly toldOtherwise = new Some();
  /** Dossiers first shown with a promise beyond their term. */
  readonly beyond = new PromisesBeyond();
  /** Dossiers promised, after a pause, for an earlier day than they are judged by. */
  readonly promisedEarlier = new Some();
  /** Dossiers promised for an earlier day than the first promise, by which they are judged. */
  readonly promiseAdvanced = new Some();
  /** What counts otherwise than the words of a row suggest. */
  readonly otherwise = new TakenOtherwise();
  /** Dossiers whose citizens became others. */
  readonly replaced = new Some();
  #future = 0;
  #firstFuture = '';

  constructor(observedOn: EpochDay, once: ToldOnce) {
    this.#observedOn = observedOn;
    this.#once = once;
  }

  /** Looks at a row that was understood; `status` is its status as written. */
  look(row: Observation, status: string | undefined): void {
    if (row.received.on > this.#observedOn || (row.completed && row.completed.on > this.#observedOn)) {
      if (this.#future++ === 0) this.#firstFuture = row.code;
    }
    this.beyond.look(row);
    this.otherwise.look(row);
    if (row.unreadTerm !== undefined) this.words.term(row.unreadTerm);
    // With a day of the result the word is not needed, unless it may say that this is another day.
    if (row.status === 'unknown' && (row.completed || row.returned)) return this.words.statusOfEnded(status?.trim() ?? '');
    if (row.status !== 'unknown') return;
    const word = status?.trim() ?? '';
    if (word !== '') this.words.status(word);
    // A list without a status may name the end as the step the dossier is at.
    else if (row.stage !== undefined && isEnd(readStatus(row.stage))) this.words.end(row.stage);
  }

  /** Notes a dossier that came in with neither a term nor a promised day, and of a procedure without one. */
  withoutTerm({ procedure, procedureName }: Observation): void {
    count(this.#withoutTerm, procedureName ?? procedure ?? '');
  }

  /** Notes a dossier that was already paused when it was first seen. */
  pauseAssumed(code: string): void {
    this.#paused.add(code);
  }

  /** Notes a dossier of which a pause, its end or a result is written as of the day of the list, and may lie days before. */
  dayAssumed(code: string): void {
    this.#assumed.add(code);
  }

  all(): readonly Warning[] {
    return [
      ...this.words.warnings(),
      ...this.#noTerm(),
      ...this.late.warnings(),
      ...this.#pauses(),
      ...this.#days(),
      ...overnightTold(this.overnight),
      ...toldSince(this.toldOtherwise),
      ...lackingHours(this.hourless),
      ...this.beyond.warnings(this.#once, this.#observedOn),
      ...promisesEarlier(this.promisedEarlier),
      ...promisesAdvanced(this.promiseAdvanced),
      ...this.otherwise.warnings(),
      ...renamedWarnings(this.replaced),
      ...this.#notAccepted(),
      ...this.#futureDates(),
    ];
  }

  *#pauses(): Generator<Warning> {
    if (this.#paused.times === 0) return;
    yield {
      code: 'pause-assumed',
      text: {
        vi: `Có ${this.#paused.times} hồ sơ đang tạm dừng ngay khi thấy lần đầu (đầu tiên: ${this.#paused.first}), không rõ tạm dừng từ ngày nào: được coi là từ ngày của danh sách, hoặc từ ngày đến hạn nếu đã qua; muốn tính đúng hạn, hãy nhập các danh sách cũ hơn trước, hoặc tệp sự kiện có ngày tạm dừng.`,
        en: `Dossiers paused already when first seen: ${this.#paused.times} (the first: ${this.#paused.first}); since which day is not known, it is taken as the day of the list, or the due day where that has passed; for true due dates import older lists first, or an event file with the day of the pause.`,
      },
    };
  }

  *#days(): Generator<Warning> {
    const { times, first } = this.#assumed;
    if (times === 0) return;
    yield {
      code: 'day-assumed',
      text: {
        vi: `Có ${times} hồ sơ tạm dừng, tiếp tục hay kết thúc (không ghi ngày) trong lúc thiếu danh sách hơn một ngày làm việc (đầu tiên: ${first}): được ghi theo ngày của danh sách này nên hạn trả hay việc trễ hạn có thể khác thật; hãy nhập danh sách mỗi ngày và thêm cột "Ngày có kết quả"; muốn tính lại, hãy nhập đủ các danh sách một lần vào ${NEW_DATABASE.vi}.`,
        en: `Dossiers paused, resumed or ended (without the day) while lists of more than a working day are missing: ${times} (the first: ${first}); written as of the day of this list, so the due date or lateness may differ from the truth; import a list each day and add the column "Ngày có kết quả"; to count anew, import all lists together into ${NEW_DATABASE.en}.`,
      },
    };
  }

  *#noTerm(): Generator<Warning> {
    if (this.#withoutTerm.size === 0) return;
    const total = [...this.#withoutTerm.values()].reduce((sum, n) => sum + n, 0);
    const shown = mostFrequent(new Map([...this.#withoutTerm].filter(([name]) => name !== '')));
    const of = shown === '' ? '' : ` (${shown})`;
    yield {
      code: 'no-term',
      text: {
        vi: `Có ${total} hồ sơ không có thời hạn, không có ngày hẹn trả, thủ tục cũng chưa có trong danh mục${of}: chưa tính được hạn; hãy thêm thủ tục vào danh mục (mục procedures trong cấu hình, mã hoặc tên như danh sách ghi; hồ sơ đã nhập sẽ được tính ở lần quét sau) hoặc thêm cột "Ngày hẹn trả".`,
        en: `Dossiers without a term or a promised day, of a procedure that is not in the catalogue${of}: ${total}, which have no due date; add the procedure to the catalogue (procedures in the configuration, by the code or the name that the list writes; the next scan counts these dossiers, too) or the column "Ngày hẹn trả".`,
      },
    };
  }

  *#notAccepted(): Generator<Warning> {
    const { times, first } = this.notAccepted;
    if (times === 0) return;
    yield {
      code: 'not-accepted',
      text: {
        vi: `Có ${times} hồ sơ chưa được tiếp nhận hoặc không được tiếp nhận (đầu tiên: ${first}): được bỏ qua, chưa tính hạn, dù cột ngày tiếp nhận có ghi ngày nộp; đừng điền ngày thay cho hệ thống, hồ sơ sẽ được nhập khi danh sách ghi đã tiếp nhận.`,
        en: `Dossiers not yet accepted, or refused at receipt: ${times} (the first: ${first}); they were passed over and have no due date, even where the column of the receipt says when they were handed in; do not fill in days for the source system, they will be imported once the list says that they are accepted.`,
      },
    };
  }

  *#futureDates(): Generator<Warning> {
    if (this.#future === 0) return;
    yield {
      code: 'future-date',
      text: {
        vi: `Có ${this.#future} hồ sơ ghi ngày tiếp nhận hoặc ngày có kết quả sau ngày của danh sách (đầu tiên: ${this.#firstFuture}); hãy kiểm tra ngày tháng ở hệ thống nguồn.`,
        en: `Dossiers with a day of receipt or of the result after the day of the list: ${this.#future} (the first: ${this.#firstFuture}); check the dates in the source system.`,
      },
    };
  }
}
