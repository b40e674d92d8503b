import { formatTerm, parseTerm } from '@dunghen/core';
import { describe, expect, test } from 'vitest';
import { withUnit } from '../src/term-in-heading.ts';
import { desk } from './desk.ts';

const HEADING = 'Thời hạn giải quyết';

describe('a term among words that change nothing is read', () => {
  test.each([
    ['05 ngày làm việc.', '5 working-days'],
    ['03 (ba) ngày làm việc', '3 working-days'],
    ['15 (mười lăm) ngày', '15 calendar-days'],
    ['24(hai mươi tư) giờ làm việc', '24 working-hours'],
    ['Không quá 03 ngày làm việc', '3 working-days'],
    ['Trong thời hạn không quá 10 ngày', '10 calendar-days'],
    ['Thời hạn giải quyết: 1 tháng;', '1 months'],
    ['3 ngày làm việc kể từ ngày nhận đủ hồ sơ', '3 working-days'],
    ['Trong vòng 05 (năm) ngày làm việc, kể từ ngày tiếp nhận đầy đủ hồ sơ hợp lệ.', '5 working-days'],
    ['ngay trong ngày làm việc', 'same-day'],
    ['3 ngày làm việc'.normalize('NFD'), '3 working-days'],
  ])('%s', (text, term) => {
    expect(formatTerm(parseTerm(withUnit(text, HEADING) ?? ''))).toBe(term);
  });

  test('and takes the unit of its heading', () => {
    expect(withUnit('Không quá 03 (ba)', `${HEADING} (ngày làm việc)`)).toBe('03 ngày làm việc');
  });
});

describe('a term that can be meant in two ways is refused as it stands', () => {
  test.each([
    '3 ngày (LT: 2 ngày)',
    '03 (hai) ngày làm việc',
    '03 ngày, trường hợp xác minh 05 ngày',
    '20 ngày làm việc (trong đó UBND xã 05 ngày)',
    '5 ngày làm việc/15 ngày',
    '10 - 15 ngày',
    '2.5 ngày làm việc',
    '3 ngày làm việc kể từ ngày nhận kết quả xác minh',
    'Không quá 03',
    'Không quá',
    '30 ngày (không kể ngày nghỉ)',
    'trong ngày làm việc, nếu sau 15h thì trả ngày sau',
    '8 giờ',
  ])('%s', async (text) => {
    const { file, bring } = desk();
    const { errors } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,${HEADING}\nH-1,02/11/2026,"${text}"\n`));
    expect(errors).toMatchObject([{ column: HEADING, code: 'bad-term' }]);
    // The fault quotes what stands in the cell, as far as a message goes.
    expect(errors[0]?.error.message).toContain(`"${text.slice(0, 39)}`);
  });
});
