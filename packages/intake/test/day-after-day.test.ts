import { foldDossier } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { COLUMNS, DAYS, fullList, known } from './daily-lists.ts';
import { desk, type Brought, type Desk } from './desk.ts';

describe('in a commune of some hundred dossiers, day after day', () => {
  test(
    'no list is asked about, in full or filtered, in the morning or at night: each is of its day, the same bytes of the first',
    { timeout: 60_000 },
    async () => {
      const d = desk();
      const days = new Map<string, string>();
      const at = (heading: string): number => COLUMNS.findIndex((column) => column.heading === heading);
      const [unit, done, received] = [at('Đơn vị xử lý'), at('Ngày có kết quả'), at('Ngày tiếp nhận')];
      let brought = 0;
      for (const day of DAYS) {
        for (const hour of ['10:00', '17:00']) {
          const all = fullList(day, hour);
          const units = [...new Set(all.map((cells) => cells[unit]))];
          const filtered = [
            all,
            ...units.map((one) => all.filter((cells) => cells[unit] === one)),
            all.filter((cells) => cells[done] === ''),
            all.filter((cells) => cells[done] !== ''),
            all.filter((cells) => String(cells[received]).slice(3, 5) === '10'),
            all.filter((_, nth) => nth % 40 === 0),
          ].filter((list) => list.length > 0);
          for (const list of filtered) {
            const content = dayListOf(list);
            if (!days.has(content)) days.set(content, day);
            const { observedOn } = await d.bring(d.file(`${brought++}.csv`, content), day);
            expect(observedOn).toBe(days.get(content));
          }
        }
      }
      expect(brought).toBeGreaterThan(80);
      expect(days.size).toBeGreaterThan(80);
    },
  );

  test("and each day's list of the working day before is asked about", { timeout: 60_000 }, async () => {
    const d = desk();
    let asked = 0;
    for (const [nth, day] of DAYS.entries()) {
      await d.bring(d.file(`a-${nth}.csv`, dayListOf(fullList(day, '17:00'))), day);
      const before = DAYS[nth - 1];
      if (before === undefined) continue;
      const was = await known(d);
      const path = d.file(`b-${nth}.csv`, dayListOf(fullList(before, '16:00')));
      await d.bring(path, day).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'day-doubtful' });
        asked++;
      });
      expect(await known(d), day).toEqual(was);
    }
    expect(asked).toBe(DAYS.length - 1);
  });

  test('or is told to be of its day where its name says so, and changes nothing', { timeout: 60_000 }, async () => {
    const d = desk();
    for (const [nth, day] of DAYS.entries()) {
      await d.bring(d.file(`a-${nth}.csv`, dayListOf(fullList(day, '17:00'))), day);
      const before = DAYS[nth - 1];
      if (before === undefined) continue;
      const was = await known(d);
      const { observedOn } = await d.bring(d.file(`b ${before}.csv`, dayListOf(fullList(before, '16:00'))), day);
      expect(observedOn).toBe(before);
      expect(await known(d), day).toEqual(was);
    }
  });
});

describe('brought in any order, each with its day in its name', () => {
  /** When each dossier is due and ended, by what is known. */
  const judged = async ({ store }: Desk): Promise<ReadonlyMap<string, string>> => {
    const dossiers = (await Array.fromAsync(store.dossierPagesByCode())).flat();
    return new Map(
      dossiers.flatMap(({ code, events }) => {
        const clock = foldDossier(events);
        return clock ? [[code, `due ${clock.dueOn}, ended ${clock.end?.on}, stands ${clock.openPause !== null}`] as const] : [];
      }),
    );
  };

  const bring = (d: Desk, nth: number): Promise<Brought> => {
    const day = DAYS[nth] as string;
    return d.bring(d.file(`ds ${day}.csv`, dayListOf(fullList(day, '17:00'))), DAYS.at(-1) as string);
  };

  test(
    'lists 543210, 253014 and 410325: every dossier that is judged otherwise than in the order of the days was told of by its code',
    { timeout: 120_000 },
    async () => {
      const inOrder = desk();
      for (const nth of DAYS.keys()) await bring(inOrder, nth);
      const right = await judged(inOrder);
      for (const order of ['543210', '253014', '410325']) {
        const shuffled = desk();
        const told: string[] = [];
        for (const nth of order) told.push(...(await bring(shuffled, Number(nth))).errors.map(({ error }) => error.message));
        const got = await judged(shuffled);
        expect([...got.keys()].toSorted(), order).toEqual([...right.keys()].toSorted());
        const untold = [...right].filter(([code, state]) => got.get(code) !== state && !told.some((message) => message.includes(code)));
        expect(
          untold.map(([code, state]) => `${code}: ${state}, not ${got.get(code)}`),
          order,
        ).toEqual([]);
      }
    },
  );
});

const dayListOf = (lines: readonly (readonly string[])[]): string =>
  [COLUMNS.map(({ heading }) => heading), ...lines].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n');
