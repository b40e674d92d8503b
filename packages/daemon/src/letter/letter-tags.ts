// The words an officer may put between braces in the Word template, and what each stands for.

/** Tags replaced by text, with what an officer should know of each. */
export const TEXT_TAGS = {
  co_quan_cap_tren: 'cơ quan cấp trên, ở đầu trang',
  co_quan_ban_hanh: 'cơ quan ban hành văn bản, ở đầu trang',
  co_quan: 'cơ quan ban hành văn bản, trong câu',
  so_van_ban: 'số và ký hiệu văn bản',
  dia_danh: 'địa danh',
  ngay_van_ban: 'ngày ký văn bản',
  nguoi_nop: 'người nộp hồ sơ',
  xung_ho: 'cách xưng hô với người nộp: Ông/Bà hoặc Quý đơn vị',
  dia_chi: 'địa chỉ người nộp',
  dien_thoai: 'điện thoại người nộp',
  thu_dien_tu: 'thư điện tử người nộp',
  viec: 'chữ “hồ sơ”, hoặc “phản ánh, kiến nghị” khi là phản ánh, kiến nghị',
  ngay_tiep_nhan: 'ngày tiếp nhận hồ sơ',
  ten_thu_tuc: 'tên thủ tục hành chính',
  ma_thu_tuc: 'mã thủ tục hành chính',
  linh_vuc: 'lĩnh vực',
  ma_ho_so: 'mã hồ sơ',
  ngay_hen_cu: 'ngày hẹn trả đã lỡ',
  buoc_hien_tai: 'bước giải quyết hiện tại',
  ly_do: 'lý do chậm',
  ngay_hen_moi: 'ngày hẹn trả mới',
  ngay_co_ket_qua: 'ngày có kết quả, hoặc ngày rút hồ sơ',
  noi_tra: 'nơi trả kết quả',
  lien_he: 'người hoặc nơi liên hệ',
  chuc_vu_nguoi_ky: 'chức vụ người ký',
  nguoi_ky: 'họ tên người ký',
} as const;

/** Tags that switch a passage on, `{#co_ly_do}…{/co_ly_do}`, or off, `{^co_ly_do}…{/co_ly_do}`. */
export const CONDITION_TAGS = {
  co_hen_moi: 'hồ sơ lỡ hẹn lần đầu, được hẹn ngày mới',
  da_co_ket_qua: 'hồ sơ đã có kết quả nhưng chậm',
  da_rut_ho_so: 'người nộp đã rút hồ sơ sau khi lỡ hẹn',
  lo_hen_lan_hai: 'hồ sơ lỡ hẹn lần thứ hai, không hẹn nữa',
  hen_lan_dau: 'ngày đã lỡ là ngày của lần hẹn đầu',
  han_tinh_lai: 'ngày đã lỡ được tính lại vì hồ sơ từng tạm dừng hoặc được gia hạn, nên không còn là ngày ghi trên giấy',
  theo_thoi_han: 'ngày đã lỡ là ngày theo thời hạn quy định, khác ngày ghi trên giấy tiếp nhận, hoặc không có giấy (phản ánh, kiến nghị)',
  hen_lai: 'ngày đã lỡ là ngày hẹn lại',
  la_to_chuc: 'người nộp là tổ chức',
  co_danh_xung: 'tên người nộp đã có sẵn cách xưng hô, ví dụ Bà, Hộ ông, hoặc là tên tổ chức',
  la_phan_anh: 'là phản ánh, kiến nghị của công dân, không phải hồ sơ thủ tục hành chính',
  co_thu_dien_tu: 'biết thư điện tử của người nộp',
  co_ma_thu_tuc: 'biết mã thủ tục',
  co_ly_do: 'biết lý do chậm',
} as const;

export type TextTag = keyof typeof TEXT_TAGS;
export type ConditionTag = keyof typeof CONDITION_TAGS;

/** The tags a template may not lack: a letter without them would not say to whom, whose dossier, which promise, why, and what now. */
export const REQUIRED_TAGS: readonly TextTag[] = ['nguoi_nop', 'ma_ho_so', 'ngay_hen_cu', 'ly_do', 'ngay_hen_moi'];

/** The tags that issuing a letter fills in: without the first two what is issued bears no number or no day (NĐ 30/2020 art. 15). */
export const ISSUED_TAGS: readonly TextTag[] = ['so_van_ban', 'ngay_van_ban', 'nguoi_ky'];
