// The lists a commune exports day by day: small ones written by hand, and those of the sample's commune at any hour.
import { eventToJson } from '@dunghen/core';
import { naiveCalendar } from '../../../fixtures/naive/calendar.ts';
import { sampleCommune } from '../../../fixtures/sample/commune.ts';
import { COLUMNS, sampleList } from '../../../fixtures/sample/list.ts';
import type { Desk } from './desk.ts';

export { COLUMNS };

export interface Cells {
  readonly code: string;
  readonly received: string;
  readonly done?: string;
  readonly status?: string;
  readonly stage?: string;
}

/** A list with these rows, as CSV. */
export const dayList = (rows: readonly Cells[]): string =>
  [
    'Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Thời hạn giải quyết,Ngày có kết quả,Trạng thái,Bước hiện tại',
    ...rows.map(({ code, received, done = '', status = 'Đang xử lý', stage = '' }) =>
      [code, 'Cấp bản sao', received, '5 ngày làm việc', done, status, stage].join(','),
    ),
  ].join('\n');

const calendar = naiveCalendar();
const events = sampleCommune(calendar);

/** Six working days of November 2026, a weekend between them. */
export const DAYS: readonly string[] = ['11', '12', '13', '16', '17', '18'].map((day) => `2026-11-${day}`);

type Lines = readonly (readonly string[])[];
const lists = new Map<string, Lines>();

/** Every dossier since October, as the sample's system shows it at an hour of a day. */
export function fullList(day: string, hour: string): Lines {
  const list = lists.get(`${day}T${hour}`) ?? listAt(day, hour);
  lists.set(`${day}T${hour}`, list);
  return list;
}

function listAt(day: string, hour: string): Lines {
  const until = events.filter(({ at }) => at < `${day}T${hour}`);
  const recent = new Set(until.filter(({ type, at }) => type === 'received' && at >= '2026-10-01').map(({ dossier }) => dossier));
  const rows = sampleList(
    until.filter(({ dossier }) => recent.has(dossier)),
    day,
    calendar,
  );
  return rows.map((cells) => cells.map((cell) => (cell === null ? '' : typeof cell === 'object' ? written(cell.moment) : String(cell))));
}

const written = (moment: string): string => `${moment.slice(8, 10)}/${moment.slice(5, 7)}/${moment.slice(0, 4)} ${moment.slice(11, 16)}`;

/** Everything that is known; that an older list is one more witness of what was open on its day is no matter. */
export async function known({ store }: Desk): Promise<unknown> {
  const dossiers = (await Array.fromAsync(store.dossierPagesByCode())).flat();
  const sightings = await store.sightings(0, Number.MAX_SAFE_INTEGER);
  return dossiers.map((dossier) => [dossier.events.map((event) => eventToJson(event)), sightings.get(dossier.id)?.missingOn]);
}
