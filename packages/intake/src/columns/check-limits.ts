// Whether another column may be the limit of the whole procedure: "Hạn xử lý" alone is that of the dossier, beside another limit it may be that of a step.
import { LONGEST_HEADING } from './columns.ts';
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { ownWords, readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from './no-dossier.ts';
import { usedPlaces } from './unused-places.ts';
import { looksLikeDate } from '../words/office-date.ts';

/** Limits that do not say of what. */
const OF_ANYTHING = /^(?:han (?:xu ly|giai quyet|hoan thanh)|ngay (?:den|het) han(?: xu ly)?)$/;
/** In brackets: that of the dossier after all. */
const OF_THE_WHOLE = /[([][^)\]]*(?:toàn|trả|hẹn|hồ sơ|công dân|người dân)/iu;
const isOfAnything = (heading: string): boolean => OF_ANYTHING.test(ownWords(heading)) && !OF_THE_WHOLE.test(heading.normalize('NFC'));
const LIMIT = /\b(?:han|hen)\b/;
/** Plainly another thing: of a step or a desk, a limit moved, how a dossier keeps it, what a paper is good until. */
const ANOTHER =
  /\b(?:buoc|cong doan|noi bo|phong|chuyen mon|chuyen vien|can bo|thu ly|bo sung|gia han|hen lai|lai|moi|dieu chinh|qua|tre|con|dung|truoc|so|ly do|cccd|cmnd|can cuoc|hieu luc|giay|hop dong|thue|tam tru|thuong tru|luu tru|phi|thanh toan|su dung)\b/;

/** Looks at each row of a list whose limit may be that of a step, since there is another nobody knows; null where there is none. */
export function limitsCheck(mapping: Mapping, file: string): ((row: Row) => void) | null {
  const { columns, names, headings } = mapping;
  const chosen = mapping.newestPromise ?? columns.get('promisedOn');
  if (chosen === undefined || !isOfAnything(headings[chosen] ?? (names.get('promisedOn') as string))) return null;
  const used = usedPlaces(mapping);
  const others = headings.flatMap((heading, at) => {
    const said = heading.length > LONGEST_HEADING ? '' : plain(heading);
    return used.has(at) || !LIMIT.test(said) || ANOTHER.test(said) || readingOf(heading) ? [] : at;
  });
  return others.length === 0 ? null : (row) => checkLimits(row, chosen, others, mapping, file);
}

/** @throws {IntakeError} `mapping-doubtful` naming both columns and the row where they differ. */
function checkLimits({ row, cells }: Row, chosen: number, others: readonly number[], mapping: Mapping, file: string): void {
  const { headings } = mapping;
  const differs = others.find((at) => looksLikeDate(cells[at] ?? '') && cells[at]?.trim() !== cells[chosen]?.trim());
  if (differs === undefined || isNoDossier(cells, mapping)) return;
  const [a, b] = [chosen, differs].map((place) => `"${headings[place]}" (${sheetLetter(place, mapping)})`);
  throw new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file} có hai hạn khác nhau (dòng ${row}): cột ${a} và cột ${b}; không rõ cột nào là ngày hẹn trả công dân, cột nào là hạn của một bước; hãy đổi tiêu đề cột đúng thành "Ngày hẹn trả", hoặc ghép bằng "dunghen import TỆP --learn", rồi nhập lại.`,
      en: `The file ${file} holds two limits that differ (row ${row}): column ${a} and column ${b}; which is the day promised to the citizen and which the limit of a step is not clear; name the right one "Ngày hẹn trả", or say so with "dunghen import FILE --learn", and import again.`,
    },
    headings[chosen],
  );
}
