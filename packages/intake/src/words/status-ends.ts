// The words by which a status says that a dossier ended, and how.
import type { EndType } from '@dunghen/core';
import { NOTICE } from './notices.ts';
import { OF_AN_OFFICE, SOMEBODY_OF_IT } from './officers.ts';
import type { Status } from './status.ts';

/** A step alone: the dossier goes on. */
const STEP = 'buoc|khau|giai doan|cong doan|phan(?! anh)|mot phan';
/** What others find out on the way, or the office itself, is not the result. */
const ON_THE_WAY = `${STEP}|xac minh|tham dinh|tham tra|kiem tra|du thao|so bo|do dac|giam dinh|phoi hop|lien thong|lay y kien|thue|trich do|niem yet|ra soat|hop (?:hoi dong|xet)|tiep nhan(?! va tra)|do(?: ve)?$`;
/** Nothing but what a dossier does as a whole, up to the end of the clause. */
const AS_A_WHOLE =
  '(?= ?(?:(?:ho so|luong|xu ly|giai quyet|thu tuc|quy trinh|viec|xong|thanh cong|va tra ket qua|theo quy dinh|dung han|som han|tre han|qua han|truoc han) ?)*$)';
const NOT_OF_A_STEP = `(?! (?:tu|cua|${ON_THE_WAY})\\b)`;
/** Nor of a citizen who is asked to come for it and to pay. */
const NOT_OF_OTHERS = `(?! va (?:nop|dong|thanh toan)\\b)${NOT_OF_A_STEP}`;
/** Whose part in a dossier is a step of it. A unit that applied, a branch of a company, "Đoàn Thị Mai" and a clinic are citizens. */
const DESK =
  '(?:truong |pho )?phong(?! (?:kham|giao dich|chay|chong))|bo phan|can bo|cong chuc|chuyen vien|don vi(?! (?:nop|de nghi|yeu cau)|$)|lanh dao|chu tich|van thu|ke toan|kho bac|dia chinh|tu phap|chi cuc|chi nhanh(?! (?:cong ty|ngan hang|doanh nghiep))|thue|thanh tra|hoi dong|doan(?! (?:thi(?! (?:hanh|dua|xa|tran))|van(?! (?:hoa|cong)))\\b)|doi(?! (?:voi|tuong|moi|ten))|co quan(?! to chuc(?! (?:co lien|lien|phoi)))|huyen|ubnd (?:huyen|tinh)|uy ban nhan dan (?:huyen|tinh)|cong an|vpdk[a-z]*|vp(?! (?:trung tam|tt|mot cua|1 cua))|van phong(?! (?:trung tam|tt|mot cua|1 cua|cong chung|luat|thua phat lai|dai dien))|buoc|tinh(?! (?:trang|hinh))|so(?! (?:\\d|luong|huu))';
/** Papers that are results, where others ask, remind or attest a receipt. */
const PAPERS_OF_RESULTS =
  'ly lich|lltp|xac nhan(?! (?:ket qua|thong tin|(?:da )?(?:tiep nhan|nhan(?! (?:than|khau|hieu))|nop|thanh toan)|ho so)\\b)|cung cap thong tin';
/** Where the law ends the term, whoever sits there. "Phòng TN&MT" and "cán bộ trắc địa" are others. */
const ONE_STOP =
  '(?:(?:bo phan|bp|can bo|cong chuc|chuyen vien|nhan vien|quay|phong|truc|tai|o|cua) )*(?:(?:mot|1) cua|tiep nhan|tra ket qua|tn(?: va)? (?:tkq|tra)|tkq)|(?:bo phan|bp|can bo) tn$|(?:van phong |bo phan |can bo |quay )?(?:trung tam|tt) (?:phuc vu|hanh chinh|pvhcc|hcc)|tt(?:pv)?hcc';
/** An answer to a desk is not the citizen's, and a longer term for the work no answer to what was asked. */
const ANSWERS = `(?:tra loi|phuc dap)(?! (?:(?:ve|cho|den|toi|cac|ben|phia|y kien|de nghi|kien nghi) )*(?!(?:${ONE_STOP})\\b)(?:${DESK})\\b)|tra ket qua|ket qua(?! (?:kiem soat|tiep nhan))|(?:chap thuan|dong y)(?! (?:(?:cho|den|ve|viec|de nghi|yeu cau|xin|duoc) )*gia han(?! (?:giay phep|su dung dat|thoi han su dung))\\b)`;
/** Words that say no more of a result than its day, its number, which paper it is and how it went. */
const OF_THE_RESULT =
  'ho so|thu tuc|hanh chinh|tthc|giai quyet|xu ly(?! vi pham)|phan anh|kien nghi|ban (?:giay|chinh|goc|sao|dien tu|cung|mem)|giay chung nhan|giay phep|giay khai sinh|gcn[a-z]*|quyen su dung dat|xay dung|khai sinh|khai tu|ket hon|trich luc(?! ban do)|chung thuc|ly lich tu phap|lltp|so (?:do|hong)|so(?= \\d)|dien tu|truc (?:tiep|tuyen)|\\d[\\da-z]*|vao|ngay|luc|thang|nam|gio|phut|xong|thanh cong|day du|theo (?:quy dinh|giay hen)|(?:dung|som|tre|qua|truoc) (?:han|hen)';
const POST = '(?:nhan vien |dich vu |don vi )?(?:buu (?:dien|chinh|ta|cuc|pham)|bcci)|vnpost|vn post|viettel ?post|ems';
const CITIZENS =
  'cong dan|nguoi (?:dan|nop|nhan|duoc|yeu cau|lam|de nghi|dai dien|than|nha|uy quyen|su dung|co ho so|co yeu cau)|nguoi$|dan(?! (?:phong|quan|toc|so|chu|su))|ong|ba(?! (?:co quan|phong|don vi|nganh|ben))';
/** Who may have it only where a word says that it went there: "chị" is "chi trả" as well, and "tổ chức" a deed. */
const OTHER_CITIZENS =
  'anh|chi(?! (?:nhanh|cuc|bo|tra|tiet|dao))|em|ca nhan|ho(?! (?:tich|so))|to chuc(?! (?:do|tham dinh|giam dinh|hop|hanh chinh|can bo))|doanh nghiep|cong ty(?! (?:do|tham dinh|giam dinh|tu van))|hop tac xa|htx|gia dinh|khach|chu (?:ho|don|dau tu|dat|co so|su dung|so huu|nha)|nha dau tu|than nhan|duong su|dai dien (?:gia dinh|ho|cong ty|doanh nghiep|to chuc)';
const BY_WAY_OF = 'dien thoai|zalo|sms|tin nhan|e?mail|cong (?:dich vu|dvc)|dvc|dich vu cong';
const AT_A_PLACE = 'quay|nha\\b|ubnd|uy ban nhan dan|tru so|cho$|tan noi';
const TO = '(?:(?:ve|cho|den|toi|qua|len|sang|tai|tan|bang|tren|cac|ben|phia|duong|he thong) )+';
/** To the citizen or to the one-stop, or to nobody named. Whoever else has it, and whatever else was found, is a step: where it is not known who that is, the end is not known. */
const TO_THE_CITIZEN = `(?=(?: (?:${OF_THE_RESULT})\\b)*(?:$| (?:(?:${CITIZENS})\\b${OF_AN_OFFICE}|${TO}(?:${CITIZENS}|${OTHER_CITIZENS}|${ONE_STOP}|${POST}|${BY_WAY_OF})\\b${OF_AN_OFFICE}|(?:tai|tan) (?:${AT_A_PLACE})|(?:(?:bo phan|can bo) )?(?:mot cua|tiep nhan va tra)\\b)))`;
/** Of "đã trả kết quả", which goes to whoever it may be: to these it is the result of a step. */
const TO_A_DESK = ` ket qua(?: (?:${OF_THE_RESULT})\\b)* (?:(?:ve|cho|den|toi|len|sang|cac|ben|phia) )+(?!(?:${ONE_STOP})\\b)(?:${DESK}|${SOMEBODY_OF_IT})\\b`;
/** What was given to others than the citizen, or is a paper that is no result, is told and not taken for work: in "cho" without accents stands "chờ" as well. */
export const GIVEN_TO_OTHERS = new RegExp(
  `\\bda (?:tra|giao|phat|chuyen tra|ban giao)${TO_A_DESK}|\\bda tra (?:cong van|phieu xac nhan)\\b`,
);
/** And the day or the hour of that: "ngày 12/11/2026", "lúc 15h30". */
const SINCE = '(?:vao )?(?:ngay|luc) \\d[\\da-z]*(?: (?:\\d[\\da-z]*|ngay|thang|nam|gio|phut))*$';

/** Ended because it was stopped. Without its "đã" it may be the stop that ended, as it is of a "tạm dừng". */
const ENDED_STOPPED = /^(?:ho so )?(da )?(?:ket thuc|hoan thanh) (?:(?:ho so|xu ly) )?(?:dung|ngung) (?:xu ly|giai quyet)\b/;

const ENDS: readonly (readonly [RegExp, EndType])[] = [
  [/\brut\b(?! gon| ngan| kinh nghiem)/, 'withdrawn'],
  [
    /\b(?:tu choi|khong (?:duoc )?(?:tiep nhan|giai quyet)|khong du dieu kien|tra lai ho so(?! (?:ve |cho |den )?(?:buoc|bo phan|don vi|can bo|phong)))\b/,
    'refused',
  ],
  [
    new RegExp(
      [
        // "Đã trả hồ sơ": finished, or given back?
        `\\bda tra\\b(?! lai| (?:thong bao(?! ket qua\\b${TO_THE_CITIZEN})|cong van(?! (?:${ANSWERS})\\b${NOT_OF_OTHERS})|phieu(?! (?:(?:${PAPERS_OF_RESULTS})\\b|(?:${ANSWERS})\\b${NOT_OF_OTHERS}))|giay (?:moi|bao|hen|bien nhan))\\b| ho so(?! (?:ket qua|da giai quyet))| (?:ket qua|loi) (?:${ON_THE_WAY})\\b| (?:ve|cho|den)? ?(?:buoc|bo phan|don vi|can bo|phong)|${TO_A_DESK})`,
        `\\b(?:xu ly|giai quyet) xong\\b(?! (?:${STEP})\\b)`,
        `\\bda giai quyet\\b(?! xong)(?! (?:${STEP})\\b)`,
        `\\b(?:hoan thanh|hoan tat|ket thuc)\\b${AS_A_WHOLE}`,
        // To the citizen or to the one-stop, where the law ends the term.
        `\\bda (?:giao|phat|chuyen tra|ban giao)(?: tra)? ket qua\\b${TO_THE_CITIZEN}`,
        `\\bda thong bao (?:tra )?ket qua\\b${TO_THE_CITIZEN}`,
        `\\bda (?:thong bao|nhan tin|goi(?: dien)?|moi)(?: (?:cho|den))? (?:cong dan|nguoi dan|nguoi nop|to chuc|dan) (?:(?:den|toi|ve) )*nhan (?:tra )?ket qua\\b${TO_THE_CITIZEN}`,
        `\\bket qua da (?:chuyen|ban giao)(?: tra)? (?:ve |cho |den )?(?:bo phan )?mot cua\\b`,
        // Not behind other words: of a day by which it should, this would make the one on which it did.
        `^(?:ho so )?(?:da )?(?:hoan thanh|ket thuc) (?:(?:ho so|xu ly|giai quyet) )?${SINCE}`,
        `\\bco ket qua\\b(?! (?:${ON_THE_WAY})\\b| (?:tu|cua) (?!ho so|thu tuc))`,
        `^(?:da )?(?:lam )?xong$`,
        `\\b(?:cong dan|nguoi dan) da nhan ket qua\\b${NOT_OF_A_STEP}`,
      ].join('|'),
    ),
    'completed',
  ],
];

const CITIZEN = '(?:cong dan|nguoi dan|nguoi nop|to chuc|dan)';
/** The result lies ready for the citizen; "chờ trả lời", "chờ trả kết quả của thuế" are other things. */
const READY = new RegExp(
  [
    `^(?:ho so )?(?:dang )?cho (?:tra(?: ket qua\\b${NOT_OF_OTHERS}|(?: (?:cho|den))?(?: ${CITIZEN})+$|$)|${CITIZEN} (?:den )?(?:nhan|lay) ket qua\\b${NOT_OF_OTHERS})`,
    // Without accents "mới nhận kết quả" is as likely: see `status-clauses.ts`.
    `^(?:kinh moi|moi(?= ${CITIZEN}\\b))(?: ${CITIZEN})* (?:(?:den|toi|ve) )*(?:nhan|lay) (?:tra )?ket qua\\b${NOT_OF_OTHERS}`,
  ].join('|'),
);
/** What is denied or still to come is not the end. "xin rút", "công dân yêu cầu rút" are: the national system ends such dossiers (its status 7). */
export const NOT_THE_END =
  /\b(?:chua|khong|sap|dang|cho|can|phai|se|moi|du kien|truoc khi|neu|de nghi|de xuat|du thao|soan|(?<!(?:qua|cong|quy|chuong) )trinh)\b/;
const ASKED_FOR = /\b(?:chua|khong|cho|sap|neu|dang)\b/;

/** Two ends, as a report heads their column: which of them it was, it does not say. */
const EITHER_END = /^(?:ho so )?tra lai (?:xin )?rut\b/;
/** A result that is not signed yet is none. */
const UNSIGNED = /^ (?:dang )?(?:cho|chua) (?:trinh|ky|duyet|phe duyet|dong dau|phat hanh|ban hanh)\b/;

/** The citizen's papers that are finished, or to be: of the office's work this says nothing. */
const PAPERS_FINISHED = new RegExp(
  `\\b(?:(?:cong dan|nguoi dan|nguoi nop|to chuc|yeu cau|huong dan|thong bao|de nghi|moi)\\b.* ?|(?:${NOTICE})(?: (?!va |da )[a-z\\d]+){0,4} )\\b(?:hoan tat|hoan thanh)(?: (?:day du|cac|nop|bo))* (?:ho so|giay to|thu tuc)\\b`,
);
/** What a notice asks for, or tells of? */
const NOTICE_ALONE = new RegExp(`^(?!da |vua ).*\\b(?:${NOTICE}) (?:hoan tat|hoan thanh)$`);

/** Whether what a clause says was finished is a citizen's papers, where nothing before that says that the dossier ended. */
export function speaksOfPapers(words: string): boolean {
  if (NOTICE_ALONE.test(words)) return true;
  const found = PAPERS_FINISHED.exec(words);
  return found !== null && ended(words.slice(0, found.index + found[0].search(/\b(?:hoan tat|hoan thanh)\b/)).trimEnd()) === null;
}

/** How a clause says that the dossier ended; `running` where it denies that, null where it says nothing of it. */
export function ended(words: string): Status | null {
  if (READY.test(words)) return { ended: 'completed' };
  const stop = ENDED_STOPPED.exec(words);
  if (stop) return stop[1] === undefined ? 'unknown' : { ended: 'completed' };
  if (EITHER_END.test(words)) return 'unknown';
  for (const [pattern, type] of ENDS) {
    const found = pattern.exec(words);
    if (!found) continue;
    const before = words.slice(0, found.index);
    if (UNSIGNED.test(words.slice(found.index + found[0].length))) return 'running';
    return (type === 'withdrawn' ? ASKED_FOR : NOT_THE_END).test(before) ? 'running' : { ended: type };
  }
  return null;
}
