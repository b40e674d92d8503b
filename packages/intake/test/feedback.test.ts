// Lists and rows of citizens' feedback (PAKN), which is counted apart from dossiers of procedures.
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

async function kindOf(title: string, name: string, heads = 'Mã hồ sơ,Loại hồ sơ'): Promise<string> {
  const { file, bring, store } = desk();
  const content = `${title},,,\n${heads},Ngày tiếp nhận,Hạn xử lý,Trạng thái\nPA-1,${name},02/11/2026,17/11/2026,Đang xử lý\n`;
  expect(await bring(file('a.csv', content))).toMatchObject({ created: 1, rejected: 0 });
  const receipt = (await store.dossier('PA-1'))?.events[0];
  return receipt?.type === 'received' ? (receipt.kind ?? 'procedure') : '–';
}

test.each([
  ['DANH SÁCH PHẢN ÁNH – KIẾN NGHỊ CỦA CÔNG DÂN', 'Môi trường'],
  ['Sổ theo dõi tiếp nhận và xử lý PAKN năm 2026', 'Giao thông'],
  ['Danh sách', 'Phản ánh kiến nghị'],
  ['Danh sách', 'Phản ánh hiện trường về rác thải'],
  ['Danh sách', 'Tiếp nhận phản ánh - kiến nghị'],
])('%s, %s: feedback', async (title, name) => {
  expect(await kindOf(title, name)).toBe('feedback');
});

test.each([
  ['DANH SÁCH HỒ SƠ THỦ TỤC HÀNH CHÍNH VÀ PHẢN ÁNH KIẾN NGHỊ', 'Đăng ký kết hôn'],
  ['Danh sách', 'Giải quyết khiếu nại'],
  ['Danh sách', '1.012345 Xử lý phản ánh kiến nghị'],
  ['Danh sách', 'Đăng ký khai sinh'],
])('%s, %s: a dossier', async (title, name) => {
  expect(await kindOf(title, name)).toBe('procedure');
});

test('a list whose codes are of feedback is read', async () => {
  expect(await kindOf('Danh sách phản ánh kiến nghị', 'Đất đai', 'Mã PAKN,Lĩnh vực')).toBe('feedback');
});

test('what was imported as a dossier before stays one, which is told', async () => {
  const { file, bring } = desk();
  const list = (name: string): string => `Mã hồ sơ,Loại hồ sơ,Ngày tiếp nhận,Hạn xử lý\nPA-1,${name},02/11/2026,17/11/2026\n`;
  await bring(file('a.csv', list('Môi trường')), '2026-11-03');
  const { warnings } = await bring(file('b.csv', list('Phản ánh kiến nghị')), '2026-11-04');
  expect(warnings).toMatchObject([{ code: 'late-detail', text: { vi: expect.stringContaining('phản ánh, kiến nghị') } }]);
});
