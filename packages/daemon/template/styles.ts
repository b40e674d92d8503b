// The looks of NĐ 30/2020/NĐ-CP, annex I, each a named style of Word, so that an officer changes one in one place.
import { NAMESPACES, twips } from './ooxml.ts';

/** How a style differs from plain 14 pt text at the left margin. */
interface Look {
  readonly size?: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly color?: string;
  /** How much nearer to each other its characters stand, in points. */
  readonly condensed?: number;
  readonly align?: 'center' | 'both';
  /** Space before and after, in points. */
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: true;
  /** Further paragraph properties: before the spacing, and after it. */
  readonly head?: string;
  readonly indent?: string;
}

/** Where the values begin in the block of address lines, and the block itself. */
const ADDRESS = `<w:ind w:left="${twips(38)}" w:hanging="${twips(25.3)}"/>`;
const ADDRESS_TAB = `<w:tabs><w:tab w:val="left" w:pos="${twips(38)}"/></w:tabs>`;
const DOTTED_TO_MARGIN = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${twips(165)}"/></w:tabs>`;
const FIRST_LINE = `<w:ind w:firstLine="${twips(12.7)}"/>`;
const RULE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>';

const LOOKS: Readonly<Record<string, Look & { readonly name: string }>> = {
  CoQuanCapTren: { name: 'Cơ quan cấp trên', size: 13, align: 'center' },
  CoQuan: { name: 'Cơ quan ban hành', size: 13, bold: true, align: 'center' },
  QuocHieu: { name: 'Quốc hiệu', size: 13, bold: true, align: 'center' },
  TieuNgu: { name: 'Tiêu ngữ', size: 14, bold: true, align: 'center' },
  SoVanBan: { name: 'Số văn bản', size: 13, align: 'center', before: 2 },
  DiaDanhNgay: { name: 'Địa danh và thời gian', size: 13, italic: true, align: 'center', before: 2 },
  TenVanBan: { name: 'Tên văn bản', bold: true, align: 'center', before: 10, keepNext: true },
  TrichYeu: { name: 'Trích yếu', bold: true, align: 'center', keepNext: true },
  KinhGui: { name: 'Kính gửi', size: 13, head: ADDRESS_TAB, indent: ADDRESS },
  NoiDung: { name: 'Nội dung', size: 13, align: 'both', before: 6, indent: FIRST_LINE },
  DongCham: { name: 'Dòng chấm', size: 13, before: 6, head: DOTTED_TO_MARGIN },
  DongChamDau: { name: 'Dòng chấm đầu', size: 13, before: 6, head: DOTTED_TO_MARGIN, indent: FIRST_LINE },
  // Of a letter whose names are too long for its page: the spaces between paragraphs and the size are the least that the decree allows.
  KinhGuiDai: { name: 'Kính gửi (thư dài)', size: 13, condensed: 0.3, head: ADDRESS_TAB, indent: ADDRESS },
  NoiDungDai: { name: 'Nội dung (thư dài)', size: 13, condensed: 0.3, align: 'both', before: 6, indent: FIRST_LINE },
  ChoKyDai: { name: 'Chỗ ký (thư dài)', size: 7, align: 'center', keepNext: true },
  NoiNhan: { name: 'Nơi nhận', size: 12, bold: true, italic: true },
  NoiNhanMuc: { name: 'Nơi nhận - mục', size: 11 },
  ChucVu: { name: 'Chức vụ người ký', bold: true, align: 'center', keepNext: true },
  ChoKy: { name: 'Chỗ ký', size: 10, align: 'center', keepNext: true },
  NguoiKy: { name: 'Họ tên người ký', bold: true, align: 'center', keepNext: true },
  SoTrang: { name: 'Số trang', size: 13, align: 'center' },
  // A condition's paragraph disappears from the letter; small and grey, it says in Word that it is no part of the text.
  DieuKien: { name: 'Điều kiện', size: 8, color: '808080', keepNext: true },
};

function look({ size, bold, italic, color, condensed, align, before = 0, after = 0, keepNext, head = '', indent = '' }: Look): string {
  const halfPoints = size === undefined ? '' : `<w:sz w:val="${size * 2}"/><w:szCs w:val="${size * 2}"/>`;
  return (
    `<w:pPr>${keepNext ? '<w:keepNext/>' : ''}${head}<w:spacing w:before="${before * 20}" w:after="${after * 20}" w:line="240" w:lineRule="auto"/>` +
    `${indent}${align === undefined ? '' : `<w:jc w:val="${align}"/>`}</w:pPr>` +
    `<w:rPr>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}` +
    (color === undefined ? '' : `<w:color w:val="${color}"/>`) +
    `${condensed === undefined ? '' : `<w:spacing w:val="${-condensed * 20}"/>`}${halfPoints}</w:rPr>`
  );
}

const style = (id: string, name: string, content: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>${content}</w:style>`;

const FONTS = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((script) => `w:${script}="Times New Roman"`).join(' ');

export const STYLES: string =
  `<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${FONTS}/><w:sz w:val="28"/><w:szCs w:val="28"/>` +
  '<w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>' +
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
  Object.entries(LOOKS)
    .map(([id, { name, ...rest }]) => style(id, name, look(rest)))
    .join('') +
  // These two have an exact height: Word wants a paragraph after the last table, and a rule is a line, not text.
  style('CuoiTrang', 'Cuối trang', '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>') +
  style('DuongKe', 'Đường kẻ', `<w:pPr>${RULE}<w:spacing w:before="50" w:after="0" w:line="80" w:lineRule="exact"/></w:pPr>`) +
  '</w:styles>';
