// Surnames, by which somebody is told from other words where capitals do not.
import { saidWords, type Word } from './said-words.ts';

const setOf = (list: string): ReadonlySet<string> => new Set(saidWords(list).map((word) => word.said));

const SURNAMES = setOf(`
  nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý nông lương đinh trịnh đoàn trương triệu phùng cao hà mai đào lưu tạ
  đàm tô tôn thái tăng quách lâm châu chu mạc kiều khổng vương giàng sùng thào quàng hứa lục lò vàng hầu tống trang doãn nghiêm`);
/** Without accents most are other words as well, unless a middle name stands behind them. */
const BARE_SURNAMES = setOf('nguyen tran hoang huynh pham trinh truong trieu luong phung quach nghiem');
const OTHER_BARE = setOf(
  'le phan vu vo dang bui do ho ngo duong ly nong dinh doan cao ha mai dao luu ta dam to ton thai lam chau chu mac kieu',
);
const MIDDLE = setOf('văn thị van thi');

/** "Văn" and "Thị". */
export const isMiddleName = (word: Word | undefined): boolean => word !== undefined && MIDDLE.has(word.said);

/** Whether a word is a surname, by what stands behind it where it may be another word. */
export function isSurname({ said, bare }: Word, next: Word | undefined, accented: boolean): boolean {
  if (accented) return SURNAMES.has(said);
  return BARE_SURNAMES.has(bare) || (OTHER_BARE.has(bare) && isMiddleName(next));
}
