// The pages in a browser take longest of all and come last by their name: begun first, they leave no core idle at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

export default class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { pages = [], rest = [] } = Object.groupBy(await super.sort(files), ({ project }) =>
      project.name === 'view' ? 'pages' : 'rest',
    );
    return [...pages, ...rest];
  }
}
