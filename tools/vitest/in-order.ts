// In which order test files begin, so that no core is idle at the end: what takes longest first, and last a project of many small files.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The pages in a browser take long and would come last by their name; packing all packages is one long test in a small project. */
const FIRST: readonly string[] = ['view', 'tools'];
const LAST = 'core';

const turn = ({ project: { name } }: TestSpecification): number => {
  if (name === LAST) return FIRST.length + 1;
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
};

export default class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => turn(a) - turn(b));
  }
}
