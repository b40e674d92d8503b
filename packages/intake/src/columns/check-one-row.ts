// Whether a list has one row for each dossier: of one that goes step by step, or procedure by procedure, each first row would be taken for the whole.
import type { Row } from '../formats/csv-rows.ts';
import type { Mapping } from './find-columns.ts';
import { fingerprints } from './fingerprints.ts';
import { IntakeError } from '../intake-error.ts';
import { isNoDossier } from './no-dossier.ts';

/** A dossier or two are slips, told by their rows. */
const FEWEST = 3;

/**
 * Refuses a list most of whose dossiers have several rows that differ; `below` are its first rows.
 * @throws {IntakeError} `several-rows` naming a dossier and two of its rows.
 */
export function checkOneRow(below: readonly Row[], mapping: Mapping, file: string): void {
  const codeAt = mapping.columns.get('code') as number;
  const fingerprint = fingerprints(mapping);
  const first = new Map<string, { readonly row: number; readonly said: number }>();
  const several = new Map<string, readonly [number, number]>();
  for (const { row, cells } of below) {
    const code = (cells[codeAt] ?? '').trim().toUpperCase();
    if (code === '' || isNoDossier(cells, mapping)) continue;
    const said = fingerprint(cells.map((cell) => cell.toUpperCase()));
    const known = first.get(code);
    if (!known) first.set(code, { row, said });
    else if (known.said !== said && !several.has(code)) several.set(code, [known.row, row]);
  }
  if (several.size < FEWEST || several.size * 2 <= first.size) return;
  const [code, [a, b]] = [...several][0] as [string, readonly [number, number]];
  throw new IntakeError(
    'several-rows',
    {
      vi: `Tệp ${file}, trong ${below.length} dòng đầu, có ${several.size} trên ${first.size} hồ sơ ghi nhiều dòng khác nhau (như ${code}, dòng ${a} và ${b}): có vẻ mỗi dòng là một bước hay một thủ tục, không phải một hồ sơ; hãy xuất danh sách mỗi hồ sơ một dòng rồi nhập lại.`,
      en: `The file ${file} has, in its first ${below.length} rows, several that differ for ${several.size} of ${first.size} dossiers (like ${code}, rows ${a} and ${b}): each seems to be a step or a procedure, not a dossier; export a list with one row for each dossier and import that.`,
    },
    code,
  );
}
