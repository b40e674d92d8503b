// The words of a letter: facts to the values of the template's tags, whose names are Vietnamese because officers edit them in Word.
import type { LetterFacts } from './letter-facts.ts';

const BLANK = '…………………………';
const SHORT_BLANK = '………';

/**
 * A day in the words of an official document: days under 10 and the months 1 and 2 carry a zero (NĐ 30/2020, annex I).
 * @example dayInWords('2026-03-05') // 'ngày 05 tháng 3 năm 2026'
 */
export function dayInWords(iso: string): string {
  const [year, month, day] = iso.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

/** The tags of the template that hold text. */
export type LetterTag =
  | 'co_quan_cap_tren'
  | 'co_quan'
  | 'so_van_ban'
  | 'dia_danh'
  | 'ngay_van_ban'
  | 'nguoi_nop'
  | 'dia_chi'
  | 'dien_thoai'
  | 'thu_dien_tu'
  | 'ngay_tiep_nhan'
  | 'ten_thu_tuc'
  | 'ma_thu_tuc'
  | 'linh_vuc'
  | 'ma_ho_so'
  | 'ngay_hen_cu'
  | 'buoc_hien_tai'
  | 'ly_do'
  | 'ngay_hen_moi'
  | 'ngay_co_ket_qua'
  | 'noi_tra'
  | 'lien_he'
  | 'chuc_vu_nguoi_ky'
  | 'nguoi_ky';

/** The tags of the template that switch a passage on: `{#con_giai_quyet}…{/con_giai_quyet}`. */
export type LetterCondition = 'con_giai_quyet' | 'da_co_ket_qua' | 'lo_hen_lan_hai' | 'hen_lan_dau' | 'hen_lai' | 'co_thu_dien_tu';

export type LetterText = Readonly<Record<LetterTag, string> & Record<LetterCondition, boolean>>;

/** The tags a template may not lack: a letter without them would not say whose dossier, which promise, and what now. */
export const REQUIRED_TAGS: readonly LetterTag[] = ['nguoi_nop', 'ma_ho_so', 'ngay_hen_cu', 'ngay_hen_moi', 'ly_do'];

/** What each tag of the template is replaced by. Unknown facts become dotted blanks to fill by hand. */
export function letterText(facts: LetterFacts): LetterText {
  const { agency, applicant, kind, appointment } = facts;
  const year = facts.signedOn?.slice(0, 4) ?? '20……';
  const stage = [facts.stage && `“${facts.stage}”`, facts.unit && `tại ${facts.unit}`].filter(Boolean).join(' ');
  return {
    co_quan_cap_tren: agency.parent ?? SHORT_BLANK,
    co_quan: agency.name ?? BLANK,
    so_van_ban: facts.number ?? '……',
    dia_danh: agency.place ?? SHORT_BLANK,
    ngay_van_ban: facts.signedOn ? dayInWords(facts.signedOn) : `ngày …… tháng …… năm ${year}`,
    nguoi_nop: applicant?.name ?? BLANK,
    dia_chi: applicant?.address ?? BLANK,
    dien_thoai: applicant?.phone ?? BLANK,
    thu_dien_tu: applicant?.email ?? '',
    ngay_tiep_nhan: dayInWords(facts.receivedOn),
    ten_thu_tuc: facts.procedureName ?? BLANK,
    ma_thu_tuc: facts.procedureCode ?? BLANK,
    linh_vuc: facts.field ?? BLANK,
    ma_ho_so: facts.dossier,
    ngay_hen_cu: dayInWords(facts.dueOn),
    buoc_hien_tai: stage === '' ? BLANK : stage,
    // The template ends the sentence.
    ly_do: facts.reason?.replace(/[.\s]+$/, '') ?? `${BLANK}${BLANK}${BLANK}`,
    ngay_hen_moi: facts.newDueOn ? dayInWords(facts.newDueOn) : 'ngày …… tháng …… năm 20……',
    ngay_co_ket_qua: facts.endedOn ? dayInWords(facts.endedOn) : BLANK,
    noi_tra: agency.returnPlace ?? BLANK,
    lien_he: agency.contact ?? BLANK,
    chuc_vu_nguoi_ky: agency.signerTitle ?? BLANK,
    nguoi_ky: agency.signerName ?? '',
    con_giai_quyet: kind === 'missed',
    da_co_ket_qua: kind === 'closed-late',
    lo_hen_lan_hai: kind === 'second-missed',
    hen_lan_dau: appointment === 1,
    hen_lai: appointment > 1,
    co_thu_dien_tu: applicant?.email !== undefined,
  };
}
