// The pages' public face; workbooks and words have entries of their own.
export * from './report-page.ts';
export * from './trend.ts';
export { reportHtml } from './html/page.ts';
export { morningPage, type Morning } from './morning-page.ts';
