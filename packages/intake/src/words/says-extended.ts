// Whether a status says that the term of a dossier was extended, not that somebody asks for it.
import { plain } from './plain.ts';
import { remembered } from './remembered.ts';

const EXTENDED = /\b(?:da|duoc) gia han\b|\bgia han (?:lan (?:\d|dau)|them|den|toi|\d)|^(?:dang xu ly )?gia han$/;
const NOT_YET =
  /\b(?:xin|cho|chua|khong|de nghi|yeu cau|trinh|can|het|sap|dang|qua) (?:(?:duoc|duyet|phe duyet|thoi|giai quyet|ho so) )*gia han\b/;
/** A longer one tells a story. */
const LONGEST = 200;

/** @example saysExtended('Đang xử lý (đã gia hạn)') // true */
export const saysExtended: (status: string) => boolean = remembered((status) => {
  const words = status.length > LONGEST ? '' : plain(status);
  return EXTENDED.test(words) && !NOT_YET.test(words);
});
