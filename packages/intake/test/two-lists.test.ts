import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

let exports = 0;
/** No two exports are the same file. */
const note = (): string => `lần ${++exports}`;

/** The list of the one-stop, and that of a department: other headings, other words, the limit of its own step. */
const oneStop = (status: string, promised = '10/11/2026'): string =>
  `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Ngày hẹn trả,Trạng thái,Ghi chú\nH-1,03/11/2026,5 ngày làm việc,${promised},${status},${note()}\n`;
const department = (status: string, limit = '10/11/2026'): string =>
  `Số hồ sơ,Ngày nhận,Hạn xử lý,Tình trạng,Ghi chú\nH-1,03/11/2026,${limit},${status},${note()}\n`;

describe('two lists of other headings, imported each day in turns', () => {
  test('do not pause and resume a dossier day after day', async () => {
    const { file, bring, store } = desk();
    for (const day of ['2026-11-04', '2026-11-05', '2026-11-06']) {
      expect(await bring(file(`a-${day}.csv`, oneStop('Chờ bổ sung')), day)).toMatchObject({ rejected: 0 });
      const { errors } = await bring(file(`b-${day}.csv`, department('Đang xử lý')), day);
      expect(errors).toMatchObject([{ row: 2, column: 'Tình trạng', code: 'lists-differ' }]);
    }
    const events = (await store.dossier('H-1'))?.events ?? [];
    expect(events.map(({ type }) => type)).toEqual(['received', 'paused']);
  });

  test('nor the other way round: where one says that it is at work, no pause of another is taken, whatever comes again that day', async () => {
    const { file, bring, store } = desk();
    for (const day of ['2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09']) {
      expect(await bring(file(`a-${day}.csv`, oneStop('Đang xử lý')), day)).toMatchObject({ rejected: 0 });
      for (const at of ['b', 'c'])
        expect((await bring(file(`${at}-${day}.csv`, department('Chờ bổ sung')), day)).errors).toMatchObject([
          { row: 2, column: 'Tình trạng', code: 'lists-differ' },
        ]);
    }
    expect((await store.dossier('H-1'))?.events.map(({ type }) => type)).toEqual(['received']);
  });

  test('nor does a second export of the one that was not followed', async () => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', oneStop('Chờ bổ sung')), '2026-11-04');
    for (const at of ['b', 'c']) {
      const { errors } = await bring(file(`${at}.csv`, department('Đang xử lý')), '2026-11-04');
      expect(errors).toMatchObject([{ code: 'lists-differ' }]);
    }
    expect((await store.dossier('H-1'))?.events.map(({ type }) => type)).toEqual(['received', 'paused']);
  });

  test('and a pause is taken from a later list of the same kind, of another day, or beside one without a word', async () => {
    for (const [first, second, day] of [
      [oneStop('Đang xử lý'), oneStop('Chờ bổ sung'), '2026-11-04'],
      [oneStop('Đang xử lý'), department('Chờ bổ sung'), '2026-11-05'],
      [oneStop(''), department('Chờ bổ sung'), '2026-11-04'],
    ] as const) {
      const { file, bring, store } = desk();
      await bring(file('a.csv', first), '2026-11-04');
      const { rejected, warnings } = await bring(file('b.csv', second), day);
      expect([rejected, warnings]).toEqual([0, undefined]);
      expect((await store.dossier('H-1'))?.events.map(({ type }) => type)).toEqual(['received', 'paused']);
    }
  });

  test('and one brought late tells of a pause that nobody saw, whatever its headings', async () => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', oneStop('Đang xử lý')), '2026-11-04');
    await bring(file('c.csv', oneStop('Đang xử lý')), '2026-11-10');
    const { errors } = await bring(file('b.csv', department('Chờ bổ sung')), '2026-11-06', { certain: true });
    expect(errors).toMatchObject([{ row: 2, column: 'Tình trạng', code: 'pause-unseen' }]);
    expect((await store.dossier('H-1'))?.events.map(({ type }) => type)).toEqual(['received']);
  });

  test('do not move a promise that is the limit of a step in one of them', async () => {
    const { file, bring, store } = desk();
    for (const day of ['2026-11-04', '2026-11-05', '2026-11-06']) {
      await bring(file(`a-${day}.csv`, oneStop('Đang xử lý')), day);
      const { errors } = await bring(file(`b-${day}.csv`, department('Đang xử lý', '12/11/2026')), day);
      expect(errors).toMatchObject([{ column: 'Hạn xử lý', code: 'lists-differ' }]);
    }
    const events = (await store.dossier('H-1'))?.events ?? [];
    expect(events.map(({ type }) => type)).toEqual(['received']);
  });

  test('a dossier that only the second of them shows paused is paused, and goes on when that one says so', async () => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', oneStop('')), '2026-11-04');
    await bring(file('b.csv', department('Chờ bổ sung')), '2026-11-04');
    await bring(file('a2.csv', oneStop('')), '2026-11-06');
    await bring(file('b2.csv', department('Đang xử lý')), '2026-11-06');
    const events = (await store.dossier('H-1'))?.events ?? [];
    expect(events.map(({ type, on }) => `${type} ${on - (events[0]?.on ?? 0)}`)).toEqual(['received 0', 'paused 1', 'resumed 3']);
  });

  test('name one step in two ways without a step a day, and a new step of either is seen', async () => {
    const { file, bring, store } = desk();
    const a = (stage: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Bước hiện tại,Ghi chú\nH-1,03/11/2026,5 ngày làm việc,${stage},${note()}\n`;
    const b = (stage: string): string => `Số hồ sơ,Ngày nhận,Bước xử lý,Ghi chú\nH-1,03/11/2026,${stage},${note()}\n`;
    for (const day of ['2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09', '2026-11-10']) {
      await bring(file(`a-${day}.csv`, a(day === '2026-11-10' ? 'Trình ký' : 'Thẩm định')), day);
      await bring(file(`b-${day}.csv`, b('Phòng Tư pháp')), day);
    }
    const stages = ((await store.dossier('H-1'))?.events ?? []).flatMap((event) =>
      event.type === 'stage' ? `${event.at} ${event.stage}` : [],
    );
    expect(stages).toEqual(['2026-11-04 Thẩm định', '2026-11-05 Phòng Tư pháp', '2026-11-06 Thẩm định', '2026-11-10 Trình ký']);
  });

  test('an end is an end, whichever of them shows it', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', oneStop('Đang xử lý')), '2026-11-09');
    const { errors } = await bring(
      file('b.csv', 'Số hồ sơ,Ngày nhận,Ngày có kết quả,Tình trạng\nH-1,03/11/2026,09/11/2026,Đã trả kết quả\n'),
      '2026-11-09',
    );
    expect(errors).toEqual([]);
    expect((await clockOf('H-1'))?.end?.type).toBe('completed');
  });

  test('and the same list with other columns on another day is no second one: a moved promise is seen', async () => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', oneStop('Đang xử lý')), '2026-11-04');
    await bring(file('b.csv', department('Đang xử lý', '20/11/2026')), '2026-11-05');
    expect((await store.dossier('H-1'))?.events.map(({ type }) => type)).toEqual(['received', 'rescheduled']);
  });
});

describe('who has a dossier', () => {
  const list = (officer: string): string =>
    `Mã hồ sơ,Ngày tiếp nhận,Thời hạn giải quyết,Bước hiện tại,Cán bộ xử lý\nH-1,03/11/2026,5 ngày làm việc,Thẩm định,${officer}\n`;

  test('is no other one for being written in capitals, but for another accent it is', async () => {
    const d = desk();
    const of = (stage: string, officer: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Bước hiện tại,Cán bộ xử lý\nH-1,02/11/2026,${stage},${officer}\n`;
    await d.bring(d.file('1.csv', of('Trình ký', 'Lê Ả')), '2026-11-03');
    expect(await d.bring(d.file('2.csv', of('TRÌNH KÝ', 'LÊ Ả')), '2026-11-04')).toMatchObject({ unchanged: 1 });
    expect(await d.bring(d.file('3.csv', of('Trình ký', 'Lê À')), '2026-11-05')).toMatchObject({ updated: 1 });
  });

  test('is who had it last, though the step is the same', async () => {
    const { file, bring, clockOf } = desk();
    await bring(file('a.csv', list('Cán bộ A')), '2026-11-04');
    await bring(file('b.csv', list('Cán bộ B')), '2026-11-06');
    await bring(file('c.csv', list('')), '2026-11-09');
    const stages = (await clockOf('H-1'))?.stages ?? [];
    expect(stages.map(({ stage, officer }) => `${stage} ${officer}`)).toEqual(['Thẩm định Cán bộ A', 'Thẩm định Cán bộ B']);
  });
});
