// Who of the office has a result: "cho bà Lan - Phòng Tư pháp" is a step of the dossier, "cho bà Lan" its end.

/** Who sits in an office, by what stands beside a name. */
const OFFICER =
  '(?:pho )?chu tich(?! (?:cong ty|hdqt|hdtv|hoi dong|hop tac xa|htx|tap doan))|(?<!(?:ban do|so) )dia chinh|(?<!ly lich )tu phap|ke toan|thue(?! (?:dat|nha))|lanh dao|van thu|can bo(?! mot cua)|(?:truong|pho) phong|phong (?:tu phap|tn[a-z]*|kt[a-z]*|tai|kinh te|van hoa|noi vu|chuyen mon|quan ly|ha tang|lao dong)';

/** Behind somebody's name: who is of an office is not the citizen. */
export const OF_AN_OFFICE = `(?!.*\\b(?:${OFFICER})\\b)`;
/** Somebody by name, and of an office; at an office a citizen has it, too. */
export const SOMEBODY_OF_IT = `(?:ong|ba|anh|chi|em)\\b(?:(?! tai ).)* (?:${OFFICER})`;

const GIVEN = /\bda (?:tra|giao|phat|chuyen tra|ban giao)(?: tra)? ket qua\b/;
const SOMEBODY = /\b(?:ong|ba|anh|chi|em)\b/;
/** A title or a desk, and nothing that it did. */
const TITLE = new RegExp(`^(?:${OFFICER})\\b(?!.*\\b(?:da|dang|chua|cho|ky|duyet|nop|xu ly|giai quyet|tra|chuyen)\\b)`);

/** Whether a clause says no more than which office the one is of to whom the clause before it says that the result was given. */
export function isTitleOf(before: string, words: string): boolean {
  const given = TITLE.test(words) ? GIVEN.exec(before) : null;
  return given !== null && SOMEBODY.test(before.slice(given.index + given[0].length));
}
