// How much of a reason a letter has room for: with more it would not stay on its one page.
import type { LetterFacts } from './letter-facts.ts';

/** With it a letter with usual names is still on its one page (LibreOffice, the template that ships). */
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

/** What usual names take of a letter, in characters of usual width: procedure, address and name. */
const [PROCEDURE, ADDRESS, NAME] = [160, 66, 40];
/** That no third date is given takes two lines more than a new one, or just three. */
const NO_THIRD_DATE = 200;
/** The lines beside "Kính gửi" are shorter than those of the text. */
const SHORT_LINES = 1.5;

/** What a letter set closer holds besides (`tighten-letter.ts`): two lines and a half. */
const TIGHTER = 200;
/** The dotted lines of a reason still to be written. */
const BLANK_REASON = 170;

/** What of a letter decides whether it stays on its page. */
type Lengths = Pick<LetterFacts, 'kind' | 'procedureName' | 'applicant' | 'reason'>;

/**
 * The room that the names of a letter leave to its reason on one page of the template that ships, rather less than more; 0 where there
 * is none. As LibreOffice breaks lines: `letter-print.test.ts`. `tightened` of a letter that is set closer.
 */
export function roomLeft({ kind, procedureName = '', applicant = {} }: Lengths, tightened = false): number {
  const beyond = (text: string | undefined, usual: number): number => Math.max(0, roomTaken(text ?? '') - usual);
  const lines = beyond(applicant.address, ADDRESS) + beyond(applicant.name, NAME);
  const named = beyond(procedureName, PROCEDURE) + SHORT_LINES * lines;
  return Math.max(
    0,
    Math.min(REASON_ROOM, Math.floor(REASON_ROOM + (tightened ? TIGHTER : 0) - (kind === 'second-missed' ? NO_THIRD_DATE : 0) - named)),
  );
}

/** Whether a letter would, or might, take a second page unless it is set closer. */
export const isLong = (facts: Lengths): boolean =>
  (facts.reason === undefined ? BLANK_REASON : Math.min(REASON_ROOM, roomTaken(facts.reason))) > roomLeft(facts);
