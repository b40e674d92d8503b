// What a Word file can hold of a text that came from anywhere; docxtemplater 3.71 would write U+FFFE and halves of characters as broken XML.

/**
 * The text composed (NFC), without the characters XML 1.0 forbids and without the invisible marks that turn the order of
 * letters around. Tabs and line breaks stay.
 */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '');
