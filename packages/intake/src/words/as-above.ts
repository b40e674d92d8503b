// What a paper register says for "as above". A list can be sorted anew, and then the row above is another one.

const MARKS = new Set(['"', '""', "''", '″', '〃', '”', '“', 'nt', 'n.t', 'như trên', 'nhu tren', '//']);
/** No mark is longer, with the dashes around it. */
const LONGEST = 12;
/** Nearly every cell ends here. */
const BEGINS = /^[-–.(\s]*["'″〃”“/n]/i;

/** @example isAsAbove('-nt-') // true */
export const isAsAbove = (text: string): boolean =>
  text.length <= LONGEST && BEGINS.test(text) && MARKS.has(withoutDashes(text.toLowerCase().normalize('NFC')));

/** "- nt -", "(nt)", "nt." */
const withoutDashes = (text: string): string => text.replace(/^[-–.(\s]+|[-–.)\s]+$/g, '');
