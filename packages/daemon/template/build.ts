// Writes the default letter template, thu-xin-loi.docx, laid out as NĐ 30/2020/NĐ-CP (annex I) asks. Run: node packages/daemon/template/build.ts
import { writeFileSync } from 'node:fs';
import PizZip from 'pizzip';

const MM = 56.6929; // twentieths of a point in a millimetre
const twips = (mm: number): number => Math.round(mm * MM);
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

interface RunStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly caps?: boolean;
}

/** A run of text; `size` in points. */
function run(text: string, { size = 14, bold, italic, caps }: RunStyle = {}): string {
  const marks = `${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${caps ? '<w:caps/>' : ''}`;
  return `<w:r><w:rPr>${marks}<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

interface ParagraphStyle {
  readonly align?: 'left' | 'center' | 'both';
  readonly firstLineMm?: number;
  readonly beforePt?: number;
  readonly afterPt?: number;
  readonly keepNext?: boolean;
}

function paragraph(runs: string, style: ParagraphStyle = {}): string {
  const { align = 'left', firstLineMm = 0, beforePt = 0, afterPt = 0, keepNext } = style;
  return (
    `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}` +
    `<w:spacing w:before="${beforePt * 20}" w:after="${afterPt * 20}" w:line="252" w:lineRule="auto"/>` +
    `<w:ind w:firstLine="${twips(firstLineMm)}"/><w:jc w:val="${align}"/></w:pPr>${runs}</w:p>`
  );
}

/** A rule alone: a paragraph two points high whose upper border is the line. */
function ruleLine(insetMm: number): string {
  return (
    '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>' +
    `<w:spacing w:before="20" w:after="0" w:line="80" w:lineRule="exact"/><w:ind w:left="${twips(insetMm)}" w:right="${twips(insetMm)}"/></w:pPr></w:p>`
  );
}

/** A borderless table of one row; widths in mm. */
function columns(cells: readonly { readonly width: number; readonly content: string }[]): string {
  const grid = cells.map(({ width }) => `<w:gridCol w:w="${twips(width)}"/>`).join('');
  const row = cells.map(({ width, content }) => `<w:tc><w:tcPr><w:tcW w:w="${twips(width)}" w:type="dxa"/></w:tcPr>${content}</w:tc>`).join('');
  const total = cells.reduce((sum, { width }) => sum + width, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${twips(total)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr></w:tbl>`
  );
}

const center = { align: 'center' } as const;
const head = columns([
  {
    width: 66,
    content: [
      paragraph(run('{co_quan_cap_tren}', { size: 13, caps: true }), center),
      paragraph(run('{co_quan}', { size: 13, bold: true, caps: true }), center),
      ruleLine(22),
      paragraph(run('Số: {so_van_ban}', { size: 13 }), { ...center, beforePt: 4 }),
    ].join(''),
  },
  {
    width: 94,
    content: [
      paragraph(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }), center),
      paragraph(run('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true }), center),
      ruleLine(17.5),
      paragraph(run('{dia_danh}, {ngay_van_ban}', { size: 13, italic: true }), { ...center, beforePt: 4 }),
    ].join(''),
  },
]);

const body = (text: string): string => paragraph(run(text), { align: 'both', firstLineMm: 12.7, beforePt: 3, afterPt: 3 });
const only = (condition: string, ...paragraphs: readonly string[]): string =>
  [paragraph(run(`{#${condition}}`)), ...paragraphs, paragraph(run(`{/${condition}}`))].join('');
const title = (text: string): string => paragraph(run(text, { bold: true }), { ...center, keepNext: true });

const letter = [
  head,
  paragraph('', { afterPt: 2 }),
  title('VĂN BẢN XIN LỖI'),
  only('con_giai_quyet', title('và đề nghị gia hạn thời gian giải quyết hồ sơ')),
  only('da_co_ket_qua', title('về việc trả kết quả giải quyết hồ sơ chậm so với thời gian đã hẹn')),
  only('lo_hen_lan_hai', title('về việc tiếp tục chậm trả kết quả giải quyết hồ sơ')),
  paragraph(run('Kính gửi: Ông/Bà ') + run('{nguoi_nop}', { bold: true }), { ...center, beforePt: 10, afterPt: 2 }),
  paragraph(run('Địa chỉ: {dia_chi}'), center),
  paragraph(run('Điện thoại: {dien_thoai}{#co_thu_dien_tu}; thư điện tử: {thu_dien_tu}{/co_thu_dien_tu}'), { ...center, afterPt: 6 }),
  body(
    'Vào {ngay_tiep_nhan}, {co_quan} tiếp nhận hồ sơ của Ông/Bà đề nghị giải quyết thủ tục “{ten_thu_tuc}” (mã thủ tục {ma_thu_tuc}), lĩnh vực {linh_vuc}.',
  ),
  body('Mã hồ sơ: {ma_ho_so}.'),
  only('hen_lan_dau', body('Theo Giấy tiếp nhận hồ sơ và hẹn trả kết quả, thời gian trả kết quả cho Ông/Bà là {ngay_hen_cu}.')),
  only('hen_lai', body('Theo văn bản xin lỗi và hẹn lại đã gửi trước đây, thời gian trả kết quả cho Ông/Bà là {ngay_hen_cu}.')),
  only('con_giai_quyet', body('Đến nay hồ sơ đang ở bước {buoc_hien_tai}; chúng tôi chưa trả được kết quả cho Ông/Bà đúng thời gian đã hẹn.')),
  only('da_co_ket_qua', body('Hồ sơ của Ông/Bà đến {ngay_co_ket_qua} mới có kết quả, chậm so với thời gian đã hẹn.')),
  only(
    'lo_hen_lan_hai',
    body('Đến nay hồ sơ đang ở bước {buoc_hien_tai}; đây là lần thứ hai chúng tôi chưa trả được kết quả cho Ông/Bà đúng thời gian đã hẹn.'),
  ),
  body('Lý do: {ly_do}.'),
  body('{co_quan} chân thành xin lỗi Ông/Bà vì sự chậm trễ này và những bất tiện đã gây ra cho Ông/Bà.'),
  only('con_giai_quyet', body('Chúng tôi xin hẹn trả kết quả cho Ông/Bà vào {ngay_hen_moi}, tại {noi_tra}.')),
  only('da_co_ket_qua', body('Nếu chưa nhận kết quả, kính mời Ông/Bà đến nhận tại {noi_tra}.')),
  only(
    'lo_hen_lan_hai',
    body(
      'Hồ sơ đã được báo cáo người đứng đầu cơ quan trực tiếp chỉ đạo giải quyết. Chúng tôi không hẹn lại thêm lần nữa mà sẽ thông báo để Ông/Bà nhận kết quả tại {noi_tra} ngay khi hoàn thành.',
    ),
  ),
  body('Mọi thông tin cần trao đổi, xin Ông/Bà liên hệ: {lien_he}.'),
  body('Rất mong Ông/Bà thông cảm./.'),
  paragraph('', { afterPt: 2 }),
  columns([
    {
      width: 78,
      content: [
        paragraph(run('Nơi nhận:', { size: 12, bold: true, italic: true })),
        paragraph(run('- Như trên;', { size: 11 })),
        paragraph(run('- Bộ phận Một cửa (để cập nhật và thông báo);', { size: 11 })),
        paragraph(run('- Lưu: VT, hồ sơ TTHC.', { size: 11 })),
      ].join(''),
    },
    {
      width: 82,
      content: [
        paragraph(run('{chuc_vu_nguoi_ky}', { bold: true, caps: true }), center),
        ...Array.from({ length: 4 }, () => paragraph(run(' '), center)),
        paragraph(run('{nguoi_ky}', { bold: true }), center),
      ].join(''),
    },
  ]),
].join('');

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const margins = `w:top="${twips(20)}" w:bottom="${twips(20)}" w:left="${twips(30)}" w:right="${twips(20)}" w:header="708" w:footer="708" w:gutter="0"`;

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/>` +
    `<Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/>` +
    `<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
    '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>',
  '_rels/.rels':
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/>` +
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
    `<Relationship Id="rId3" Type="${OFFICE}/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
  'word/_rels/document.xml.rels':
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/styles" Target="styles.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/relationships/settings" Target="settings.xml"/></Relationships>`,
  'word/styles.xml':
    `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
    '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
  'word/settings.xml': `<w:settings ${W}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
  'word/document.xml': `<w:document ${W}><w:body>${letter}<w:sectPr><w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/><w:pgMar ${margins}/></w:sectPr></w:body></w:document>`,
  'docProps/core.xml':
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Văn bản xin lỗi</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`,
  'docProps/custom.xml':
    `<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="dunghen-letter"><vt:lpwstr></vt:lpwstr></property></Properties>`,
};

/** The template's bytes: the same on every machine. */
export function buildTemplate(): Uint8Array {
  const zip = new PizZip();
  const date = new Date(1980, 0, 1);
  for (const [name, content] of Object.entries(PARTS)) zip.file(name, XML + content, { date, createFolders: false });
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' });
}

if (import.meta.main) writeFileSync(new URL('thu-xin-loi.docx', import.meta.url), buildTemplate());
