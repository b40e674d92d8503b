import { parseEvent } from '@dunghen/core';
import { expect, test } from 'vitest';
import { ChangesCounted } from '../src/planned-changes.ts';

test('what a dry run would change is counted to the end and named to a bound, without the citizens', () => {
  const planned = new ChangesCounted();
  const received = parseEvent({ dossier: 'H-1', type: 'received', at: '2026-11-02', applicant: { name: 'Nông Văn Mẫu' } });
  const stages = Array.from({ length: 30 }, (_, i) =>
    parseEvent({ dossier: 'H-1', type: 'stage', at: `2026-11-${i + 1}`.replace(/-(\d)$/, '-0$1'), stage: 'Thẩm định' }),
  );
  planned.add([{ code: 'H-1', isNew: true, events: [received, ...stages], correctsApplicant: false }]);
  for (let i = 0; i < 12; i++)
    planned.add(Array.from({ length: 100 }, (_, k) => ({ code: `K-${i}-${k}`, isNew: false, events: [], correctsApplicant: true })));
  expect(planned).toMatchObject({
    dossiers: 1_201,
    applicants: 1_200,
    byType: new Map([
      ['received', 1],
      ['stage', 30],
    ]),
  });
  expect(planned.first).toHaveLength(1_000);
  expect(planned.first[0]).toMatchObject({ count: 31, events: { length: 20 } });
  expect(JSON.stringify(planned.first)).not.toContain('Nông');
});
