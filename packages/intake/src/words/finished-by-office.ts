// "Hoàn thành (KT)", "Phòng Kinh tế: hoàn thành": an office is done with its part, or with the dossier; which of the two, nobody knows.
import { isOfficeAlone, isSaidByOffice } from './office-beside.ts';
import { bareAt, tell, type PartKind, type Told } from './status-parts.ts';

/** Where more is said than that it is finished, that is the end or none. */
const OF_A_RESULT: ReadonlySet<PartKind> = new Set<PartKind>([
  'result',
  'returned',
  'handed',
  'sent',
  'told',
  'called',
  'received',
  'citizen',
]);
const FINISHED =
  /^(?:ho so )?(?:da )?(?:(?:hoan thanh|hoan tat|ket thuc)(?: (?:ho so|xu ly|giai quyet|thu tuc|quy trinh|viec|cong viec|xong))*|(?:lam |xu ly )?xong)$/;

/** Behind a comma stands what else was done: "hoàn thành, phòng Tư pháp lưu". */
const BESIDE = /^[(–—-]+$/;

/** Who does a part of the work, and has no result to hand out. */
const OFFICER = /^(?:chuyen vien|(?:can bo|cong chuc) (?:thu ly|xu ly|chuyen mon|tham dinh|dia chinh))(?: [a-z]+){0,4}$/;

/** Whether a status says no more than that an office has finished. @example isFinishedByOffice('Hoàn thành (KT)') // true */
export function isFinishedByOffice(text: string): boolean {
  const told = tell(text.normalize('NFC'));
  const { parts } = told;
  if (parts.some(({ kind }) => OF_A_RESULT.has(kind))) return false;
  for (let from = 0; from < parts.length; from = endOf(told, from)) {
    const end = endOf(told, from);
    for (let at = from; at < end; at++) {
      if (!FINISHED.test(bareOf(told, at, end))) continue;
      if (OFFICER.test(bareOf(told, 0, at))) return true;
      if (at > from) return isOfficeAlone(told, from, at);
      return isSaidByOffice(told, at) || (BESIDE.test(parts[end]?.marks ?? '') && isOfficeAlone(told, end, endOf(told, end)));
    }
  }
  return false;
}

function endOf({ parts }: Told, at: number): number {
  let end = at + 1;
  while (parts[end]?.marks === '') end++;
  return end;
}

const bareOf = (told: Told, from: number, end: number): string =>
  Array.from({ length: end - from }, (_, i) => bareAt(told, from + i)).join(' ');
