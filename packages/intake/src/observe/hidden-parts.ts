// What of a workbook its officer does not see: hidden sheets are left out, hidden rows are not, and both is told.
import type { Warning } from '../warning.ts';

/** Hidden sheets that were left out: what stands on them the officer may have meant, or may not even know of. */
export function hiddenSheets(sheets: readonly string[]): readonly Warning[] {
  if (sheets.length === 0) return [];
  const names = sheets.map((sheet) => `"${sheet}"`).join(', ');
  return [
    {
      code: 'sheet-hidden',
      text: {
        vi: `Trang tính bị ẩn ${names} không được nhập; nếu có hồ sơ ở đó, hãy bỏ ẩn trong Excel, lưu lại rồi nhập lại.`,
        en: `The hidden sheet ${names} was not imported; if there are dossiers on it, unhide it in Excel, save the file and import it again.`,
      },
    },
  ];
}

/** Rows that the officer does not see and that were imported all the same. */
export function hiddenRows(rows: number): readonly Warning[] {
  if (rows === 0) return [];
  return [
    {
      code: 'rows-hidden',
      text: {
        vi: `Danh sách có ${rows} dòng bị ẩn (đang lọc hoặc thu gọn), vẫn được nhập; nếu các dòng đó không thuộc danh sách, hãy xóa hẳn trong Excel rồi xuất lại.`,
        en: `The list has rows that are hidden (by a filter or an outline) and were imported all the same: ${rows}; if they are no part of it, delete them in Excel and export it again.`,
      },
    },
  ];
}
