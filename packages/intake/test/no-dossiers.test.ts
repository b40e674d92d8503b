import { expect, test } from 'vitest';
import { desk } from './desk.ts';

test.each([
  ['of headings alone', '', ['no-dossiers']],
  ['whose rows are no dossiers', 'Tổng cộng: 0,,\n', ['no-dossiers']],
  ['of a dossier', 'H-1,02/11/2026,Đang xử lý\n', ['no-term']],
])('a list %s: whether there is a dossier in it is told', async (_, rows, told) => {
  const { file, bring } = desk();
  const { warnings = [], rejected } = await bring(file('a.csv', `Mã hồ sơ,Ngày tiếp nhận,Trạng thái\n${rows}`));
  expect({ told: warnings.map(({ code }) => code), rejected }).toEqual({ told, rejected: 0 });
});
