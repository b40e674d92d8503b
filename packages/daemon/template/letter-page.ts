// The page itself: the fields of the apology in the order of form 04 (TT 03/2025/TT-VPCP), laid out as NĐ 30/2020/NĐ-CP asks.
import { NAMESPACES, paragraph, rule, run, table, twips } from './ooxml.ts';

/** The head's two columns, in mm; it begins a little left of the 165 mm of text, as it must for the name of a long commune. */
const LEFT = 67;
const RIGHT = 103;
const OUTDENT = 5;
/** "Độc lập - Tự do - Hạnh phúc" in 14 pt bold Times New Roman is 171.2 pt wide, and so is the rule under it. */
const TIEU_NGU_WIDTH = 60.4;

const head = table(
  [LEFT, RIGHT],
  [
    [
      paragraph('CoQuanCapTren', '{co_quan_cap_tren}') + paragraph('CoQuan', '{co_quan_ban_hanh}') + rule(LEFT, 21),
      paragraph('QuocHieu', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM') +
        paragraph('TieuNgu', 'Độc lập - Tự do - Hạnh phúc') +
        rule(RIGHT, TIEU_NGU_WIDTH),
    ],
    [paragraph('SoVanBan', 'Số: {so_van_ban}'), paragraph('DiaDanhNgay', '{dia_danh}, {ngay_van_ban}')],
  ],
  OUTDENT,
);

const body = (text: string): string => paragraph('NoiDung', text);
const given = (condition: string, ...content: readonly string[]): string =>
  [paragraph('DieuKien', `{#${condition}}`), ...content, paragraph('DieuKien', `{/${condition}}`)].join('');
const unless = (condition: string, ...content: readonly string[]): string =>
  [paragraph('DieuKien', `{^${condition}}`), ...content, paragraph('DieuKien', `{/${condition}}`)].join('');

const title = [
  paragraph('TenVanBan', 'VĂN BẢN XIN LỖI'),
  given('co_hen_moi', paragraph('TrichYeu', 'và đề nghị gia hạn thời gian giải quyết {viec}')),
  given('da_co_ket_qua', paragraph('TrichYeu', 'về việc chậm trả kết quả giải quyết {viec}')),
  given('da_rut_ho_so', paragraph('TrichYeu', 'về việc chậm trả kết quả giải quyết {viec}')),
  given('lo_hen_lan_hai', paragraph('TrichYeu', 'về việc {#hen_lai}tiếp tục {/hen_lai}chậm trả kết quả giải quyết {viec}')),
  rule(165, 40),
];

const addressee = [
  paragraph('KinhGui', 'Kính gửi:\t{^co_danh_xung}Ông/Bà {/co_danh_xung}**{nguoi_nop}**', '<w:spacing w:before="140"/>'),
  paragraph('KinhGui', 'Địa chỉ:\t{dia_chi}'),
  paragraph('KinhGui', 'Điện thoại:\t{dien_thoai}'),
  given('co_thu_dien_tu', paragraph('KinhGui', 'Thư điện tử:\t{thu_dien_tu}')),
];

const FIRST = '<w:spacing w:before="180"/>';
const content = [
  unless(
    'la_phan_anh',
    paragraph(
      'NoiDung',
      'Vào {ngay_tiep_nhan}, {co_quan} đã tiếp nhận hồ sơ của {xung_ho} đề nghị giải quyết thủ tục hành chính “{ten_thu_tuc}”' +
        '{#co_ma_thu_tuc} (mã thủ tục: {ma_thu_tuc}){/co_ma_thu_tuc}, lĩnh vực {linh_vuc}.',
      FIRST,
    ),
  ),
  given(
    'la_phan_anh',
    paragraph('NoiDung', 'Vào {ngay_tiep_nhan}, {co_quan} đã tiếp nhận phản ánh, kiến nghị của {xung_ho}: “{ten_thu_tuc}”.', FIRST),
  ),
  // The code begins its paragraph, where no line can break it.
  given('hen_lan_dau', body('Mã {viec}: **{ma_ho_so}**. Theo {#theo_thoi_han}thời hạn quy định{/theo_thoi_han}{^theo_thoi_han}Giấy tiếp nhận hồ sơ và hẹn trả kết quả{/theo_thoi_han}{#han_tinh_lai}, tính lại sau khi tạm dừng hoặc gia hạn theo quy định{/han_tinh_lai}, thời gian trả kết quả cho {xung_ho} là {ngay_hen_cu}.')),
  given('hen_lai', body('Mã {viec}: **{ma_ho_so}**. Theo lần hẹn lại trước, thời gian trả kết quả cho {xung_ho} là {ngay_hen_cu}.')),
  given('co_hen_moi', body('Đến nay, {viec} đang ở bước {buoc_hien_tai}; chúng tôi chưa thể trả kết quả cho {xung_ho} đúng hẹn.')),
  given(
    'da_rut_ho_so',
    body('Tuy nhiên, đến {ngay_co_ket_qua}, khi {xung_ho} rút {viec}, chúng tôi vẫn chưa trả được kết quả theo thời gian đã hẹn.'),
  ),
  given('da_co_ket_qua', body('Tuy nhiên, đến {ngay_co_ket_qua} {viec} của {xung_ho} mới có kết quả giải quyết, chậm so với thời gian đã hẹn.')),
  given(
    'lo_hen_lan_hai',
    // Of a first appointment when the later one has passed as well: that one has a letter of its own, which is the second.
    body(
      'Đến nay, {viec} đang ở bước {buoc_hien_tai}; {#hen_lai}đây là lần thứ hai chúng tôi không trả được kết quả cho {xung_ho} đúng hẹn{/hen_lai}' +
        '{#hen_lan_dau}chúng tôi không trả được kết quả cho {xung_ho} đúng hẹn, kể cả lần hẹn lại{/hen_lan_dau}.',
    ),
  ),
  given('co_ly_do', body('Lý do: {ly_do}.')),
  unless('co_ly_do', paragraph('DongChamDau', 'Lý do: \t'), paragraph('DongCham', '\t')),
  given('lo_hen_lan_hai', body('{co_quan} {#hen_lai}một lần nữa {/hen_lai}chân thành xin lỗi {xung_ho} vì sự chậm trễ này và những bất tiện đã gây ra.')),
  unless('lo_hen_lan_hai', body('{co_quan} chân thành xin lỗi {xung_ho} vì sự chậm trễ này và những bất tiện đã gây ra.')),
  given(
    'co_hen_moi',
    body('Chúng tôi xin được gia hạn thời gian giải quyết và hẹn trả kết quả cho {xung_ho} vào **{ngay_hen_moi}**, tại {noi_tra}.'),
  ),
  given('da_co_ket_qua', body('Trường hợp chưa nhận kết quả, kính mời {xung_ho} đến nhận tại {noi_tra}.')),
  given(
    'lo_hen_lan_hai',
    body(
      'Người đứng đầu cơ quan đang trực tiếp chỉ đạo giải quyết {viec} này. Chúng tôi xin không hẹn lại thêm lần nữa; ' +
        'ngay khi có kết quả, chúng tôi sẽ thông báo để {xung_ho} nhận tại {noi_tra}.',
    ),
  ),
  // These two go to the next page together with the signature, never the signature alone.
  paragraph('NoiDung', 'Mọi thông tin cần trao đổi, xin {xung_ho} liên hệ: {lien_he}.', '<w:keepNext/>'),
  paragraph('NoiDung', 'Rất mong nhận được sự thông cảm của {xung_ho}./.', '<w:keepNext/><w:spacing w:after="120"/>'),
];

const SIGNATURE_LINES = 4;

const foot = table(
  [76, 89],
  [
    [
      paragraph('NoiNhan', 'Nơi nhận:') +
        paragraph('NoiNhanMuc', '- Như trên;') +
        paragraph('NoiNhanMuc', '- Bộ phận Một cửa (để cập nhật, thông báo);') +
        paragraph('NoiNhanMuc', '- Lưu: VT, HS.'),
      paragraph('ChucVu', '{chuc_vu_nguoi_ky}') + paragraph('ChoKy', '').repeat(SIGNATURE_LINES) + paragraph('NguoiKy', '{nguoi_ky}'),
    ],
  ],
);

const section =
  '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>' +
  `<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/><w:pgMar w:top="${twips(20)}" w:right="${twips(15)}" w:bottom="${twips(20)}" ` +
  `w:left="${twips(30)}" w:header="${twips(10)}" w:footer="${twips(10)}" w:gutter="0"/><w:titlePg/></w:sectPr>`;

export const DOCUMENT: string =
  `<w:document ${NAMESPACES}><w:body>${[head, ...title, ...addressee, ...content, foot].join('')}` +
  `<w:p><w:pPr><w:pStyle w:val="CuoiTrang"/></w:pPr></w:p>${section}</w:body></w:document>`;

/** The page number, from the second page on (NĐ 30/2020, annex I, part I). */
export const HEADER: string =
  `<w:hdr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="SoTrang"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
  '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
  `${run('2')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;
