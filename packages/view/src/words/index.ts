// How days, numbers, formulas and signs are written for people, on a screen, on paper and in a terminal alike.
export * from './forms.ts';
export * from './period-name.ts';
export * from './formulas.ts';
export * from './outcome.ts';
export * from './provisional.ts';
export * from './finding-words.ts';
export * from './form-06a-words.ts';
export * from './letter-words.ts';
export * from './group-name.ts';
export * from './first-few.ts';
export { cleanText } from '../clean-text.ts';
