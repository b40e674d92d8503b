// By which words a list or a row is of citizens' feedback (phản ánh, kiến nghị), which is no dossier of a procedure and in no rate of theirs.
import { plain } from './plain.ts';

const FEEDBACK = '(?:pakn|pa kn|phan anh(?: va)? kien nghi|kien nghi(?: va)? phan anh|phan anh hien truong|y kien phan anh)';
const OF_THE_WORK = '(?:(?:tiep nhan|xu ly|giai quyet|tra loi|theo doi|ket qua|va|cac|y kien|don|phieu|noi dung) )*';
const OF_A_LIST = '(?:(?:danh sach|danh muc|bang|bang ke|so|so theo doi|thong ke|tong hop|bao cao|chi tiet|tinh hinh) )';
/** Behind it: of whom, through what, since when; not "và hồ sơ thủ tục hành chính". */
const NO_DOSSIERS = '(?!.*\\b(?:thu tuc|tthc|va ho so|ho so)\\b)';
const NO_CALL = '(?!.*\\b(?:xin(?! loi)|lien he|goi|duong day|hotline|dien thoai|sdt|dt|email|zalo|gui|dat tai)\\b)';
const TITLE = new RegExp(`^${NO_DOSSIERS}${NO_CALL}${OF_A_LIST}+${OF_THE_WORK}${FEEDBACK}\\b`);
/** Where citizens may call stands above many a list of dossiers: "Phản ánh, kiến nghị: 0238 3842 123", "qua số 1022". */
const CALLED_AT = /:|(?<!\p{L})số(?!\p{L})|(?:\d ?){7}|(?<!\d)0\d{2,3}[ .]\d{3}/iu;
const SHEET = new RegExp(`^${OF_A_LIST}*${OF_THE_WORK}${FEEDBACK}(?: (?:cua|cong dan|nguoi dan|to chuc|thang|quy|nam|t?\\d{1,4}))*$`);
const KIND = new RegExp(`^${OF_THE_WORK}(?:${FEEDBACK}\\b(?! ve quy dinh)|phan anh$|kien nghi$)`);
/** The national code of a procedure, which feedback has none of. */
const OF_A_PROCEDURE = /^\d\.\d{6}/;
const LONGEST = 150;

/** @example isTitleOfFeedback('DANH SÁCH PHẢN ÁNH, KIẾN NGHỊ CỦA CÔNG DÂN') // true */
export const isTitleOfFeedback = (title: string): boolean =>
  title.length <= LONGEST && TITLE.test(plain(title)) && !CALLED_AT.test(title.normalize('NFC'));

/** @example isSheetOfFeedback('PAKN T11') // true */
export const isSheetOfFeedback = (sheet: string): boolean => SHEET.test(plain(sheet));

/** Whether what stands in the place of a procedure says that this is feedback. @example isFeedback('Phản ánh, kiến nghị', undefined) // true */
export const isFeedback = (procedureName: string | undefined, procedure: string | undefined): boolean =>
  procedureName !== undefined &&
  procedureName.length <= LONGEST &&
  !OF_A_PROCEDURE.test(procedure ?? '') &&
  MAY_BE.test(procedureName) &&
  KIND.test(plain(procedureName));

/** In one look, since making a text plain is dear: nearly every procedure is another. */
const MAY_BE = /ph.{1,3}n\s.{0,2}nh|ki.{1,3}n\sngh|pakn/iu;
