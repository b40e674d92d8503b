// Events of days that have not come: a year too many, which nobody can take back once it is in.
import type { DossierEvent, EpochDay } from '@dunghen/core';
import type { Warning } from '../warning.ts';
import { firstFew } from '../words/first-few.ts';

/** Dossiers named in a warning. */
const NAMED = 3;

/** Goes along while the events of a file are read. */
export class EventsToCome {
  readonly #today: EpochDay;
  #events = 0;
  /** One more than are named. */
  readonly #dossiers: string[] = [];

  constructor(today: EpochDay) {
    this.#today = today;
  }

  /** Looks at the events of one dossier. */
  look(code: string, events: readonly DossierEvent[]): void {
    const count = events.reduce((sum, { on }) => (on > this.#today ? sum + 1 : sum), 0);
    if (count === 0) return;
    this.#events += count;
    if (this.#dossiers.length <= NAMED) this.#dossiers.push(code);
  }

  warnings(): readonly Warning[] {
    if (this.#events === 0) return [];
    const named = firstFew(this.#dossiers, NAMED);
    return [
      {
        code: 'future-date',
        text: {
          vi: `Có ${this.#events} sự kiện ghi ngày sau hôm nay (${named}): đến ngày ấy mới được tính. Ngày gõ nhầm thì sự kiện đã nhập không sửa được: phải xuất hết (dunghen export), sửa dòng ấy rồi nhập vào cơ sở dữ liệu mới; lần sau hãy thử bằng --dry-run trước.`,
          en: `Events of days after today: ${this.#events} (${named}); they count from those days on. Where a day is a slip, no event that is in can be changed: export everything (dunghen export), correct the line and import it into a new database; try with --dry-run first another time.`,
        },
      },
    ];
  }
}
