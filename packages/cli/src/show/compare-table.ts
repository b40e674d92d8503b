// Two months side by side for the screen: how the rate moved, then what moved it, part by part.
import { styleText } from 'node:util';
import type { RateBasis } from '@dunghen/core';
import type { ComparedSide, GroupBy, Mover } from '@dunghen/core/report';
import { BASIS_NAMES, PROVISIONAL_MARK, provisionalNote } from '@dunghen/view/words';
import type { Session } from '../session.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';
import { showCount, showDay, showNumber, showPercent } from './text.ts';

/** What is shown; the JSON of `report --compare`. */
export interface Compared {
  readonly basis: RateBasis;
  readonly asOf: string;
  readonly before: Side;
  readonly after: Side;
  readonly points: number | null;
  readonly movers: readonly Mover[];
}
interface Side extends ComparedSide {
  readonly period: { readonly from: string; readonly to: string };
}

const PARTS: Readonly<Partial<Record<GroupBy, readonly [vi: string, en: string]>>> = {
  unit: ['Theo đơn vị', 'By unit'],
  procedure: ['Theo thủ tục', 'By procedure'],
  stage: ['Theo bước đang ở', 'By stage'],
};
/** Movers shown of each part; all are in the JSON. */
const SHOWN = 5;

/** The comparison as text. */
export function comparisonInWords(compared: Compared, { t, lang }: Pick<Session, 't' | 'lang'>): string {
  const { basis, asOf, before, after, points, movers } = compared;
  const month = ({ period }: Side): string =>
    lang === 'vi' ? `${period.from.slice(5, 7)}/${period.from.slice(0, 4)}` : period.from.slice(0, 7);
  const marked = (s: Side): string => month(s) + (s.provisional ? PROVISIONAL_MARK : '');
  const side = (s: Side): string =>
    `${marked(s)}: ${showCount(s.late, lang)}/${showCount(s.total, lang)} (${showPercent(s.percent, lang)})`;
  const signed = (value: number): string => (value > 0 ? '+' : value < 0 ? '−' : '±') + showNumber(Math.abs(value), lang, 2);
  const change =
    points === null
      ? t('một trong hai tháng chưa có dữ liệu', 'one of the months has no data')
      : t(`thay đổi ${signed(points)} điểm phần trăm`, `changed by ${signed(points)} percentage points`);
  const parts = (Object.keys(PARTS) as GroupBy[]).flatMap((by) => {
    const moved = movers.filter((mover) => mover.by === by && (mover.before.late > 0 || mover.after.late > 0)).slice(0, SHOWN);
    if (moved.length === 0) return [];
    const rows = moved.map(({ label, before: was, after: is, points: p }) => [
      label === '' ? t('(không ghi)', '(not stated)') : label,
      `${showCount(was.late, lang)}/${showCount(was.total, lang)}`,
      `${showCount(is.late, lang)}/${showCount(is.total, lang)}`,
      signed(p),
    ]);
    return [table([t(...(PARTS[by] as [string, string])), marked(before), marked(after), t('Điểm', 'Points')], rows, [1, 2, 3])];
  });
  // A month of which days are still to come is not beside one that is over what it will be.
  const unfinished = [before, after].flatMap(({ period, ...of }) => {
    const name = month({ period, ...of });
    if (asOf < period.from)
      return [
        t(
          `Tháng ${name} chưa bắt đầu: số của tháng này là hồ sơ đang mở ngày ${showDay(asOf, lang)}, sẽ chuyển sang nếu không xong trước đó.`,
          `${name} has not begun: its figures are the dossiers open on ${asOf}, carried over unless they are finished before.`,
        ),
      ];
    if (asOf > period.to) return [];
    return [
      t(`Tháng ${name} chưa kết thúc, mới tính đến ngày ${showDay(asOf, lang)}.`, `${name} has not ended; it is counted up to ${asOf}.`),
    ];
  });
  const formula = basis === 'handled' ? [] : [t(`Tính ${BASIS_NAMES[basis][0].toLowerCase()}.`, `${BASIS_NAMES[basis][1]}.`)];
  const said = [...formula, ...new Set(unfinished)];
  const none = t('Hai tháng không có hồ sơ nào trễ.', 'No dossier was late in either month.');
  const note = before.provisional || after.provisional ? [prose(provisionalNote({ t, lang }))] : [];
  const head = styleText('bold', `${side(before)} → ${side(after)}: ${change}.`);
  return [head, ...(said.length > 0 ? [prose(said.join(' '))] : []), ...(parts.length > 0 ? parts : [none]), ...note]
    .join('\n\n')
    .concat('\n');
}
