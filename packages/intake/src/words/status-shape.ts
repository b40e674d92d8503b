// A status without whoever stands in it and when: what is asked about it, and taught, bears nobody's name and is asked once.
import { handoversOf } from './handed-over.ts';
import { saidOf, type Word } from './said-words.ts';
import { isInShort, isNameWord } from './names-in-text.ts';
import { isNoName, officeWordsAt } from './office-words.ts';
import { personalWords } from './personal-numbers.ts';
import { remembered } from './remembered.ts';
import { tell, type Part, type Told } from './status-parts.ts';
import { isSyllableWithout } from './vietnamese-syllable.ts';

/** What stands for somebody, or for a day or an hour. */
const LEFT_OUT = '…';
const MOMENT = /^(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}[hg](?:\d{2})?|\d{1,2}:\d{2})$/i;
/** In its last word: "liên hệ", "gọi điện". */
const SPOKEN_TO = /^(?:gap|he|goi|dien|zalo)$/;
/** Also said of things, which have no capital. */
const WAITED_FOR = /^(?:hoi|nho|chuyen|giao|cho|cua)$/;
/** "Anh", "bà", "chị", "em" and "ông" in short. */
const IN_A_LETTER = /^[abceoô]$/i;
/** In the capital a cell or a part of it begins with, and nobody's name. */
const NOBODY: ReadonlySet<string> = new Set(
  'bận vắng nghỉ ốm họp đi xem trả chuyển thuê máy tắt chuông đổ khó vướng'.split(' ').map(saidOf),
);
/** Behind a title: "Lãnh đạo Duyệt". Whoever is met may be called so. */
const DEEDS: ReadonlySet<string> = new Set(['ký', 'duyệt', 'phê'].map(saidOf));
/** What somebody of an office does. */
const DOES = /^(?:ky|duyet|phe|xem|di|nghi)$/;
/** Of a paper or a result, behind "đã". */
const TOOK = /^(?:cam|lay|mang|giu)$/;
const HOLDS = saidOf('cầm');
/** Of mail, or a name in a network. */
const ADDRESS = /[^\s(),;:<>]*@[^\s(),;:<>]*/g;
const VOWEL = /[aeiouy]/;
/** What is longer is no status, but may be about anybody. */
const LONGEST = 500;

/** There are a few dozen statuses, with names in them a million times. @example statusShape('Đã giao kết quả cho Nguyễn Văn A') // 'Đã giao kết quả cho …' */
export const statusShape: (text: string) => string = remembered((text) =>
  text.length > LONGEST ? LEFT_OUT : shapeOf((text.includes('@') ? text.replace(ADDRESS, LEFT_OUT) : text).normalize('NFC')),
);

function shapeOf(text: string): string {
  const told = tell(text);
  const { words, parts } = told;
  const personal = personalWords(words, told.namesShow);
  const nobody = perhapsNames(told, personal);
  let shape = '';
  let after = 0;
  for (const [i, { kind, from, to }] of parts.entries()) {
    const [first, last] = [words[from] as Word, words[to - 1] as Word];
    const next = parts[i + 1];
    // "Vợ ông A", "ông A", "A" are one question.
    const isAddress = kind === 'person' && next?.marks === '' && (next.kind === 'name' || next.kind === 'person');
    const isMoment = kind === 'number' && MOMENT.test(first.raw);
    const isLeftOut = kind === 'name' || isAddress || isMoment || nobody.has(i) || personal.has(from);
    // One number in several words, whatever parts them.
    const goesOn = [from - 1, from].every((at) => personal.has(at) && /\d/.test(words[at]?.raw ?? ''));
    const between = goesOn ? '' : text.slice(after, first.start);
    if (!isLeftOut) shape += between + text.slice(Math.max(after, first.start), last.end);
    else if (!shape.endsWith(LEFT_OUT) || between.trim() !== '') shape += between + LEFT_OUT;
    after = last.end;
  }
  return shape + text.slice(after);
}

/** Parts of a handover, or behind "gặp", that no table knows and that may be somebody's name. */
function perhapsNames(told: Told, personal: ReadonlySet<number>): ReadonlySet<number> {
  const unknown = [...handoversOf(told).flatMap((handover) => handover.unknown), ...spokenTo(told, personal), ...whoTook(told)];
  if (unknown.length === 0) return new Set();
  const ofOffices = new Set(
    told.words.flatMap((_, at) => Array.from({ length: officeWordsAt(told.words, at, told.accented) }, (_none, n) => at + n)),
  );
  return new Set(
    unknown.filter((i) => {
      const { kind, from: at } = told.parts[i] as Part;
      return (
        (kind === 'other' || kind === 'person' || kind === 'detail') &&
        !ofOffices.has(at) &&
        mayBeName(told.words[at] as Word, told.namesShow)
      );
    }),
  );
}

/** "Gặp Lan", "liên hệ Lan Anh", "chuyển Lan", "CCCD … của Hoa", "ĐT … Hoa", "c Hoa", "Chủ tịch Hùng". */
function spokenTo(told: Told, personal: ReadonlySet<number>): readonly number[] {
  const { words, parts, accented, namesShow } = told;
  const found = new Set<number>();
  for (const [i, { kind, from, marks }] of parts.entries()) {
    const goesOn = marks === '' && found.has(i - 1);
    // Without accents "Lan" is "lần" as well.
    const mayBe = kind === 'other' || (kind === 'person' && goesOn) || (kind === 'detail' && !accented && parts[i + 1]?.kind !== 'number');
    const word = words[from] as Word;
    if (!mayBe || !isNameWord(word)) continue;
    const before = words[from - 1]?.bare ?? '';
    const isOwner = (before === 'cua' && personal.has(from - 2)) || (/\d/.test(before) && personal.has(from - 1) && isWhole(told, i));
    const isMet = (marks === '' || marks === ':') && SPOKEN_TO.test(before) && !NOBODY.has(word.said);
    const isBehind = marks === '' && ((namesShow && WAITED_FOR.test(before)) || goesOn || isAddressed(told, i));
    if (isMet || isOwner || isBehind) found.add(i);
  }
  return [...found];
}

/** "C Hoa", but not "điểm c Khoản 2"; "Chủ tịch Hùng ký", but not "cán bộ Kỹ thuật". */
function isAddressed(told: Told, i: number): boolean {
  const { words, parts, namesShow } = told;
  const address = parts[i - 1];
  if (!namesShow || address === undefined) return false;
  const { said } = words[(parts[i] as Part).from] as Word;
  if (address.kind === 'title') return !DEEDS.has(said) && !NOBODY.has(said) && isWhole(told, i);
  return (
    IN_A_LETTER.test((words[address.from] as Word).raw) &&
    (i === 1 || address.marks !== '' || SPOKEN_TO.test(words[address.from - 1]?.bare ?? ''))
  );
}

/** Whether a word of a name has no other word behind it that belongs to it. */
function isWhole({ words, parts }: Told, i: number): boolean {
  const next = parts[i + 1];
  if (next === undefined || next.marks !== '' || next.kind !== 'other') return true;
  const word = words[next.from] as Word;
  return isNameWord(word) || DOES.test(word.bare);
}

/** "Lan Anh đã cầm giấy", "LAN ANH ĐÃ CẦM GIẤY", "Hoa cầm bìa". */
function whoTook({ words, parts }: Told): readonly number[] {
  const end = parts.findIndex(
    ({ kind, from, marks }, i) => (i > 0 && marks !== '') || !(kind === 'other' || kind === 'person') || !isNameWord(words[from] as Word),
  );
  const behind = parts[end];
  if (behind === undefined || behind.marks !== '') return [];
  const did = words[behind.from] as Word;
  if (!(did.bare === 'da' && TOOK.test(words[behind.from + 1]?.bare ?? '')) && did.said !== HOLDS) return [];
  const isSomebody = parts.slice(0, end).some(({ kind }) => kind === 'other');
  return isSomebody ? Array.from({ length: end }, (_, i) => i) : [];
}

/** By a capital, where those tell anything, and by its letters: "VPUB" and "đchinh" are short for something else. */
function mayBeName(word: Word, namesShow: boolean): boolean {
  if (isInShort(word) || isNoName(word) || (namesShow && !/^\p{Lu}/u.test(word.raw))) return false;
  return isSyllableWithout(word.raw) || (namesShow && isNameWord(word) && VOWEL.test(word.bare));
}
