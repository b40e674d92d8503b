// "Bộ phận tiếp nhận và trả kết quả: đã trả kết quả": whose word it is, which says nothing of a receipt.
import { kindAt, says } from './handover-begins.ts';
import type { PartKind, Told } from './status-parts.ts';

/** What parts a name from what is said of it: "một cửa: …", "(một cửa) …", "một cửa - …". */
const OF_A_NAME = /^[:,)–—-]+$/;
/** The desk, and whose it is. */
const OF_THE_DESK: ReadonlySet<PartKind> = new Set<PartKind>(['one-stop', 'sits', 'title', 'hall']);
/** Of a place: "xã Đồng Đăng". */
const OF_A_PLACE: ReadonlySet<PartKind> = new Set<PartKind>(['address', 'name', 'number', 'other']);
const ENDS: ReadonlySet<PartKind> = new Set<PartKind>(['returned', 'handed', 'told', 'called']);

/** Where what the one-stop says of a result begins, where nothing but its name stands at a part and before that; null where that is not so. */
export function oneStopSays(told: Told, from: number): number | null {
  const { parts } = told;
  let at = from;
  while (OF_THE_DESK.has((at === from ? parts[at]?.kind : kindAt(told, at)) as PartKind)) at++;
  if (!parts.slice(from, at).some(({ kind }) => kind === 'one-stop')) return null;
  if (kindAt(told, at) === 'address') while (OF_A_PLACE.has(kindAt(told, at) as PartKind)) at++;
  const next = parts[at];
  if (next === undefined || !OF_A_NAME.test(next.marks)) return null;
  return ENDS.has(next.kind) || isThere(told, at) ? at : null;
}

/** "Đã có kết quả", "chờ trả kết quả": it is there, where what is finished may be the receipt. */
const isThere = (told: Told, at: number): boolean => {
  if (says(told, at, 'cho')) return says(told, at + 1, 'tra ket qua');
  const has = says(told, at, 'da') ? at + 1 : at;
  return says(told, has, 'co') && says(told, has + 1, 'ket qua');
};
