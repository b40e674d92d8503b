// The letter templates that shipped so far: an office that was set up earlier has a copy of the one of its day.
import type { LetterFacts } from './letter-facts.ts';
import { roomLeft } from './reason-room.ts';

/** What tells one shipped template from the next: how much stands on its page, and whether it has styles for long letters. */
type Build = 'narrow' | 'wide' | 'closer';

/** By their SHA-256, the newest last; before another ships its own is added. */
export const SHIPPED_BUILDS: Readonly<Record<string, Build>> = {
  '6bdeed68d327c510a2809c55d1a8d6b06d8c487263f56c0ad581e3334da2f826': 'narrow',
  f68d43f39afc6f9f9a9637e5ff8cf797152795e6004251a0c7fa173c22c3b78b: 'narrow',
  '5df647619cf72c5fff7fd27cbbc352e0a93da4cb97ec3e509e183808ec37032a': 'narrow',
  a988f6955036f2360bb39a6388465873bed0f6d461bf8adcb9657ab2213f28cd: 'narrow',
  '3d7bf906fbf81116c59657ad16b030e3e3ff9015047fcf8977bc1071039f4eca': 'narrow',
  c213dfeed19731fce36c694a832417ed5c48aaa2957980c95ab18f44cecf139e: 'narrow',
  bb42a81bf5b775ebab0f3ebb6e0ff60eb402a5831439dedbead210fee08dbc57: 'narrow',
  '36ba602dcb446a919cbf553ca8edabde410591846da843a90ed6e534cce53ba1': 'wide',
  '8e901c269461acd298d255773d0f3195f93034cbae1f3cace888d6b2f5189329': 'closer',
  '68826427364c8099f4f9a092d89f11b90682add6b4725b4c6092ebc533357a5b': 'closer',
};

/** What a page of the first ones holds less, whose lines were five millimetres shorter (LibreOffice): three lines and a half. */
const NARROWER = 250;

/** The room that a shipped template leaves to the reason of a letter, and whether the one that ships today leaves more; null for an office's own. */
export function roomIn(template: string, facts: LetterFacts): { readonly room: number; readonly isEarlier: boolean } | null {
  const build = SHIPPED_BUILDS[template];
  if (build === undefined) return null;
  const isEarlier = build !== 'closer';
  return { room: Math.max(0, roomLeft(facts, !isEarlier) - (build === 'narrow' ? NARROWER : 0)), isEarlier };
}
