// Bytes to text: by the byte-order mark, then strict UTF-8, then the old Vietnamese code page; never a silent replacement character.
import { IntakeError } from './intake-error.ts';

/** The text of a file, NFC, without its byte-order mark. @throws {IntakeError} `file-encoding` when no encoding fits. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const [a, b, c] = bytes;
  const decode = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes).normalize('NFC');
  try {
    if (a === 0xff && b === 0xfe) return decode('utf-16le');
    if (a === 0xfe && b === 0xff) return decode('utf-16be');
    if (a === 0xef && b === 0xbb && c === 0xbf) return decode('utf-8');
    try {
      return decode('utf-8');
    } catch {
      return decode('windows-1258');
    }
  } catch {
    throw new IntakeError(
      'file-encoding',
      {
        vi: `Tệp ${file} không đọc được thành chữ; hãy lưu lại ở dạng "CSV UTF-8" rồi nhập lại.`,
        en: `The file ${file} cannot be read as text; save it as "CSV UTF-8" and import again.`,
      },
      file,
    );
  }
}
