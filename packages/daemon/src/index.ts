// The daemon's public face.
export * from './daemon-error.ts';
export * from './config/schema.ts';
export * from './config/load-config.ts';
export * from './config/context.ts';
export * from './scan-context.ts';
export * from './scan.ts';
export * from './letter-name.ts';
export { publishFile, sha256, type Published } from './publish-file.ts';
