// What a list says of a dossier that counts otherwise than its words suggest: an extension in a status, which moves no due date, the day the citizen came, which is not that of the result, and a title by which all is feedback, or may be.
import { foldDossier, isEndEvent, type DossierEvent, type FoldOptions } from '@dunghen/core';
import type { Observation } from '../list/observation.ts';
import type { Warning } from '../warning.ts';
import { isFeedback } from '../words/feedback-words.ts';
import { Some } from './some-dossiers.ts';
import { NEW_DATABASE } from './new-database.ts';

/** Goes along while the rows of a list are compared with what is known. */
export class TakenOtherwise {
  readonly #extended = new Some();
  readonly #collected = new Some();
  readonly #feedback = new Some();
  readonly #doubted = new Some();

  look(row: Observation): void {
    if (row.kind === 'feedback' && !isFeedback(row.procedureName, row.procedure)) this.#feedback.add(row.code);
    if (row.mayBeFeedback) this.#doubted.add(row.code);
  }

  /** `events` are what the row adds to what is known. */
  note(row: Observation, history: readonly DossierEvent[], events: readonly DossierEvent[], fold: FoldOptions): void {
    if (row.saysExtended && !history.some(({ type }) => type === 'extended')) this.#extended.add(row.code);
    if (row.completed || !row.returned) return;
    const end = events.find(isEndEvent);
    const dueOn = end && foldDossier([...history, ...events], fold)?.dueOn;
    if (end && dueOn != null && end.on > dueOn) this.#collected.add(row.code);
  }

  *warnings(): Generator<Warning> {
    if (this.#extended.times > 0) yield extendedInWords(this.#extended);
    if (this.#collected.times > 0) yield lateByCollection(this.#collected);
    if (this.#feedback.times > 0) yield feedbackByTitle(this.#feedback);
    if (this.#doubted.times > 0) yield feedbackDoubted(this.#doubted);
  }
}

const extendedInWords = ({ times, first }: Some): Warning => ({
  code: 'extension-unsaid',
  text: {
    vi: `Có ${times} hồ sơ mà trạng thái ghi gia hạn (đầu tiên: ${first}): danh sách không ghi căn cứ nên hạn vẫn tính như trước, ngày hẹn mới chỉ là hẹn lại; nếu được gia hạn đúng luật, hãy nhập tệp sự kiện có extended (ngày, số ngày, căn cứ) trước khi lập thư.`,
    en: `Dossiers whose status says that they were extended: ${times} (the first: ${first}); a list does not say on what basis, so they are due as before and a new promise is a new appointment only; if the extension is lawful, import an event file with extended (day, by, basis) before letters are made.`,
  },
});

const lateByCollection = ({ times, first }: Some): Warning => ({
  code: 'end-by-collection',
  text: {
    vi: `Có ${times} hồ sơ chỉ ghi ngày trả kết quả và trễ nếu tính theo ngày đó (đầu tiên: ${first}): nếu là ngày công dân đến nhận thì có thể đã có kết quả đúng hẹn, vì luật tính đến ngày kết quả về bộ phận một cửa; hãy xuất danh sách có cột "Ngày có kết quả" trước khi lập thư; hồ sơ đã nhập thì nhập lại vào ${NEW_DATABASE.vi}.`,
    en: `Dossiers of which only the day of the handing over is known, and that are late by it: ${times} (the first: ${first}); if that is when the citizen came, the result may have been there in time, and the law counts until it reached the one-stop; export the list with the day of the result before letters are made; for dossiers that were imported, into ${NEW_DATABASE.en}.`,
  },
});

const feedbackByTitle = ({ times, first }: Some): Warning => ({
  code: 'feedback-by-title',
  text: {
    vi: `Có ${times} dòng được nhập là phản ánh, kiến nghị, ngoài mọi tỷ lệ, vì tiêu đề danh sách hay tên trang ghi như vậy (đầu tiên: ${first}); nếu là hồ sơ thủ tục, hãy bỏ chữ đó rồi nhập lại vào ${NEW_DATABASE.vi}.`,
    en: `Rows taken as citizens' feedback, in no rate, since the title of the list or the name of the sheet says so: ${times} (the first: ${first}); if they are dossiers of procedures, take those words out and import again, into ${NEW_DATABASE.en}.`,
  },
});

const feedbackDoubted = ({ times, first }: Some): Warning => ({
  code: 'feedback-doubted',
  text: {
    vi: `Tiêu đề danh sách hay tên trang có nhắc phản ánh, kiến nghị nhưng không rõ là của cả danh sách, nên ${times} dòng không ghi thủ tục đã biết được nhập là hồ sơ thủ tục (đầu tiên: ${first}); nếu là phản ánh, kiến nghị, hãy ghi tiêu đề là "Danh sách phản ánh, kiến nghị" rồi nhập lại vào ${NEW_DATABASE.vi}.`,
    en: `The title of the list or the name of the sheet speaks of citizens' feedback, but not plainly of all the list, so rows without a known procedure were taken as dossiers of procedures: ${times} (the first: ${first}); if they are feedback, write "Danh sách phản ánh, kiến nghị" as the title and import again, into ${NEW_DATABASE.en}.`,
  },
});
