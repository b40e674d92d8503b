// The intake's public face.
export { writeSynced } from './write-synced.ts';
export * from './kept-mapping.ts';
export * from './intake-error.ts';
export { COLUMNS, USUAL_HEADING, type Column } from './columns.ts';
export type { Mapping } from './find-columns.ts';
export { isLearnedFrom, mappingText, parseMapping, type LearnedMapping } from './learned-mapping.ts';
export { readIntakeFile, type FileContent } from './read-file.ts';
export type { ListFile, ReadOptions } from './lists-of-file.ts';
export type { EventFile } from './read-events.ts';
export type { DossierList } from './read-list.ts';
export type { Row } from './csv-rows.ts';
export { dayOfFile, dayToSortBy, inOrderOfDays, type ListDay } from './day-of-list.ts';
export { importContent, type ImportOptions, type ImportResult } from './import-file.ts';
export { warningToJson, type Warning } from './list-warnings.ts';
export { RejectedLines } from './rejected-lines.ts';
export { RejectedRows } from './rejected-rows.ts';
export { readOfficeDate } from './office-date.ts';
export { readStatus, type Status } from './read-status.ts';
