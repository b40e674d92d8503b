// Tables that count dossiers, and running numbers beside full codes: each would make dossiers up, or two of one.
import { describe, expect, test } from 'vitest';
import { desk } from './desk.ts';

describe('a table that counts dossiers is no list of them', () => {
  test.each([
    ['by day', 'Ngày tiếp nhận,Số hồ sơ,Trễ hạn\n02/11/2026,12,0\n03/11/2026,9,1\n04/11/2026,7,1\n'],
    ['by day, in numbers that grow', 'Ngày tiếp nhận,Số hồ sơ,Trễ hạn\n02/11/2026,7,0\n03/11/2026,9,1\n'],
    ['by day, alone', 'Ngày tiếp nhận,Số hồ sơ\n02/11/2026,12\n03/11/2026,9\n04/11/2026,7\n'],
    ['by unit and day', 'Đơn vị,Ngày tiếp nhận,Số hồ sơ,Đúng hạn,Trễ hạn\nTư pháp,02/11/2026,12,12,0\nĐịa chính,02/11/2026,5,4,1\n'],
    ['by day, with what was handled', 'STT,Ngày tiếp nhận,Số HS,Đã giải quyết\n1,02/11/2026,12,12\n2,03/11/2026,12,9\n'],
    ['by day, with its total', 'Ngày tiếp nhận,Số hồ sơ,Trễ hạn\n02/11/2026,12,0\n03/11/2026,9,1\nTổng,21,1\n'],
  ])('%s', async (_, content) => {
    const { file, bring } = desk();
    await expect(bring(file('a.csv', content))).rejects.toMatchObject({
      code: 'mapping-doubtful',
      message: expect.stringContaining('số lượng'),
    });
  });

  test.each([
    ['a register, one a day', 'Ngày tiếp nhận,Số hồ sơ\n02/11/2026,12\n03/11/2026,13\n04/11/2026,17\n'],
    ['a register, newest first', 'Ngày tiếp nhận,Số hồ sơ\n04/11/2026,17\n03/11/2026,13\n02/11/2026,12\n'],
    ['a register, several a day', 'Ngày tiếp nhận,Số hồ sơ\n02/11/2026,13\n02/11/2026,12\n03/11/2026,9\n'],
    ['two rows', 'Ngày tiếp nhận,Số hồ sơ\n02/11/2026,13\n03/11/2026,9\n'],
    ['named as codes', 'Ngày tiếp nhận,Mã hồ sơ,Trễ hạn\n02/11/2026,12,0\n03/11/2026,9,1\n04/11/2026,7,1\n'],
    ['of citizens', 'Ngày tiếp nhận,Số hồ sơ,Trễ hạn,Người nộp\n02/11/2026,12,0,A\n03/11/2026,9,1,B\n04/11/2026,7,1,C\n'],
    ['how many days late', 'Ngày tiếp nhận,Số hồ sơ,Trễ hạn (ngày)\n02/11/2026,12,0\n03/11/2026,13,1\n04/11/2026,17,1\n'],
    ['numbers with zeros before them', 'Ngày tiếp nhận,Số hồ sơ\n02/11/2026,0012\n03/11/2026,0009\n04/11/2026,0007\n'],
    ['of units that each count by themselves', 'Ngày tiếp nhận,Số hồ sơ,Đơn vị\n02/11/2026,12,A\n03/11/2026,9,B\n04/11/2026,7,C\n'],
  ])('but this is one: %s', async (_, content) => {
    const { file, bring } = desk();
    expect((await bring(file('a.csv', content))).rejected).toBe(0);
  });
});

describe('a running number beside the full code', () => {
  const HEAD = 'Mã biên nhận,Số biên nhận,Ngày tiếp nhận,Ngày hẹn trả';

  test.each([
    [HEAD, '29-2026-000123,000123', '29-2026-000124,000124', '29-2026-000123'],
    ['Mã biên nhận,Số biên nhận,Ngày tiếp nhận,Ngày hẹn trả', 'BN-123/2026,123', 'BN-124/2026,124', 'BN-123/2026'],
  ])('is not taken for it: %s, %s', async (head, a, b, code) => {
    const { file, bring, store } = desk();
    await bring(file('a.csv', `${head}\n${a},02/11/2026,05/11/2026\n${b},02/11/2026,05/11/2026\n`));
    expect(await store.dossier(code)).not.toBeNull();
  });

  test('is a question where not every row has the full one', async () => {
    const { file, bring } = desk();
    const rows = ['29-2026-000123,000123', '29-2026-000124,000124', ',000125'].map((codes) => `${codes},02/11/2026,05/11/2026`);
    await expect(bring(file('a.csv', [HEAD, ...rows].join('\n')))).rejects.toMatchObject({ code: 'mapping-doubtful' });
  });

  test('of something else is left alone', async () => {
    const { file, bring, store } = desk();
    const rows = ['29-2026-000777,000123', '29-2026-000778,000124'].map((codes) => `${codes},02/11/2026,05/11/2026`);
    await bring(file('a.csv', [HEAD, ...rows].join('\n')));
    expect(await store.dossier('000123')).not.toBeNull();
  });

  test('that was the code in lists before is a question once', async () => {
    const { file, bring } = desk();
    await bring(file('a.csv', `${HEAD}\n,000123,02/11/2026,05/11/2026\n`), '2026-11-03');
    const later = file('b.csv', `${HEAD}\n29-2026-000123,000123,02/11/2026,05/11/2026\n`);
    await expect(bring(later, '2026-11-04')).rejects.toMatchObject({ code: 'code-changed' });
  });
});
