// Everything a month asks: the report of its rates, the stages where time goes, and where an unfinished month will end.
export * from '../calendar/due-within.ts';
export * from './draft.ts';
export * from './finish.ts';
export * from './group-by.ts';
export * from '../names.ts';
export * from './trend.ts';
export * from './compare.ts';
export type { Sighting } from '../rates/sighting.ts';
export * from '../rates/named-periods.ts';
export * from '../stages/index.ts';
export * from '../stages/rank.ts';
export * from '../forecast/index.ts';
