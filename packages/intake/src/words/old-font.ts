// Texts of before Unicode that a spreadsheet kept as odd Latin letters, because the font drew them: "NguyÔn V¨n" is "Nguyễn Văn".
import iconv from 'iconv-lite';
import { isSyllable } from './vietnamese-syllable.ts';

/** The two font families Vietnamese offices had, and UTF-8 that was read as Windows' Latin letters. */
export type OldFont = 'tcvn3' | 'vni' | 'utf8-twice';

/** What an office would call it. */
export const FONT_NAMES: Readonly<Record<OldFont, string>> = { tcvn3: 'TCVN3 (.VnTime)', vni: 'VNI', 'utf8-twice': 'UTF-8' };

/**
 * `right`: as it should be, as is what nobody knows. `old`: certainly in that font. `either`: a word in both readings, "Phó" or
 * "Phú". `lost`: UTF-8 read wrongly, with letters gone.
 */
export type FontReading =
  | { readonly kind: 'right' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'old'; readonly font: OldFont; readonly text: string }
  | { readonly kind: 'either'; readonly font: OldFont; readonly text: string };

const BEYOND_ASCII = /[^\x00-\x7F]/;
/** Letters that old fonts have no place for: a text with one of them is Unicode. */
export const UNICODE_ONLY = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|\u0300|\u0301|\u0303|\u0309|\u0323/;

/** A text as an old font reads it. */
export interface InFont {
  readonly font: OldFont;
  readonly text: string;
}

/** Every old font in which the words of a text are spelled as Vietnamese spells: "Böu" is "Bưu" in VNI and "Bửu" in TCVN3. */
export function fontsOf(text: string): readonly InFont[] {
  if (!BEYOND_ASCII.test(text)) return [];
  // The letters Windows puts where UTF-8 was read twice are partly beyond Latin-1, but never all Vietnamese.
  const fonts = UNICODE_ONLY.test(text) ? TWICE : FONTS;
  return fonts.flatMap((font) => {
    const read = inFont(text, font);
    return read === null || read === text || !areSyllables(read) ? [] : [{ font, text: read }];
  });
}

/** How a text reads, by the spelling of its words; where several fonts could be, `likely` is the one that is believed. */
export function fontOf(text: string, likely: OldFont | null = null): FontReading {
  if (!BEYOND_ASCII.test(text)) return { kind: 'right' };
  const readings = fontsOf(text);
  const reading = readings.find(({ font }) => font === likely) ?? readings[0];
  if (reading) return { kind: areSyllables(text) ? 'either' : 'old', ...reading };
  return { kind: /á[»º]|Ä[‘\u0091ƒ\u0083©¨]|Æ[°¡]|Ã[\u0080-¿]/.test(text) ? 'lost' : 'right' };
}

/** The font that most of the texts can only be in; null where none tells. */
export function fontOfMost(texts: Iterable<string>): OldFont | null {
  const times = new Map<OldFont, number>();
  for (const text of texts) {
    if (!BEYOND_ASCII.test(text) || areSyllables(text)) continue;
    const [only, ...others] = fontsOf(text);
    if (only && others.length === 0) times.set(only.font, (times.get(only.font) ?? 0) + 1);
  }
  return [...times].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

const TWICE: readonly OldFont[] = ['utf8-twice'];
const FONTS: readonly OldFont[] = [...TWICE, 'tcvn3', 'vni'];

/** The words with a letter beyond ASCII, of two letters at least: signs that stand alone say nothing. */
const words = (text: string): readonly string[] =>
  text.split(/[\s,.;:()/\-–'"0-9+&?!]+/).filter((word) => word.length > 1 && BEYOND_ASCII.test(word));

/** "HĐND", "LĐTBXH": capitals that stand for words. */
const ABBREVIATION = /^[A-ZĐ]{2,8}$/;

/** Whether every word beyond ASCII is spelled as Vietnamese spells. */
export const areSyllables = (text: string): boolean => words(text).every((word) => isSyllable(word) || ABBREVIATION.test(word));

/** A text as the font drew it; null where it has letters the font did not. */
export function inFont(text: string, font: OldFont): string | null {
  if (font === 'vni') return fromVni(text);
  const bytes = windowsBytes(text);
  if (!bytes) return null;
  if (font === 'tcvn3') {
    const read = iconv.decode(bytes, 'tcvn').normalize('NFC');
    return /[\uFFFD\u0000-\u001F\u0080-\u009F]/.test(read) ? null : read;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return null;
  }
}

/** The bytes a text had in Windows' Latin letters; five of them have no letter there and stay what they are. */
function windowsBytes(text: string): Buffer | null {
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    const [byte, ...more] = point < 0x100 ? [point] : iconv.encode(char, 'windows-1252');
    if (byte === undefined || more.length > 0 || (point >= 0x100 && byte < 0x80)) return null;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

/** VNI writes a letter and then its mark; these are the marks, and the letters that are one. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const VNI_LETTERS: Readonly<Record<string, string>> = { ñ: 'đ', ô: 'ơ', ö: 'ư', í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

function fromVni(text: string): string | null {
  let read = '';
  for (const char of text) {
    const small = char.toLowerCase();
    const mark = VNI_MARKS[small];
    const letter = VNI_LETTERS[small];
    if (mark !== undefined && /[aeouyơư]$/i.test(read)) read += mark;
    else if (letter !== undefined) read += char === small ? letter : letter.toUpperCase();
    else if (BEYOND_ASCII.test(char)) return null;
    else read += char;
  }
  return read.normalize('NFC');
}
