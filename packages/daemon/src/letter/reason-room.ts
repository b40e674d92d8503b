// How much of a reason a letter has room for: with more it would not stay on its one page.

/** 650 characters still leave a letter of the longest kind on its one page, 800 do not (LibreOffice, the template that ships). */
export const REASON_ROOM = 600;

/** Twice as wide as others: a reason in capitals fills a page with half as many. */
const WIDE = /[\p{Lu}\p{Lo}\p{So}mw@]/u;

const roomOf = (char: string): number => (WIDE.test(char) ? 2 : 1);

/** The room a reason takes, in characters of usual width. */
export const roomTaken = (reason: string): number => Array.from(reason, roomOf).reduce((sum, room) => sum + room, 0);

/** A reason from a list, cut after its last whole word where it is longer than a letter holds; the officer sees it in the draft. */
export function onItsPage(reason: string): string {
  if (roomTaken(reason) <= REASON_ROOM) return reason;
  let room = REASON_ROOM - 1;
  const kept = Array.from(reason)
    .filter((char) => (room -= roomOf(char)) >= 0)
    .join('');
  return `${/\s/.test(kept) ? kept.replace(/\s+\S*$/, '') : kept}…`;
}
