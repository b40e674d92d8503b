// What parsers say in English of a file they cannot read, in the words of an officer.
import type { Sentence } from '@dunghen/core';

/** What smol-toml says, each with what to look at. */
const TOML: Readonly<Record<string, string>> = {
  'invalid value': 'thiếu giá trị, hoặc giá trị không hiểu được: chữ phải nằm trong dấu nháy thẳng "…", có không ghi true hoặc false',
  'unfinished string': 'dấu nháy mở mà chưa đóng',
  'unfinished array': 'dấu [ mở mà chưa đóng bằng ]',
  'unfinished table': 'dấu { mở mà chưa đóng bằng }',
  'unfinished numeric value': 'số viết dở',
  'illegal leading zero': 'số không được bắt đầu bằng 0: bỏ số 0 ở đầu, hoặc đặt trong dấu nháy "…"',
  'illegal underscore': 'dấu gạch dưới đặt sai chỗ trong số',
  'illegal character in numeric literal': 'trong số có ký tự lạ: chữ phải nằm trong dấu nháy "…"',
  'illegal character in key': 'tên mục có ký tự lạ: tên có dấu hoặc dấu cách phải nằm trong dấu nháy "…"',
  'illegal empty bare key': 'thiếu tên mục trước dấu =',
  'illegal quoted key: multiline strings are not allowed': 'tên mục phải nằm trên một dòng',
  'incomplete key-value: cannot find end of key': 'thiếu dấu = sau tên mục, hoặc dấu ] sau tên nhóm',
  'unexpected end of key': 'thiếu tên mục, hoặc tên viết dở',
  'expected end of table array declaration': 'tên nhóm mở bằng [[ phải đóng bằng ]]',
  'expected comma or end of structure': 'thiếu dấu phẩy giữa hai phần, hoặc dấu đóng ở cuối',
  'each key-value declaration must be followed by an end-of-line': 'mỗi mục phải ở một dòng riêng: sau giá trị còn chữ thừa',
  'trying to redefine an already defined table or value': 'mục hoặc nhóm này đã có ở trên: mỗi tên chỉ ghi một lần',
  'trying to redefine an already defined value': 'mục này đã có ở trên: mỗi tên chỉ ghi một lần',
  'unrecognised escape sequence': 'sau dấu \\ có chữ lạ: đường dẫn Windows hãy đặt trong dấu nháy đơn \'…\', hoặc viết "\\\\" thay "\\"',
  'invalid unicode escape': 'mã \\u viết sai',
  'invalid non-hex character in unicode escape':
    'mã \\u viết sai: đường dẫn Windows hãy đặt trong dấu nháy đơn \'…\', hoặc viết "\\\\" thay "\\"',
  'invalid escape: only line-ending whitespace may be escaped': 'dấu \\ đặt sai chỗ',
  'control characters are not allowed in strings': 'trong dấu nháy có ký tự điều khiển, hoặc dấu nháy chưa đóng trước khi hết dòng',
  'control characters are not allowed in comments': 'trong chú thích có ký tự điều khiển',
  'invalid date': 'ngày không có thật, hoặc thiếu dấu nháy',
};

/** Why a text is no TOML; what has no words of its own is told as the parser says it. */
export function tomlReason(message: string): Sentence {
  const en = message.replace('Invalid TOML document: ', '').replace(/\n.*/s, '');
  return { vi: TOML[en] ?? en, en };
}

/** Where a text stops to be JSON, if that is told, and why: programs differ in how they say it, and all say it in English. */
export function jsonReason(text: string, message: string): Sentence {
  const { at, reason } = jsonFault(text, message);
  if (at === null) return reason;
  const { line, column } = at;
  return { vi: `sai cú pháp ở dòng ${line}, cột ${column}: ${reason.vi}`, en: `line ${line}, column ${column}: ${reason.en}` };
}

/** Why a text is no JSON, and the line and column, from 1 on, at which it stops to be; null where that is not told. */
interface JsonFault {
  readonly at: { readonly line: number; readonly column: number } | null;
  readonly reason: Sentence;
}

/** What is wrong with a text that is no JSON. What stands there is not quoted, as parsers do: it may be a password or anybody's name. */
export function jsonFault(text: string, message: string): JsonFault {
  const place = placeIn(text, message);
  if (place === null) return { at: null, reason: { vi: 'sai cú pháp', en: 'a syntax error' } };
  const before = text.slice(0, place).split('\n');
  return { at: { line: before.length, column: (before.at(-1) as string).length + 1 }, reason: reasonAt(text, place) };
}

function reasonAt(text: string, place: number): Sentence {
  const [last, found] = [text.slice(0, place).trimEnd().at(-1), text[place]];
  if (found === undefined)
    return { vi: 'tệp trống hoặc viết dở: thiếu dấu đóng', en: 'the file is empty or unfinished: something is not closed' };
  if (last === ',' && '}]'.includes(found))
    return { vi: 'thừa dấu phẩy trước dấu đóng', en: 'there is a comma too many before the closing bracket' };
  if (last === '\\')
    return {
      vi: 'sau dấu \\ có chữ lạ: đường dẫn Windows hãy viết "\\\\" thay "\\"',
      en: 'a \\ is followed by what it cannot be: write "\\\\" for "\\"',
    };
  if (found < ' ') return { vi: 'dấu nháy mở mà chưa đóng trước khi hết dòng', en: 'a quote is not closed before the end of its line' };
  return {
    vi: 'thiếu hoặc thừa một dấu, hoặc chữ không nằm trong dấu nháy thẳng "…"',
    en: 'a comma, colon or bracket is missing or too many, or a text is not between straight quotes "…"',
  };
}

/** Between spaces that are more than V8 quotes on either side of a fault, it quotes as much of both wherever the fault is. */
const SPACES = ' '.repeat(20);
const QUOTED = /^Unexpected token '.', \.\.\."(.*)"\.\.\. is not valid JSON$/s;

/** Where in a text the fault is; null where that cannot be told. */
function placeIn(text: string, message: string): number | null {
  const told = /\bposition (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  if (message.startsWith('Unexpected end')) return text.length;
  // V8 names no place of a token it does not expect, and quotes its surroundings instead. It stops at the first that look like these.
  const spaced = SPACES + text + SPACES;
  const quoted = QUOTED.exec(faultOf(spaced))?.[1];
  const from = quoted === undefined ? -1 : spaced.indexOf(quoted);
  return from < 0 ? null : from + (quoted as string).length / 2 - SPACES.length;
}

function faultOf(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as SyntaxError).message;
  }
}
