// What a heading leaves open the cells below it decide: which of two codes is the dossier's, whether "Hoàn thành" is a day, whether a planned day stands beside a real one.
import type { Row } from '../formats/csv-rows.ts';
import { sheetLetter, type Mapping } from './find-columns.ts';
import { ownWords, readingOf } from './headings.ts';
import { plain } from '../words/plain.ts';
import { IntakeError } from '../intake-error.ts';
import { withFirstAppointment } from './first-appointment.ts';
import { isNoDossier } from './no-dossier.ts';
import { looksLikeDate } from '../words/office-date.ts';
import { withNationalCodes } from './rival-codes.ts';
import { holdsDays, taking, unusedPlaces } from './unused-places.ts';
import { withShortStatus, withTellingStatus } from './status-column.ts';

/** Where the cells do not tell: whether that is a question, and whether lists with the same headings were read by a mapping before. */
interface Doubt {
  readonly ask: boolean;
  readonly isKnown: (mapping: Mapping) => boolean;
}

/** The mapping as the cells below want it. @throws {IntakeError} `mapping-doubtful` for two columns of codes, or a day that may be planned, if `ask`. */
export function withColumnsByCells(below: readonly Row[], found: Mapping, file: string, doubt: Doubt): Mapping {
  const rows = below.filter(({ cells }) => !isNoDossier(cells, found));
  const coded = withNationalCodes(rows, withShortStatus(rows, withTellingStatus(below, found)), file, doubt.ask);
  return withPlannedDay(rows, withBareEnd(rows, withFirstAppointment(rows, coded)), file, doubt);
}

/** Headings of a day of the result only where days stand below: elsewhere a mark, a share or a state does. */
const BARE_END = /^(?:hoan thanh|hoan tat|ket thuc|xong|(?:xu ly|giai quyet|lam) xong)$/;

function withBareEnd(rows: readonly Row[], mapping: Mapping): Mapping {
  if (mapping.columns.has('completedAt')) return mapping;
  const at = unusedPlaces(mapping).find((place) => BARE_END.test(plain(mapping.headings[place] as string)) && holdsDays(rows, place));
  return at === undefined ? mapping : taking(mapping, 'completedAt', at);
}

const REAL = /\bthuc te\b|\bthuc tra\b|\bda tra\b/;

/** Headings that name nobody who received it and nobody it came from: such a day is one of the result. */
const BARE_DAY = /^(?:ngay|thoi gian|thoi diem) (?:tra|tra ket qua|tra kq|hoan thanh|ket thuc|xong)$/;

/**
 * "Ngày trả" beside "Trả thực tế" is the planned one, in a list that promises no other day and lays down no term. One that is empty
 * wherever the real one is tells of another day of the result; where all have ended, the lists before tell, or nobody.
 */
function withPlannedDay(rows: readonly Row[], mapping: Mapping, file: string, { ask, isKnown }: Doubt): Mapping {
  if (mapping.columns.has('promisedOn') || mapping.columns.has('term')) return mapping;
  for (const column of ['returnedAt', 'completedAt'] as const) {
    const real = mapping.columns.get(column);
    if (real === undefined || !REAL.test(plain(mapping.names.get(column) as string))) continue;
    const [planned, ...others] = unusedPlaces(mapping).filter((at) => {
      const heading = mapping.headings[at] as string;
      return readingOf(heading)?.column === column && BARE_DAY.test(ownWords(heading)) && holdsDays(rows, at);
    });
    if (planned === undefined || others.length > 0) continue;
    const isDay = ({ cells }: Row, at: number): boolean => looksLikeDate(cells[at] ?? '');
    const open = rows.filter((row) => !isDay(row, real));
    if (open.length === 0) {
      const promised = taking(mapping, 'promisedOn', planned);
      if (isKnown(promised)) return promised;
      if (ask && !isKnown(mapping)) throw mayBePlanned(mapping, planned, real, file);
    } else if (open.filter((row) => isDay(row, planned)).length * 2 >= open.length) return taking(mapping, 'promisedOn', planned);
  }
  return mapping;
}

function mayBePlanned(mapping: Mapping, planned: number, real: number, file: string): IntakeError {
  const [a, b] = [planned, real].map((at) => `"${mapping.headings[at]}" (${sheetLetter(at, mapping)})`);
  return new IntakeError(
    'mapping-doubtful',
    {
      vi: `Tệp ${file}: cột ${b} ghi ngày trả thật ở mọi hồ sơ, nên không rõ cột ${a} là ngày hẹn trả hay một ngày khác; nếu là ngày hẹn, hãy đổi tiêu đề thành "Ngày hẹn trả", nếu không, hãy xóa cột đó hoặc ghép cột bằng "dunghen import TỆP --learn", rồi nhập lại.`,
      en: `The file ${file}: column ${b} holds the real day of every dossier, so whether column ${a} is the promised day or another one is not clear; if it is promised, name it "Ngày hẹn trả", if not, delete it or say which column is which with "dunghen import FILE --learn", and import again.`,
    },
    mapping.headings[planned],
  );
}
