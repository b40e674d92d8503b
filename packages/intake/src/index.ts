// The intake's public face.
export * from './intake-error.ts';
export * from './read-file.ts';
export * from './import-file.ts';
export { readOfficeDate } from './office-date.ts';
export { readStatus } from './observe-row.ts';
