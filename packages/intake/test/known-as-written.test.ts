// A dossier is its code: one that is known by all that its cell says, as the whole cell was taken for its code once, is found again by it.
import { describe, expect, test } from 'vitest';
import { kindOfList } from '../src/list/kind-of-list.ts';
import { desk, type Desk } from './desk.ts';

const HEADINGS = ['Mã hồ sơ', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Trạng thái'];
const list = (...codes: readonly string[]): string =>
  [HEADINGS.join(','), ...codes.map((code) => `${code},02/11/2026,12/11/2026,Đang xử lý`)].join('\n');
const CODE = 'H37.125-261102-0001';

/** Dossiers that a list showed, called as said. */
async function knownAs(...codes: readonly string[]): Promise<Desk> {
  const d = desk();
  const listed = { list: kindOfList(HEADINGS), on: '2026-11-03', receivedOn: '2026-11-02', state: 'open', openOn: '2026-11-03' };
  const receipt = (dossier: string): object => ({ dossier, type: 'received', at: '2026-11-02', promisedOn: '2026-11-12', listed });
  await d.bring(d.file('a.ndjson', codes.map((code) => JSON.stringify(receipt(code))).join('\n')), '2026-11-03');
  return d;
}

const count = async ({ store }: Desk): Promise<number> => (await Array.fromAsync(store.dossierPages())).flat().length;

describe('a dossier known by all that its cell says', () => {
  test.each([
    [`${CODE}-Đất đai`, CODE],
    [`${CODE}/BS Lần 1`, CODE],
    [`Bổ sung-${CODE}`, CODE],
    [`${CODE}-Nguyễn Văn Mẫu`, CODE],
    [`${CODE}/0912345678`, CODE],
    [`${CODE}-Phuong`, CODE],
    ['BN-012/2026 (Nguyễn Văn Mẫu)', 'BN-012/2026'],
    ['BN-012 - Nguyễn Văn Mẫu', 'BN-012'],
    ['BN-012 mẫu', 'BN-012'],
    ['BN-012 0912345678', 'BN-012'],
  ])('is that dossier again, "%s"; "%s" alone is a question that does not repeat what stood beside it', async (cell, code) => {
    const d = await knownAs(cell);
    expect(await d.bring(d.file('b.csv', list(cell, 'KHAC-1')), '2026-11-04')).toMatchObject({ created: 1, unchanged: 1, rejected: 0 });
    const alone = d.bring(d.file('c.csv', list(code, 'KHAC-1')), '2026-11-05');
    await expect(alone).rejects.toMatchObject({ code: 'code-changed', message: expect.stringContaining(`"${code}"`) as string });
    await expect(alone).rejects.not.toMatchObject({ message: expect.stringMatching(/mẫu|đất đai|phuong|0912/i) as string });
    expect(await count(d)).toBe(2);
  });

  test('is so beside the dossier that is called by the code alone', async () => {
    const d = await knownAs(`${CODE}/BS Lần 1`, CODE);
    const both = list(`${CODE}/BS Lần 1`, CODE);
    expect(await d.bring(d.file('b.csv', both), '2026-11-04')).toMatchObject({ created: 0, unchanged: 2, rejected: 0 });
  });

  test('is seen in a row that is refused: it is not gone', async () => {
    const cell = `${CODE}-Đất đai`;
    const d = await knownAs(cell, 'KHAC-1');
    await d.bring(d.file('b.csv', list(cell, 'KHAC-1')), '2026-11-04');
    await d.bring(d.file('c.csv', list(cell, 'KHAC-1').replace('02/11', '32/11')), '2026-11-05');
    expect(await d.sightingOf(cell)).toMatchObject({ missingOn: null });
  });
});

test('what nobody knows as written is read as its code', async () => {
  const d = await knownAs('KHAC-1');
  expect(await d.bring(d.file('b.csv', list(`${CODE}-Đất đai`, 'KHAC-1')), '2026-11-04')).toMatchObject({ created: 1, rejected: 0 });
  expect(await d.store.dossier(CODE)).not.toBeNull();
});
