// In which order test files begin, so that no core is idle at the end: what takes longest first, and last a project of many small files.
import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The pages in a browser take long and would come last by their name; packing all packages is one long test in a small project. */
const FIRST: readonly string[] = ['view', 'tools'];
const LAST = 'core';

const turn = ({ project: { name } }: TestSpecification): number => {
  if (name === LAST) return FIRST.length + 1;
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length;
};

/** Looks through all the memory of its process: first of its project, when there is little. After the others it took fifteen times as long. */
const LOOKS_THROUGH_MEMORY = 'forgets-cells.test.ts';
const isLate = ({ moduleId }: TestSpecification): number => Number(basename(moduleId) !== LOOKS_THROUGH_MEMORY);

export default class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const early = (await super.sort(files)).toSorted((a, b) => turn(a) - turn(b));
    return early.toSorted((a, b) => (a.project.name === b.project.name ? isLate(a) - isLate(b) : early.indexOf(a) - early.indexOf(b)));
  }
}
