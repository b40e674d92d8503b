// Whether a list puts right who the citizen of a known dossier is: the letter of apology goes to that name and address.
import { isEndEvent, parseApplicant, type Applicant, type DossierEvent } from '@dunghen/core';

const FIELDS = ['name', 'address', 'phone', 'email'] as const;

/**
 * The citizen with what a list shows of it, or null where that is nothing new. What was not known is added; what differs is taken
 * only where `corrects`, since lists of several systems write one person in several ways. Nobody comes back to a dossier that
 * ended: whoever is missing there was erased.
 * @throws {EventError} for a value the core refuses.
 */
export function correctedApplicant(
  known: string | null,
  shown: Applicant,
  { history, corrects }: { readonly history: readonly DossierEvent[]; readonly corrects: boolean },
): Applicant | null {
  if (known === null) return history.some(isEndEvent) ? null : (parseApplicant(shown) ?? null);
  // Nearly every row of a daily list.
  if (known === JSON.stringify(shown)) return null;
  const before = JSON.parse(known) as Applicant;
  const news = parseApplicant(shown) ?? {};
  const fields = FIELDS.filter((field) => {
    const [old, now] = [before[field], news[field]];
    return now !== undefined && (old === undefined || (corrects && words(old) !== words(now)));
  });
  return fields.length === 0 ? null : { ...before, ...Object.fromEntries(fields.map((field) => [field, news[field]])) };
}

/** Whatever its case and spaces it is the same name, and to be written as it was first. */
const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase();
