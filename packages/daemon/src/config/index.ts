// The configuration by itself: what every command needs, without loading what writes letters.
export { dueWithin, workingDaysLeft } from '@dunghen/core/report';
export * from '../daemon-error.ts';
export * from './schema.ts';
export * from './load-config.ts';
export * from './context.ts';
export { readDecisionFile } from './decision-file.ts';
export * from './procedures.ts';
