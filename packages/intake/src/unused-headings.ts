// Headings that no column was taken from although the list lacks just such a column.
import { USUAL_HEADING, type Column } from './columns.ts';
import { plain } from './headings.ts';
import type { Warning } from './list-warnings.ts';
import type { DossierList } from './read-list.ts';

/** Columns without which a dossier is judged by less, and what a heading says that may well be one of them. */
const TELLING: readonly (readonly [Column, RegExp])[] = [
  ['promisedOn', /\b(?:hen|han|du kien)\b|\bngay tra\b/],
  ['completedAt', /\b(?:ngay|thoi)\b.*\b(?:ket qua|kq|hoan thanh|ket thuc|xong)\b/],
  ['status', /\b(?:trang thai|tinh trang)\b|^tt (?:ho so|hs)$/],
];

/** A heading that nobody took although the list lacks just such a column: passed over in silence it would cost the due dates. */
export function unusedHeadings({ mapping: { columns, headings } }: Pick<DossierList, 'mapping'>): readonly Warning[] {
  const used = new Set(columns.values());
  const told = new Set<string>();
  return TELLING.flatMap(([column, says]) => {
    const heading = columns.has(column)
      ? undefined
      : headings.find((text, at) => !used.has(at) && !told.has(text) && text.length < 120 && says.test(plain(text)));
    if (heading === undefined) return [];
    told.add(heading);
    const usual = USUAL_HEADING[column];
    return [
      {
        code: 'unused-heading' as const,
        text: {
          vi: `Cột "${heading}" không được dùng mà danh sách không có cột "${usual}"; nếu chính là cột đó, hãy ghép bằng "dunghen import TỆP --learn" rồi nhập lại.`,
          en: `The column "${heading}" was not used, and the list has no column "${usual}"; if that is it, say so with "dunghen import FILE --learn" and import again.`,
        },
      },
    ];
  });
}
