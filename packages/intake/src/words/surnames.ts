// Surnames, by which somebody is told from other words.
import { saidWords, type Word } from './said-words.ts';

const setOf = (list: string): ReadonlySet<string> => new Set(saidWords(list).map((word) => word.said));

/** With a capital. */
const SURNAMES = setOf(`
  nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý nông lương đinh trịnh đoàn trương triệu phùng cao hà mai đào lưu tạ
  đàm tô tôn thái tăng quách lâm châu chu mạc kiều khổng vương giàng sùng thào quàng hứa lục lò vàng hầu tống trang doãn nghiêm`);
/** Also where no capital shows it, and without accents: no other word is written so. */
const SURE = setOf('nguyễn trần hoàng huỳnh phan phạm đặng bùi ngô trịnh trương triệu phùng quách giàng sùng thào nghiêm');
const SURE_BARE = setOf('nguyen tran hoang huynh quach');
/** Others where a middle name stands behind them. */
const BARE = setOf(
  'le phan pham vu vo dang bui do ho ngo duong ly nong luong dinh trinh doan truong trieu phung cao ha mai dao luu ta dam to',
);
const MIDDLE = setOf('văn thị van thi');

/** "Văn" and "Thị". */
export const isMiddleName = (word: Word | undefined): boolean => word !== undefined && MIDDLE.has(word.said);

/** Whether a word with a capital is a surname, or one of a text without accents may be. */
export const mayBeSurname = ({ said, bare }: Word, accented: boolean): boolean =>
  accented ? SURNAMES.has(said) : SURE_BARE.has(bare) || BARE.has(bare);

/** Whether a word is a surname and nothing else, capital or not. */
export const isSurname = ({ said, bare }: Word, accented: boolean): boolean => (accented ? SURE.has(said) : SURE_BARE.has(bare));
