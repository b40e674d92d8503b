// Whether a status says that the office has not taken the dossier in, or would not: such a one has no receipt, and none may be made up for it.
import { plain } from './plain.ts';

const OF = '(?: (?:ho so|truc tuyen|online|qua mang))*';
const NOT_ACCEPTED = new RegExp(
  `^(?:ho so )?(?:[13]|moi(?: (?:dang ky|nop|gui|tao))?|(?:cho|chua|khong|tu choi)(?: duoc)?(?: can bo| mot cua)? tiep nhan|(?:da )?(?:nop|gui|dang ky)${OF} (?:cho|chua)(?: duoc)? tiep nhan|luu nhap|nhap)${OF}$`,
);
/** No such status is longer. */
const LONGEST = 60;

/** @example isNotAccepted('Mới đăng ký') // true */
export const isNotAccepted = (status: string): boolean => status.length <= LONGEST && NOT_ACCEPTED.test(plain(status));
