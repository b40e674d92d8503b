// Days in what the ledger tells officers.

/** A day, ISO, as officers write it, within a Vietnamese sentence. */
export const writtenDay = (iso: string): string => iso.split('-').toReversed().join('/');
