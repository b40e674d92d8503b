// Terms written as bare numbers: the unit stands in the heading, or nowhere, and then which days are meant is a question.

/** A number alone, as a term. */
export const isBareNumber = (text: string): boolean => /^\d{1,3}$/.test(text);

/** The unit a heading names. A mere "(ngày)" leaves open which days. @example unitInHeading('Thời hạn giải quyết (ngày làm việc)') // 'ngày làm việc' */
export const unitInHeading = (heading: string): string | undefined =>
  /[([]\s*(?:tính theo |số )?((?:ngày|giờ) làm việc|tháng)\s*[)\]]/i.exec(heading.normalize('NFC'))?.[1];

/** The term of a cell, a bare number with the unit of its heading. */
export function withUnit(term: string | undefined, heading: string | undefined): string | undefined {
  if (term === undefined || heading === undefined || !isBareNumber(term)) return term;
  const unit = unitInHeading(heading);
  return unit === undefined ? term : `${term} ${unit}`;
}
