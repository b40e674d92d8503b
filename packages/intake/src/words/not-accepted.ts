// Whether a status says that the office has not taken the dossier in, or would not: such a one has no receipt, and none may be made up for it.
import { plain } from './plain.ts';
import { remembered } from './remembered.ts';

const OF = '(?: (?:ho so|truc tuyen|online|qua mang))*';
/** Handed in and waiting, or sent away. */
const PLAINLY = `[13]|moi (?:dang ky|nop|gui|tao)|(?:cho|chua|khong|tu choi)(?: duoc)?(?: can bo| mot cua)? tiep nhan|(?:da )?(?:nop|gui|dang ky)${OF} (?:cho|chua)(?: duoc)? tiep nhan|luu nhap`;
const statuses = (words: string): RegExp => new RegExp(`^(?:ho so )?(?:${words})${OF}$`);
const NOT_ACCEPTED = statuses(`${PLAINLY}|moi|nhap`);
const WHATEVER_ITS_DAYS = statuses(PLAINLY);
/** No such status is longer. */
const LONGEST = 60;

/** Of a dossier without a day of receipt. @example isNotAccepted('Hồ sơ mới') // true */
export const isNotAccepted = (status: string): boolean => status.length <= LONGEST && NOT_ACCEPTED.test(plain(status));

/** Also where a day stands in the column of the receipt: systems write there when it was handed in online. @example isPlainlyNotAccepted('Mới đăng ký') // true */
export const isPlainlyNotAccepted: (status: string) => boolean = remembered(
  (status) => status.length <= LONGEST && WHATEVER_ITS_DAYS.test(plain(status)),
);
