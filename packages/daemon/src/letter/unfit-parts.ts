// What Word lets an officer save in a template and no citizen may be sent: a file of another kind, or changes and notes that are still open.
import type PizZip from 'pizzip';
import { at, atEn, atVi } from './syntax-faults.ts';
import type { TemplateFault } from './template-error.ts';
import { placeOf, textBefore } from './template-places.ts';
import { textOf } from './word-parts.ts';

const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
/** The type a file says its page is of. */
const PAGE_TYPE = /<(?:\w+:)?Override\b(?=[^>]*\bPartName="\/word\/document\.xml")[^>]*\bContentType="([^"]*)"/;
/** Parts that are printed. */
const PRINTED = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;
const REVISION = /<w:(?:ins|del|moveFrom|moveTo)[\s>/]/;
const NOTE = /<w:commentReference[\s>/]/;

/** A template (.dotx) or a file with macros (.docm) under the name of a document: Word opens no letter made of it. */
export function otherKind(zip: PizZip): TemplateFault | null {
  const type = PAGE_TYPE.exec(textOf(zip, '[Content_Types].xml'))?.[1] ?? DOCUMENT;
  if (type === DOCUMENT && zip.file('word/vbaProject.bin') === null) return null;
  const what = {
    vi: 'là tệp Word loại khác (.dotx, .docm) được đổi tên, Word không mở được thư làm từ tệp này; hãy mở bằng Word rồi chọn Lưu thành, kiểu Tài liệu Word (.docx)',
    en: 'is another kind of Word file (.dotx, .docm) under a new name, and Word opens no letter made of it; open it in Word and save it as a Word document (.docx)',
  };
  return { code: 'template-not-docx', what };
}

/** Changes that nobody accepted and comments: they are printed with the letter, deleted words and all. */
export function openChanges(zip: PizZip): readonly TemplateFault[] {
  return zip.file(PRINTED).flatMap((part): readonly TemplateFault[] => {
    const xml = part.asText();
    const fault = (
      found: RegExpExecArray | null,
      vi: (place: string) => string,
      en: (place: string) => string,
    ): readonly TemplateFault[] => {
      if (found === null) return [];
      const place = placeOf(xml, textBefore(xml, found.index));
      return [{ code: 'template-changes', ...at(place), what: { vi: vi(atVi(place)), en: en(atEn(place)) } }];
    };
    return [
      ...fault(
        REVISION.exec(xml),
        (place) =>
          `còn thay đổi chưa chấp nhận (Track Changes)${place}, chữ đã xóa vẫn in ra: bấm Review, Accept All Changes rồi tắt Track Changes`,
        (place) =>
          `has changes not accepted yet (Track Changes)${place}, whose deleted words would be printed: choose Review, Accept All Changes and turn it off`,
      ),
      ...fault(
        NOTE.exec(xml),
        (place) => `còn chú thích (Comment)${place}, sẽ in ra cùng thư: bấm Review, Delete All Comments`,
        (place) => `has comments${place}, which would be printed with the letter: choose Review, Delete All Comments`,
      ),
    ];
  });
}
