// By which words a list or a row is of citizens' feedback (phản ánh, kiến nghị), which is no dossier of a procedure and in no rate of theirs.
import { plain } from './plain.ts';

const FEEDBACK = '(?:pakn|pa kn|phan anh(?: va)? kien nghi|kien nghi(?: va)? phan anh|phan anh hien truong|y kien phan anh)';
const OF_THE_WORK = '(?:(?:tiep nhan|xu ly|giai quyet|tra loi|theo doi|ket qua|va|cac|y kien|don|phieu|noi dung) )*';
const OF_A_LIST = '(?:(?:danh sach|danh muc|bang|bang ke|so|so theo doi|thong ke|tong hop|bao cao|chi tiet|tinh hinh|ket qua) )';
const OF_DOSSIERS = /\b(?:thu tuc|tthc|ho so)\b/;
const LED = new RegExp(`^${OF_A_LIST}`);
const BY_LIST = new RegExp(`^${OF_A_LIST}+${OF_THE_WORK}${FEEDBACK}\\b`);
/** Without a word of a list it says at least which month it is of: "Phản ánh, kiến nghị của công dân tháng 11/2026"; "từ ngày 01/07/2025" alone says since when citizens may call. */
const BY_TIME = new RegExp(
  `^${OF_THE_WORK}${FEEDBACK} (?:.* )?(?:(?:thang|quy|nam|tuan) (?:\\d|[ivx]+\\b)|den (?:het )?ngay \\d|tu ngay(?: \\d+)+(?: \\d+| den) \\d+ \\d)`,
);
const SPEAKS = new RegExp(`\\b${FEEDBACK}\\b`);
const BEGINS = new RegExp(`^${OF_THE_WORK}${FEEDBACK}\\b`);
/** Where citizens may call stands above many a list of dossiers: "Phản ánh, kiến nghị: 0238 3842 123", "qua số 1022". */
const CALL = /\b(?:xin(?! loi)|lien he|goi|duong day|hotline|dien thoai|sdt|dt|email|zalo|dat tai|gui)\b/;
/** Without a word of a list: "Tiếp nhận phản ánh, kiến nghị 24/7", which is no 24 July. */
const CALL_WITHOUT_LIST = /\btong dai\b|(?<!\b(?:ngay|tu|den) )\b24 7\b(?! \d)/;
const CALLED_AT =
  /^\s*số(?!\p{L})|(?<!\p{L})số\s*:?\s*\d+(?![\d/])|:(?!\s*(?:tháng|quý|năm|từ|\d{1,2}\/))|(?:\d ?){7}|(?<!\d)0\d{2,3}[ .]\d{3}/iu;
/** The way feedback came is no call. */
const CAME_BY = /\bgui (?=qua|tren|den|toi)/g;
const OF_A_SHEET =
  '(?:cua|cong dan|nguoi dan|to chuc|thang|quy|nam|tuan|ngay|t?\\d{1,4}|dang|da|chua|cho|con|trong|qua|tre|dung|sap|den|han|xu ly|giai quyet|tra loi|tiep nhan|hoan thanh|xong|moi|ton)';
const SHEET = new RegExp(`^${OF_A_LIST}*${OF_THE_WORK}${FEEDBACK}(?: ${OF_A_SHEET})*$`);
const KIND = new RegExp(`^${OF_THE_WORK}(?:${FEEDBACK}\\b(?! ve quy dinh)|phan anh$|kien nghi$)`);
/** The national code of a procedure, which feedback has none of. */
const OF_A_PROCEDURE = /^\d\.\d{6}/;
const LONGEST = 150;

/** @example isTitleOfFeedback('DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ CỦA CÔNG DÂN') // true */
export function isTitleOfFeedback(title: string): boolean {
  if (title.length > LONGEST || CALLED_AT.test(title.normalize('NFC'))) return false;
  const words = plain(title).replace(CAME_BY, '');
  return (BY_LIST.test(words) || (BY_TIME.test(words) && !CALL_WITHOUT_LIST.test(words))) && !OF_DOSSIERS.test(words) && !CALL.test(words);
}

/** Whether a title that is not plainly one of feedback speaks of it; a line that says where to call does not. @example speaksOfFeedback('DANH SÁCH HỒ SƠ VÀ PAKN') // true */
export function speaksOfFeedback(title: string): boolean {
  if (title.length > LONGEST || CALLED_AT.test(title.normalize('NFC'))) return false;
  const words = plain(title);
  return LED.test(words)
    ? SPEAKS.test(words)
    : BEGINS.test(words) && !CALL.test(words) && (BY_TIME.test(words) || !CALL_WITHOUT_LIST.test(words));
}

/** @example isSheetOfFeedback('PAKN T11') // true */
export const isSheetOfFeedback = (sheet: string): boolean => SHEET.test(plain(sheet));

export const sheetSpeaksOfFeedback = (sheet: string): boolean => SPEAKS.test(plain(sheet));

/** Whether what stands in the place of a procedure says that this is feedback. @example isFeedback('Phản ánh, kiến nghị', undefined) // true */
export const isFeedback = (procedureName: string | undefined, procedure: string | undefined): boolean =>
  procedureName !== undefined &&
  procedureName.length <= LONGEST &&
  !OF_A_PROCEDURE.test(procedure ?? '') &&
  MAY_BE.test(procedureName) &&
  KIND.test(plain(procedureName));

/** In one look, since making a text plain is dear: nearly every procedure is another. */
const MAY_BE = /ph.{1,3}n\s.{0,2}nh|ki.{1,3}n\sngh|pakn/iu;
