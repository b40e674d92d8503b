import { join } from 'node:path';
import { standingOf, openStore, type Appender } from '@dunghen/store';
import { eventToJson, foldDossier, officialCalendar, parseDay, parseEvent } from '@dunghen/core';
import { expect, onTestFinished, test } from 'vitest';
import { listWork } from '../src/observe/list-work.ts';
import { ToldOnce } from '../src/observe/told-once.ts';
import type { Work } from '../src/work.ts';
import { readIntakeFile } from '../src/read-file.ts';
import type { ListFile } from '../src/list/lists-of-file.ts';
import { desk } from './desk.ts';

const HEAD = 'Mã hồ sơ;Người nộp;Đơn vị xử lý;Ngày tiếp nhận;Ngày hẹn trả;Trạng thái;Bước hiện tại';
const COUNT = 230;
const row = (i: number): string => `H-${i};Nông Văn ${i};Tư pháp;02/11/2026;09/11/2026;Đang xử lý;Bước ${i}`;

test('rows whose cells were let go are read once more when another program was first, and refused ones come back whole', async () => {
  const d = desk();
  const path = d.file('ds.csv', `${[HEAD, ...Array.from({ length: COUNT }, (_, i) => row(i))].join('\n')}\n`);
  const database = join(path, '..', 'd.db');
  const [store, other] = [openStore(database, { create: true }), openStore(database)];
  onTestFinished(async () => void (await Promise.all([store.close(), other.close()])));
  const { content } = await readIntakeFile(path);
  const refused: (readonly string[])[] = [];
  const plan = listWork((content as ListFile).lists, {
    observedOn: parseDay('2026-11-05'),
    at: '2026-11-05T08:00:00+07:00',
    fold: { calendar: officialCalendar() },
    repeated: false,
    dated: true,
    timeOfDay: null,
    closedOn: null,
    once: new ToldOnce(),
    onReject: ({ cells }) => void refused.push(cells),
  });
  const outcomes = new Map<string, string>();
  const appender: Appender<Work> = store.appender(
    { file: 'ds.csv', sha256: 'x', at: '2026-11-05T08:00:00+07:00' },
    (history) => {
      const clock = foldDossier(history, { calendar: officialCalendar() });
      return clock ? standingOf(clock) : undefined;
    },
    (works, told) => {
      for (const [i, outcome] of told.entries()) {
        const work = works[i] as Work;
        outcomes.set(work.code, 'done' in outcome ? outcome.done : outcome.fault.code);
        work.faults?.();
      }
    },
  );
  let part: Work[] = [];
  for (const item of plan.items) {
    part.push(item as Work);
    if (part.length < 50) continue;
    await appender.append(part);
    part = [];
    // Of a row that was worked out and let go: received on another day, so that it is another dossier's.
    const code = (item as Work).code;
    const receipt = parseEvent({ dossier: code, type: 'received', at: '2026-06-01', promisedOn: '2026-06-05' });
    await other.append([{ code, events: () => [receipt] }], { file: 'g', sha256: 'g', at: 'x' }, () => {});
  }
  await appender.append(part);
  await appender.finish();
  await appender.close();

  const taken = ['H-49', 'H-99', 'H-149', 'H-199'];
  expect(refused.map(([code, name]) => [code, name])).toEqual(taken.map((code) => [code, code.replace('H-', 'Nông Văn ')]));
  expect([...outcomes].filter(([, done]) => done === 'created').length).toBe(COUNT - taken.length);
  for (const i of [0, 48, 120, 229]) {
    const stored = await store.dossier(`H-${i}`);
    expect(stored?.events.map(eventToJson)).toMatchObject([
      { type: 'received', at: '2026-11-02', applicant: { name: `Nông Văn ${i}` } },
      { stage: `Bước ${i}` },
    ]);
  }
});

test('a row that is worked out once more is counted once in what the list is warned of', async () => {
  const d = desk();
  const path = d.file(
    'ds.csv',
    `Mã hồ sơ;Ngày tiếp nhận;Trạng thái\n${Array.from({ length: 300 }, (_, i) => `H-${i};02/11/2026;Đang xử lý\n`).join('')}`,
  );
  const other = openStore(join(d.folder, 'a.db'));
  onTestFinished(() => other.close());
  const { content } = await readIntakeFile(path);
  const plan = listWork((content as ListFile).lists, {
    observedOn: parseDay('2026-11-05'),
    at: '2026-11-05T08:00:00+07:00',
    fold: {},
    repeated: false,
    dated: true,
    timeOfDay: null,
    closedOn: null,
    once: new ToldOnce(),
  });
  const appender: Appender<Work> = d.store.appender(
    { file: 'ds.csv', sha256: 'x', at: '2026-11-05T08:00:00+07:00' },
    () => {},
    () => {},
  );
  const works = [...plan.items] as Work[];
  await appender.append(works.slice(0, 100));
  await appender.append(works.slice(100, 200));
  const stranger = parseEvent({ dossier: 'X-1', type: 'received', at: '2026-11-02' });
  await other.append([{ code: 'X-1', events: () => [stranger] }], { file: 'g', sha256: 'g', at: 'x' }, () => {});
  await appender.append(works.slice(200));
  await appender.finish();
  await appender.close();
  expect(plan.warnings?.().map(({ text }) => text.vi)).toEqual([expect.stringContaining('300 hồ sơ')]);
});
