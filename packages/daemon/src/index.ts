// The daemon's public face.
export * from './config/index.ts';
export { clockLeap, LONGEST_ABSENCE_DAYS } from './clock-hold.ts';
export * from './scan-context.ts';
export * from './scan.ts';
export { FOLDER_AWAY, publishAll, type Degraded } from './publish-letters.ts';
export * from './letter-name.ts';
export { restoreTemplate } from './restore-template.ts';
export { publishFile, sha256, type Published } from './publish-file.ts';
export * from './letter-desk.ts';
export { requestLetter } from './request-letter.ts';
export { issueWarnings } from './issue-warnings.ts';
export { eraseExpired, type Erased } from './erase-expired.ts';
export { rowsRefused, type ListWithRefusals } from './rows-refused.ts';
export { draftsNotOwed } from './letter-rules.ts';
export { inspectLetters, type LetterFaults } from './inspect-letters.ts';
export { findOffice } from './letter/to-pdf.ts';
export { PDF_FOLDER, PDFS_AT_ONCE, pdfsLacking, publishPdfs, type PdfsMade } from './publish-pdfs.ts';
export { checkMonth, printLetters, type Printed, type PrintQuestion } from './print-letters.ts';
