// The words of a letter: facts to the values of the template's tags; what is not known becomes a dotted blank to fill by hand.
import { formOfAddress, hasTitle, isOrganisation } from './addressing.ts';
import { BLANK_DAY, dayInWords } from './day-in-words.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { ConditionTag, TextTag } from './letter-tags.ts';
import { numberOnPaper } from './number-on-paper.ts';
import { phonesOnOneLine } from './phone-on-paper.ts';
import { onItsPage } from './reason-room.ts';
import { printable } from './printable.ts';

/** The value of every tag. */
export type LetterText = Readonly<Record<TextTag, string> & Record<ConditionTag, boolean>>;

const BLANK = '…………………………';
const SHORT_BLANK = '…………';

/** What each tag of the template is replaced by. */
export function letterText(facts: LetterFacts): LetterText {
  const { agency, kind } = facts;
  const applicant = facts.applicant ?? {};
  const name = line(applicant.name);
  const email = line(applicant.email);
  const procedureCode = line(facts.procedureCode);
  const reason = onItsPage(line(facts.reason));
  return {
    co_quan_cap_tren: capitals(headLines(line(agency.parent))) || SHORT_BLANK,
    co_quan_ban_hanh: capitals(headLines(line(agency.name))) || BLANK,
    co_quan: line(agency.name) || BLANK,
    so_van_ban: numberOnPaper(line(facts.number)) || '……/……',
    dia_danh: line(agency.place) || SHORT_BLANK,
    ngay_van_ban: facts.signedOn ? dayInWords(facts.signedOn) : BLANK_DAY,
    nguoi_nop: name || BLANK,
    xung_ho: formOfAddress(name),
    dia_chi: line(applicant.address) || BLANK,
    dien_thoai: phonesOnOneLine(line(applicant.phone)) || BLANK,
    thu_dien_tu: email || BLANK,
    viec: facts.feedback ? 'phản ánh, kiến nghị' : 'hồ sơ',
    ngay_tiep_nhan: dayInWords(facts.receivedOn),
    ten_thu_tuc: line(facts.procedureName) || BLANK,
    ma_thu_tuc: procedureCode || BLANK,
    linh_vuc: line(facts.field) || BLANK,
    ma_ho_so: line(facts.dossier),
    ngay_hen_cu: dayInWords(facts.dueOn),
    buoc_hien_tai: step(line(facts.stage), line(facts.unit)) || BLANK,
    ly_do: withoutFullStop(reason) || BLANK.repeat(3),
    ngay_hen_moi: facts.newDueOn ? dayInWords(facts.newDueOn) : BLANK_DAY,
    ngay_co_ket_qua: facts.endedOn ? dayInWords(facts.endedOn) : BLANK_DAY,
    noi_tra: withoutFullStop(line(agency.returnPlace)) || BLANK,
    lien_he: phonesOnOneLine(withoutFullStop(line(agency.contact))) || BLANK,
    chuc_vu_nguoi_ky: capitals(lines(agency.signerTitle)) || BLANK,
    nguoi_ky: line(agency.signerName) || BLANK,
    co_hen_moi: kind === 'missed',
    da_co_ket_qua: kind === 'closed-late' && facts.endedBy !== 'withdrawn',
    da_rut_ho_so: kind === 'closed-late' && facts.endedBy === 'withdrawn',
    lo_hen_lan_hai: kind === 'second-missed',
    hen_lan_dau: facts.appointment <= 1,
    han_tinh_lai: facts.dueMoved === true,
    theo_thoi_han: facts.feedback === true || facts.notOnSlip === true,
    hen_lai: facts.appointment > 1,
    la_to_chuc: isOrganisation(name),
    co_danh_xung: isOrganisation(name) || hasTitle(name),
    la_phan_anh: facts.feedback === true,
    co_thu_dien_tu: email !== '',
    co_ma_thu_tuc: procedureCode !== '',
    co_ly_do: reason !== '',
  };
}

/** A value within a sentence: one line, however the spreadsheet's cell was broken. */
const line = (value: string | undefined): string =>
  printable(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** A value whose line breaks were meant: "TM. Ủy ban nhân dân" above "Chủ tịch". */
const lines = (value: string | undefined): string =>
  printable(value ?? '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .trim();

/** The template ends the sentence. */
const withoutFullStop = (text: string): string => text.replace(/[.;,\s]+$/, '');

/** Capitals are in the value, not in the template's style, where Word would show the tag itself in capitals. */
const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** In the narrow column at the head, "Ủy ban nhân dân" stands above the name of its place. */
const headLines = (agency: string): string => agency.replace(/^((?:Ủy|Uỷ) ban nhân dân) (?=\S)/iu, '$1\n');

/** The stage and who has it, as far as they are known; it follows "đang ở bước". */
const step = (stage: string, unit: string): string =>
  [stage ? `“${stage}”` : unit && 'giải quyết', unit && `tại ${unit}`].filter(Boolean).join(' ');
