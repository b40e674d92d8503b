// Dossiers promised beyond their term when a list shows them first: those that are judged by that promise, and those whose year looks like a slip of the pen.
import { foldDossier, formatDay, type DossierEvent, type EpochDay, type FoldOptions } from '@dunghen/core';
import type { Observation } from '../list/observation.ts';
import type { Warning } from '../warning.ts';
import { keptAs } from '../words/remembered.ts';
import { Some } from './some-dossiers.ts';
import type { ToldOnce } from './told-once.ts';
import { NEW_DATABASE } from './new-database.ts';

/** No pause of a commune's dossier lasts so long that a promise lies nearly a year beyond the term. */
const FAR = 300;
/** Where nobody knows the term, the other dossiers of the procedure tell: promised within so many days, and so many times as many. */
const USUAL = 100;
const AS_MANY = 3;

const isFar = ({ received, promised }: Observation, lawful: EpochDay = received.on): boolean =>
  promised !== undefined && promised.on - lawful > FAR;

/** Of a procedure: how many dossiers are promised within the usual time, and which new ones far beyond, or judged by their promise. */
interface OfProcedure {
  usual: number;
  readonly far: Some;
  readonly judged: Some;
}

/** Goes along while the rows of a list are compared with what is known. */
export class PromisesBeyond {
  readonly #far = new Some();
  readonly #procedures = new Map<string, OfProcedure>();

  look(row: Observation): void {
    if (row.promised && row.promised.on - row.received.on <= USUAL) this.#of(row).usual++;
  }

  /** Notes a dossier that came in with this row and became this receipt. */
  note(row: Observation, receipt: DossierEvent | undefined, fold: FoldOptions): void {
    if (receipt?.type !== 'received') return;
    if (isFar(row)) {
      const { dueBy: _, ...asByLaw } = receipt;
      const clock = foldDossier([asByLaw], fold);
      if (clock?.basis === 'promised') this.#of(row).far.add(row.code);
      else if (clock?.dueOn != null && isFar(row, clock.dueOn)) return this.#far.add(row.code);
    }
    if (receipt.dueBy) this.#of(row).judged.add(row.code);
  }

  /** Of whose procedure a list of the same month told before, that dossiers are judged by their promise, the office knows it. */
  *warnings(once: ToldOnce, on: EpochDay): Generator<Warning> {
    for (const { usual, far } of this.#procedures.values()) if (far.times * AS_MANY <= usual) this.#far.addAll(far);
    if (this.#far.times > 0) yield farBeyond(this.#far);
    const told = new Some();
    const month = formatDay(on).slice(0, 7);
    for (const [procedure, { judged }] of this.#procedures)
      if (judged.times > 0 && once.isDue(`due-by-promise:${month}:${procedure}`)) told.addAll(judged);
    if (told.times > 0) yield judgedByPromise(told);
  }

  #of({ procedure, procedureName }: Observation): OfProcedure {
    const key = keptAs(procedure ?? procedureName ?? '');
    const known = this.#procedures.get(key) ?? { usual: 0, far: new Some(), judged: new Some() };
    this.#procedures.set(key, known);
    return known;
  }
}

const farBeyond = ({ times, first }: Some): Warning => ({
  code: 'promise-far',
  text: {
    vi: `Có ${times} hồ sơ có ngày hẹn trả vượt thời hạn của thủ tục (hay của hồ sơ khác cùng thủ tục) gần một năm hoặc hơn (đầu tiên: ${first}): có thể năm ghi nhầm, và hồ sơ tính theo ngày ấy thì không bao giờ trễ; hãy sửa ngày hẹn ở hệ thống nguồn. Hồ sơ đã nhập thì xem "dunghen explain ${first}" tính theo thời hạn hay ngày hẹn; tính theo ngày hẹn sai thì nhập lại vào ${NEW_DATABASE.vi}.`,
    en: `Dossiers promised nearly a year or more beyond the term of their procedure, or beyond others of it: ${times} (the first: ${first}); the year may be a slip, and by such a promise none is ever late; mend it in the source. For one that was imported see "dunghen explain ${first}": where it is judged by the wrong promise, import anew into ${NEW_DATABASE.en}.`,
  },
});

const judgedByPromise = ({ times, first }: Some): Warning => ({
  code: 'due-by-promise',
  text: {
    vi: `Có ${times} hồ sơ thấy lần đầu sau khi tiếp nhận hơn một ngày làm việc mà hẹn trả sau hạn theo thời hạn của thủ tục (đầu tiên: ${first}): có thể đã tạm dừng trước đó nên được tính theo ngày hẹn, việc trễ so với luật không thấy được; muốn tính theo luật, hãy nhập các danh sách cũ hơn trước, hoặc tất cả một lần, vào ${NEW_DATABASE.vi}. Mỗi thủ tục chỉ được nêu một lần mỗi tháng.`,
    en: `Dossiers first seen more than a working day after their receipt and promised beyond the term of their procedure: ${times} (the first: ${first}); they may have been paused before, so they are judged by the promise, and lateness by the law is not seen; to judge them by the law import the older lists first, or all together, into ${NEW_DATABASE.en}. Each procedure is told of once a month.`,
  },
});

/** After a pause the source promises an earlier day than the one by which the dossier is judged. */
export function* promisesEarlier({ times, first }: Some): Generator<Warning> {
  if (times === 0) return;
  yield {
    code: 'promise-earlier',
    text: {
      vi: `Có ${times} hồ sơ sau tạm dừng mà danh sách ghi ngày hẹn trả mới sớm hơn hạn được tính (đầu tiên: ${first}): hồ sơ vẫn tính theo hạn ấy, nên trả sau ngày hẹn mà vẫn là đúng hạn. Thủ tục chỉ cộng thêm thời gian tạm dừng thì ghi supplementRule = "shift" trong danh mục thủ tục; hồ sơ đã tiếp tục sớm hơn ngày danh sách cho thấy thì nhập tệp sự kiện có ngày tiếp tục (resumed) vào ${NEW_DATABASE.vi}; danh sách xuất trước giờ làm việc thì ghi giờ xuất vào tên tệp (như 05-11-2026 07h30).`,
      en: `Dossiers for which, after a pause, the list promises an earlier day than the due date counted: ${times} (the first: ${first}); they are still judged by the latter, so one handed over after its promise is on time. Where the procedure only adds the time of the pause, write supplementRule = "shift" in the catalogue of procedures; where they went on before the list showed it, import an event file with the day (resumed) into ${NEW_DATABASE.en}; where the list is exported before office hours, say the hour in the name of its file (like 05-11-2026 07h30).`,
    },
  };
}

/** Without a pause the source promises an earlier day than at first, and the first is all that the dossier can be judged by: it may have been a slip. */
export function* promisesAdvanced({ times, first }: Some): Generator<Warning> {
  if (times === 0) return;
  yield {
    code: 'promise-earlier',
    text: {
      vi: `Có ${times} hồ sơ tính theo ngày hẹn mà danh sách nay ghi ngày hẹn trả sớm hơn ngày đã hẹn lúc đầu (đầu tiên: ${first}): hồ sơ vẫn tính theo ngày đầu, nên trả sau ngày hẹn mới mà vẫn là đúng hạn. Ngày đầu ghi nhầm thì "dunghen export", sửa promisedOn ở dòng received của hồ sơ rồi nhập tệp đó vào cơ sở dữ liệu mới (--db).`,
      en: `Dossiers judged by their promise for which the list now says an earlier day than at first: ${times} (the first: ${first}); they are still judged by the first one, so one handed over after the new promise is on time. Where the first was a slip use "dunghen export", correct promisedOn in the line received of each and import that file into a new database (--db).`,
    },
  };
}
