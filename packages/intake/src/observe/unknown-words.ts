// Words of a list that nobody understands, counted while it is read: statuses, terms, and ways of handing in.
import { quote } from '@dunghen/core';
import { plain } from '../words/plain.ts';
import { statusShape } from '../words/status-shape.ts';
import type { Warning } from '../warning.ts';
import { firstFew } from '../words/first-few.ts';
import { keptAs } from '../words/remembered.ts';

/** Words shown in one warning, the most frequent first. */
const SHOWN = 5;
/** A column of other things under the heading of the status has no end of words. */
const MOST_WORDS = 1_000;

/** Of the term, not of the work: "Còn hạn 2 ngày". */
const TIMELINESS = /^(?:ho so )?(?:con|trong|qua|tre|dung|som|truoc|sap (?:den|toi|qua)|den)(?: thoi)? han(?: (?:lai )?\d[\w ]*)?$/;
/** Done, refused or to be added to: beside a day nobody else would ask. */
const GIVEN_BACK = /\btra (?:lai )?ho so\b/;

/** Goes along while the rows of a list are read. */
export class UnknownWords {
  readonly #statuses = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  readonly #ofTime = new Map<string, number>();
  readonly #givenBack = new Map<string, number>();
  readonly #terms = new Map<string, number>();
  readonly #channels = new Map<string, number>();

  /** A status that says nothing of the clock, of a dossier without a day of the result. */
  status(word: string): void {
    count(TIMELINESS.test(plain(word)) ? this.#ofTime : this.#statuses, statusShape(word));
  }

  /** A step by which a dossier without a status has ended. */
  end(word: string): void {
    count(this.#ends, statusShape(word));
  }

  /** Those statuses, the most frequent first. */
  get unread(): readonly string[] {
    return [...this.#statuses].toSorted(([, a], [, b]) => b - a).map(([word]) => word);
  }

  /** The same beside a day of the result, by which the dossier has ended. */
  statusOfEnded(word: string): void {
    if (word !== '' && GIVEN_BACK.test(plain(word))) count(this.#givenBack, statusShape(word));
  }

  /** A term of a dossier that is promised for a day. */
  term(words: string): void {
    count(this.#terms, words);
  }

  /** In the form what was handed in nobody knows how would stand among the dossiers of the counter. */
  channel(words: string): void {
    count(this.#channels, words);
  }

  *warnings(): Generator<Warning> {
    const maps = [this.#statuses, this.#ends, this.#ofTime, this.#givenBack, this.#terms, this.#channels];
    const [statuses, ends, ofTime, givenBack, terms, channels] = maps.map(mostFrequent);
    if (statuses) {
      yield {
        code: 'unknown-status',
        text: {
          vi: `Chưa hiểu trạng thái ${statuses}: các hồ sơ này được coi là đang xử lý, hồ sơ đã tạm dừng thì vẫn tạm dừng; hãy ghi nghĩa của các trạng thái này vào tệp ghép cột ("dunghen import TỆP --learn" nêu chúng ở mục [statuses]) rồi nhập lại; nếu nghĩa là đã xong, nên thêm cả cột "Ngày có kết quả".`,
          en: `The status ${statuses} is not understood: these dossiers are taken as being worked on, and paused ones as still paused; say what it means in the mapping file ("dunghen import FILE --learn" names it under [statuses]) and import again; if it means done, add the column "Ngày có kết quả" too.`,
        },
      };
    }
    if (ends) {
      yield {
        code: 'unknown-status',
        text: {
          vi: `Chưa hiểu trạng thái ${ends} (ghi ở cột bước, không có trạng thái): các hồ sơ này được coi là đang xử lý, hồ sơ đã tạm dừng thì vẫn tạm dừng; nếu nghĩa là đã xong, hãy thêm cột "Ngày có kết quả" rồi nhập lại.`,
          en: `The status ${ends}, which stands in the column of the step beside none, is not understood: these dossiers are taken as being worked on, and paused ones as still paused; if it means done, add the column "Ngày có kết quả" and import again.`,
        },
      };
    }
    if (ofTime) {
      yield {
        code: 'unknown-status',
        text: {
          vi: `Trạng thái ${ofTime} chỉ nói về hạn, không nói hồ sơ đã xong hay chưa: các hồ sơ này được coi là đang xử lý, hồ sơ đã tạm dừng thì vẫn tạm dừng; hãy thêm cột "Ngày có kết quả", hoặc cột trạng thái ghi việc xử lý (như "Đang xử lý", "Chờ bổ sung", "Đã trả kết quả"), rồi nhập lại.`,
          en: `The status ${ofTime} speaks of the term only, not of whether the dossier is done: these dossiers are taken as being worked on, and paused ones as still paused; add the column "Ngày có kết quả", or a column of statuses that says how the work stands (like "Đang xử lý", "Chờ bổ sung", "Đã trả kết quả"), and import again.`,
        },
      };
    }
    if (givenBack) {
      yield {
        code: 'unknown-status',
        text: {
          vi: `Trạng thái ${givenBack} không rõ là trả kết quả hay trả lại hồ sơ: các hồ sơ này có ngày trả nên được coi là đã xong vào ngày đó; nếu là trả lại để bổ sung hay từ chối, hãy sửa ở hệ thống nguồn ("Yêu cầu bổ sung" và bỏ ngày trả, hoặc "Từ chối giải quyết") rồi xuất lại.`,
          en: `The status ${givenBack} may mean that the result was handed over or that the dossier was given back: these dossiers bear a day of it and are taken as done on that day; if they were given back to be added to, or refused, correct the source ("Yêu cầu bổ sung" without the day, or "Từ chối giải quyết") and export again.`,
        },
      };
    }
    if (terms) {
      yield {
        code: 'term-unread',
        text: {
          vi: `Chưa đọc được thời hạn ${terms}: các hồ sơ này được tính theo thời hạn trong danh mục thủ tục, không có thì theo ngày hẹn trả; muốn tính theo thời hạn, hãy ghi "3 ngày làm việc", "15 ngày", "1 tháng", "8 giờ làm việc" hoặc "trong ngày" ở hệ thống nguồn.`,
          en: `The term ${terms} cannot be read: these dossiers are judged by the term in the catalogue of procedures, else by their promised day; to have the term count, have the source say "3 ngày làm việc", "15 ngày", "1 tháng", "8 giờ làm việc" or "trong ngày".`,
        },
      };
    }
    if (channels) {
      yield {
        code: 'unknown-channel',
        text: {
          vi: `Chưa hiểu hình thức nộp ${channels}: các hồ sơ này được tính là không nộp trực tuyến; hãy ghi "trực tuyến", "trực tiếp" hoặc "bưu chính" ở hệ thống nguồn cho các hồ sơ sau này.`,
          en: `The way of handing in ${channels} is not understood: these dossiers count as not handed in online; have the source say "trực tuyến", "trực tiếp" or "bưu chính" of those to come.`,
        },
      };
    }
  }
}

/** Counts a word, up to the most that are remembered. */
export function count(words: Map<string, number>, written: string): void {
  const word = keptAs(written);
  if (words.has(word) || words.size < MOST_WORDS) words.set(word, (words.get(word) ?? 0) + 1);
}

/** The most frequent words with their numbers; empty where there are none. */
export function mostFrequent(words: ReadonlyMap<string, number>): string {
  const sorted = [...words].toSorted(([, a], [, b]) => b - a);
  return firstFew(sorted, SHOWN, ([word, times]) => `${quote(word)} (${times})`);
}
