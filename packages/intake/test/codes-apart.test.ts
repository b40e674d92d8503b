// Columns in which a code and other words stand together always: what the officer said of them once holds for every list.
import { expect, test } from 'vitest';
import { parseMapping, saidBeside } from '@dunghen/intake';
import { mappingText } from '../src/columns/mapping-text.ts';
import { desk, type Desk } from './desk.ts';

const COLUMNS = '[columns]\ncode = "Mã hồ sơ"\nreceivedAt = "Ngày tiếp nhận"\npromisedOn = "Ngày hẹn trả"\n';
const said = (beside: string): { mapping: ReturnType<typeof parseMapping> } => ({
  mapping: parseMapping(`besideCode = "${beside}"\n${COLUMNS}`, 'm.toml'),
});
const list = (...codes: readonly string[]): string =>
  ['Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả', ...codes.map((code) => `"${code}",02/11/2026,12/11/2026`)].join('\n');
const known = async (d: Desk): Promise<readonly string[]> =>
  (await Array.fromAsync(d.store.dossierPagesByCode())).flat().map(({ code }) => code);

test.each([
  ['BN-012 - Nguyễn Văn Mẫu', 'BN-012'],
  ['BN-012/Trần Thị Mẫu', 'BN-012'],
  ['BN-012/TNHS Nguyễn Văn Mẫu', 'BN-012/TNHS'],
  ['HT 012 (Nguyễn Văn Mẫu)', 'HT 012'],
  ['Nguyễn Văn Mẫu - 012', '012'],
  ['LO THI MAU BN-012', 'BN-012'],
  ['BN-012 Mẫu', 'BN-012'],
  ['BN-012 (mẫu)', 'BN-012'],
  ['BN-012\n0912345678', 'BN-012'],
  ['BN-012 0912345678 Nguyễn Văn Mẫu', 'BN-012'],
  ['12 - Trần Phú', '12'],
  ['H37.125-261102-0001 Nguyễn Văn Mẫu', 'H37.125-261102-0001'],
])('words that are said to be no part of codes are left out: %j is %s, with them and without', async (cell, code) => {
  const d = desk();
  expect(await d.bring(d.file('a.csv', list(cell)), '2026-11-03', said('apart'))).toMatchObject({ created: 1, rejected: 0 });
  expect(await known(d)).toEqual([code]);
  expect(await d.bring(d.file('b.csv', list(code)), '2026-11-04', said('apart'))).toMatchObject({ created: 0, unchanged: 1 });
});

test.each(['BN-012; BN-013 Nguyễn Văn Mẫu', 'BN-012\nBN-013 Nguyễn Văn Mẫu', 'NGUYEN THI MAU HT 0012', 'BN-012 của bà Mẫu, 012'])(
  'where it is not clear which the code is, it is asked all the same: %j',
  async (cell) => {
    const d = desk();
    const { created, errors } = await d.bring(d.file('a.csv', list(cell)), '2026-11-03', said('apart'));
    expect(created).toBe(0);
    expect(errors).toMatchObject([{ code: 'bad-event' }]);
    expect(errors[0]?.error.message).not.toMatch(/mẫu|mau/i);
  },
);

test('words that are said to be part of codes make other dossiers of the same number', async () => {
  const d = desk();
  const codes = ['12 - Trần Phú', '12 - Tân Lập', 'BN-012 gấp'];
  const unsaid = { mapping: parseMapping(COLUMNS, 'm.toml') };
  expect(await d.bring(d.file('a.csv', list(...codes)), '2026-11-03', unsaid)).toMatchObject({ created: 0, rejected: 3 });
  const other = desk();
  expect(await other.bring(other.file('a.csv', list(...codes)), '2026-11-03', said('part'))).toMatchObject({ created: 3, rejected: 0 });
  expect((await known(other)).toSorted()).toEqual(codes.toSorted());
});

test('a title between the dossiers keeps its words', async () => {
  const d = desk();
  const content = [list('BN-011 Mẫu'), '"1 - Lĩnh vực Đất đai",,', list('BN-012 Mẫu').split('\n')[1]].join('\n');
  expect(await d.bring(d.file('a.csv', content), '2026-11-03', said('apart'))).toMatchObject({ created: 2, rejected: 0 });
  expect(await known(d)).toEqual(['BN-011', 'BN-012']);
});

test('what is said of codes that are known otherwise is a question, before each dossier is two', async () => {
  const d = desk();
  await d.bring(d.file('a.csv', list('BN-012 Mẫu')), '2026-11-03');
  expect(await known(d)).toEqual(['BN-012 Mẫu']);
  await expect(d.bring(d.file('b.csv', list('BN-012 Mẫu')), '2026-11-04', said('apart'))).rejects.toMatchObject({ code: 'code-changed' });
  const other = desk();
  await other.bring(other.file('a.csv', list('BN-012')), '2026-11-03');
  const again = other.bring(other.file('b.csv', list('BN-012 - Trần Phú')), '2026-11-04', said('part'));
  await expect(again).rejects.toMatchObject({ code: 'code-changed' });
});

test('a name beside a code is told with its cure', async () => {
  const d = desk();
  const { errors } = await d.bring(d.file('a.csv', list('BN-012 Nguyễn Văn Mẫu')));
  expect(errors[0]?.error.message).toContain('besideCode');
  const many = list('BN-012 Nguyễn Văn Mẫu', 'BN-013 Trần Thị Mẫu', 'BN-014 Lê Văn Mẫu');
  await expect(d.bring(d.file('b.csv', many))).rejects.toMatchObject({
    code: 'mapping-doubtful',
    message: expect.stringContaining('besideCode') as string,
  });
});

test('a mapping file keeps what is said of words beside codes, offers it where nobody said so, and refuses what is none', () => {
  const mapping = { headings: ['Mã', 'Nhận'], names: new Map([['code', 'Mã'] as const, ['receivedAt', 'Nhận'] as const]) };
  const offered = mappingText(mapping);
  expect(parseMapping(offered, 'm.toml').besideCode).toBeNull();
  const chosen = offered.replace('# besideCode = "apart"', 'besideCode = "part"');
  expect(saidBeside(mappingText(mapping, saidBeside(chosen, 'm.toml')), 'm.toml').besideCode).toBe('part');
  for (const [text, fault] of [
    [`besideCode = "beside"\n${COLUMNS}`, 'ghi besideCode = "beside"'],
    [`${COLUMNS}besideCode = "part"\n`, 'chỗ của nó là phía trên'],
  ] as const) {
    expect(() => parseMapping(text, 'm.toml')).toThrow(
      expect.objectContaining({ code: 'bad-mapping', message: expect.stringContaining(fault) as string }),
    );
  }
});
