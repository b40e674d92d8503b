// Who of the office has a result: "cho bà Lan - Phòng Tư pháp" is a step of the dossier, "cho bà Lan" its end.
import { oneOf } from './word-table.ts';

/** Who sits in an office, by what stands beside a name. */
const OFFICER = `(?:${oneOf(`
  chủ tịch, phó chủ tịch (not: công ty, hđqt, hđtv, hội đồng, hợp tác xã, htx, tập đoàn)
  lãnh đạo, trưởng phòng, phó phòng, văn thư, kế toán
  cán bộ (not: một cửa)
  thuế (not: đất, nhà)
  phòng tư pháp, phòng tn…, phòng kt…, phòng tài, phòng kinh tế, phòng văn hóa, phòng nội vụ, phòng chuyên môn
  phòng quản lý, phòng hạ tầng, phòng lao động`)}|(?<!(?:ban do|so) )${oneOf('địa chính')}|(?<!ly lich )${oneOf('tư pháp')})`;

/** Behind somebody's name: who is of an office is not the citizen. */
export const OF_AN_OFFICE = `(?!.*\\b${OFFICER})`;
/** Somebody by name, and of an office; at an office a citizen has it, too. */
export const SOMEBODY_OF_IT = `(?:ong|ba|anh|chi|em)\\b(?:(?! tai ).)* ${OFFICER}`;

const GIVEN = /\bda (?:tra|giao|phat|chuyen tra|ban giao)(?: tra)? ket qua\b/;
const SOMEBODY = /\b(?:ong|ba|anh|chi|em)\b/;
/** A title or a desk, and nothing that it did. */
const TITLE = new RegExp(`^${OFFICER}(?!.*\\b(?:da|dang|chua|cho|ky|duyet|nop|xu ly|giai quyet|tra|chuyen)\\b)`);

/** Whether a clause says no more than which office the one is of to whom the clause before it says that the result was given. */
export function isTitleOf(before: string, words: string): boolean {
  const given = TITLE.test(words) ? GIVEN.exec(before) : null;
  return given !== null && SOMEBODY.test(before.slice(given.index + given[0].length));
}
