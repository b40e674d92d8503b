// A report for other programs: form II.06a and the headline rate, one row a group, or one row of the whole.
import { percentText } from '@dunghen/core';
import type { Form06a } from '@dunghen/core';
import type { Report } from '@dunghen/core/report';
import { cleanText, rateOf } from '@dunghen/view/words';
import { stringify } from 'csv-stringify/sync';

const FORM: readonly (keyof Form06a)[] = ['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12', 'c13'];
/** The headings never change; new ones are added at the end. */
const HEADINGS = ['from', 'to', 'asOf', 'by', 'key', 'label', ...FORM, 'basis', 'late', 'total', 'percent', 'provisional'];

/** The report as CSV: RFC 4180, UTF-8 with a byte order mark so that Excel reads Vietnamese. */
export function reportCsv(report: Report): string {
  const { period, asOf, target, form06a, groups, provisional } = report;
  const row = (by: string, key: string, label: string, form: Form06a, rate: { readonly late: number; readonly total: number }) => [
    period.from,
    period.to,
    asOf,
    by,
    inert(key),
    inert(label),
    ...FORM.map((column) => form[column]),
    target.basis,
    rate.late,
    rate.total,
    percentText(rate),
    String(provisional),
  ];
  const rows =
    groups.length === 0
      ? [row('total', '', '', form06a, target)]
      : groups.map(({ by, key, label, form06a: form, rates }) => row(by, key, label, form, rateOf(rates, target.basis)));
  // A line break of the other kind ends a row for most programs, and would stand bare.
  return stringify([HEADINGS, ...rows], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

/** A text that a spreadsheet would take for a formula, made plain text by an apostrophe (CWE-1236). */
const inert = (text: string): string => cleanText(text).replace(/^(?=[\s\uFEFF]*[=+\-@|%＝＋－＠])/, "'");
