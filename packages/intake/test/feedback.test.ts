// Lists and rows of citizens' feedback (PAKN), which is counted apart from dossiers of procedures.
import { catalogueOf, usualProcedures } from '@dunghen/core/catalogue';
import { writeXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { desk } from './desk.ts';

async function kindOf(title: string, name: string, heads = 'Mã hồ sơ,Loại hồ sơ'): Promise<string> {
  const { file, bring, store } = desk();
  const content = `${title},,,\n${heads},Ngày tiếp nhận,Hạn xử lý,Trạng thái\nPA-1,${name},02/11/2026,17/11/2026,Đang xử lý\n`;
  expect(
    await bring(file('a.csv', content), '2026-11-23', {
      fold: { catalogue: catalogueOf(usualProcedures(), [{ code: '1.012345', name: 'Xử lý kiến nghị' }]) },
    }),
  ).toMatchObject({ created: 1, rejected: 0 });
  const receipt = (await store.dossier('PA-1'))?.events[0];
  return receipt?.type === 'received' ? (receipt.kind ?? 'procedure') : '–';
}

test.each([
  ['DANH SÁCH PHẢN ÁNH – KIẾN NGHỊ CỦA CÔNG DÂN', 'Môi trường'],
  ['Sổ theo dõi tiếp nhận và xử lý PAKN năm 2026', 'Giao thông'],
  ['Báo cáo tình hình xử lý PAKN từ 01/11/2026 đến 30/11/2026', 'Môi trường'],
  ['PHẢN ÁNH – KIẾN NGHỊ CỦA CÔNG DÂN THÁNG 11/2026', 'Môi trường'],
  ['KẾT QUẢ XỬ LÝ PHẢN ÁNH – KIẾN NGHỊ', 'Môi trường'],
  ['DANH SÁCH PHẢN ÁNH – KIẾN NGHỊ (số liệu đến ngày 10/11/2026)', 'Môi trường'],
  ['DANH SÁCH PHẢN ÁNH – KIẾN NGHỊ (Kỳ: tháng 11/2026)', 'Môi trường'],
  ['DANH SÁCH PHẢN ÁNH – KIẾN NGHỊ GỬI QUA CỔNG DVC', 'Môi trường'],
  ['Phản ánh kiến nghị quý IV gửi qua Cổng DVC', 'Môi trường'],
  ['Tiếp nhận và xử lý phản ánh - kiến nghị từ ngày 01/11 - 30/11/2026', 'Môi trường'],
  ['Phản ánh - kiến nghị từ ngày 01/11/2026 đến 30/11/2026', 'Môi trường'],
  ['Phản ánh - kiến nghị đến ngày 24/7/2026', 'Môi trường'],
  ['Phản ánh - kiến nghị từ ngày 1/11/2026 đến hết ngày 30/11/2026', 'Môi trường'],
  ['Danh sách phản ánh - kiến nghị qua tổng đài 1022', 'Môi trường'],
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
  ['Danh sách', 'Xử lý kiến nghị'],
  ['DANH SÁCH PHẢN ÁNH KIẾN NGHỊ', '1.004873 Cấp giấy xác nhận'],
  ['DANH SÁCH PHẢN ÁNH KIẾN NGHỊ', 'Đăng ký khai tử'],
  ['Phản ánh; kiến nghị: 0238 3842 123', 'Việc khác'],
  ['Phản ánh kiến nghị', 'Việc khác'],
  ['Tiếp nhận phản ánh - kiến nghị qua số 1022', 'Việc khác'],
  ['Số tiếp nhận phản ánh kiến nghị 1022', 'Việc khác'],
  ['Đường dây nóng tiếp nhận phản ánh kiến nghị tháng 11/2026', 'Việc khác'],
  ['Mọi phản ánh kiến nghị xin gửi về UBND xã', 'Việc khác'],
  ['Bảng tiếp nhận phản ánh kiến nghị: 1022', 'Việc khác'],
  ['Tổng hợp phản ánh kiến nghị 0238 384 2123', 'Việc khác'],
  ['Tổng hợp phản ánh kiến nghị (xin liên hệ Văn phòng)', 'Việc khác'],
  ['Tiếp nhận phản ánh - kiến nghị qua tổng đài 1022 từ ngày 01/07/2025', 'Việc khác'],
  ['Tiếp nhận phản ánh - kiến nghị qua Cổng DVC quốc gia từ ngày 1/7/2025', 'Việc khác'],
  ['Tiếp nhận phản ánh - kiến nghị 24/7 năm 2026', 'Việc khác'],
])('%s, %s: a dossier', async (title, name) => {
  expect(await kindOf(title, name)).toBe('procedure');
});

test.each([
  ['DANH SÁCH PHẢN ÁNH KIẾN NGHỊ', 'Môi trường', ['feedback-by-title']],
  ['Danh sách', 'Phản ánh kiến nghị', undefined],
  ['Phản ánh kiến nghị', 'Việc khác', ['feedback-doubted']],
  ['DANH SÁCH HỒ SƠ VÀ PHẢN ÁNH KIẾN NGHỊ', 'Việc khác', ['feedback-doubted']],
  ['DANH SÁCH HỒ SƠ VÀ PHẢN ÁNH KIẾN NGHỊ', 'Phản ánh kiến nghị', undefined],
  ['DANH SÁCH HỒ SƠ VÀ PHẢN ÁNH KIẾN NGHỊ', '1.004873 Cấp giấy xác nhận', undefined],
  ['Phản ánh; kiến nghị: 0238 3842 123', 'Việc khác', undefined],
  ['Tiếp nhận phản ánh - kiến nghị qua số 1022', 'Việc khác', undefined],
  ['Đường dây nóng tiếp nhận phản ánh kiến nghị', 'Việc khác', undefined],
  ['Tiếp nhận phản ánh - kiến nghị qua tổng đài 1022 từ ngày 01/07/2025', 'Việc khác', undefined],
  ['Tiếp nhận phản ánh - kiến nghị qua Cổng DVC quốc gia từ ngày 1/7/2025', 'Việc khác', ['feedback-doubted']],
  ['Phản ánh - kiến nghị qua tổng đài 1022 tháng 11/2026', 'Việc khác', ['feedback-doubted']],
  ['Mọi phản ánh kiến nghị xin gửi về UBND xã', 'Việc khác', undefined],
])('%s, %s: a title that decides, or may, is told', async (title, name, told) => {
  const { file, bring } = desk();
  const { warnings } = await bring(
    file('a.csv', `${title},,\nMã hồ sơ,Loại hồ sơ,Ngày tiếp nhận,Hạn xử lý\nPA-1,${name},02/11/2026,17/11/2026\n`),
  );
  expect(warnings?.map(({ code }) => code)).toEqual(told);
});

test.each([
  ['PAKN T11', 'feedback', ['feedback-by-title']],
  ['PAKN đang xử lý', 'feedback', ['feedback-by-title']],
  ['PAKN quá hạn', 'feedback', ['feedback-by-title']],
  ['PAKN và một cửa', undefined, ['feedback-doubted']],
  ['Một cửa + PAKN', undefined, ['feedback-doubted']],
])('a sheet named %s', async (name, kind, told) => {
  const { file, bring, store } = desk();
  const rows = [
    ['Mã hồ sơ', 'Ngày tiếp nhận'],
    ['PA-1', '02/11/2026'],
  ];
  const { warnings } = await bring(file('a.xlsx', await writeXlsx({ sheets: [{ name, rows }] })));
  expect(warnings?.map(({ code }) => code)).toEqual(expect.arrayContaining(told));
  const receipt = (await store.dossier('PA-1'))?.events[0];
  expect(receipt?.type === 'received' && receipt.kind).toBe(kind);
});

test('a list whose codes are of feedback is read', async () => {
  expect(await kindOf('Danh sách phản ánh kiến nghị', 'Đất đai', 'Mã PAKN,Lĩnh vực')).toBe('feedback');
});

test('what was imported as a dossier before stays one, which is told', async () => {
  const { file, bring } = desk();
  const list = (name: string): string => `Mã hồ sơ,Loại hồ sơ,Ngày tiếp nhận,Hạn xử lý\nPA-1,${name},02/11/2026,17/11/2026\n`;
  await bring(file('a.csv', list('Môi trường')), '2026-11-03');
  const { warnings } = await bring(file('b.csv', list('Phản ánh kiến nghị')), '2026-11-04');
  expect(warnings).toMatchObject([
    { code: 'late-detail', text: { vi: expect.stringMatching(/phản ánh, kiến nghị.*cơ sở dữ liệu mới \(--db; sổ thư không theo sang\)/) } },
  ]);
});
