// Who "gave the result back" and is at no one-stop, and what is only short for somebody. By the law a dossier ends when its result reaches the
// one-stop: whoever sits elsewhere ends nothing by giving something back, unless it says that a citizen has it.
import { readStatus } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const spellings = (text: string): readonly string[] => [text, bare(text), text.toLowerCase(), text.toUpperCase(), bare(text).toUpperCase()];
/** Those that read otherwise, and how. */
const otherwise = (texts: readonly string[], status: unknown): string =>
  texts
    .flatMap(spellings)
    .filter((text) => JSON.stringify(readStatus(text)) !== JSON.stringify(status))
    .map((text) => `${text}: ${JSON.stringify(readStatus(text))}`)
    .join('\n');
const COMPLETED = { ended: 'completed' };

const VILLAGE = [
  'Trưởng thôn',
  'Trưởng thôn 3',
  'Trưởng bản',
  'Trưởng xóm',
  'Trưởng khu phố',
  'Tổ trưởng',
  'Tổ trưởng tổ dân phố 5',
  'Thôn 3',
];
const HEADS = ['Lãnh đạo', 'Chủ tịch', 'Phó chủ tịch', 'Trưởng phòng', 'Trưởng phòng Tư pháp', 'Giám đốc'];

describe('a village head or whoever signs', () => {
  test.each([...VILLAGE, ...HEADS])(
    '%s: what they gave back to nobody may be what they found out or signed for the office, and is asked about',
    (who) => {
      expect(
        otherwise(
          ['đã trả kết quả', 'đã giao kết quả', 'đã trả', 'đã trả kết quả ngày 12/11/2026'].map((deed) => `${who} ${deed}`),
          'unknown',
        ),
      ).toBe('');
    },
  );

  test.each(VILLAGE)('%s: what they brought to a citizen who is named has left the one-stop before, and is the end', (who) => {
    expect(
      otherwise(
        ['công dân', 'người dân', 'các hộ', 'ông Nguyễn Văn Mẫu'].map((to) => `${who} đã trả kết quả cho ${to}`),
        COMPLETED,
      ),
    ).toBe('');
  });

  test('who asks the citizen to come for the result says that it is at the one-stop: the end', () => {
    expect(otherwise(['Trưởng thôn đã mời công dân đến nhận kết quả'], COMPLETED)).toBe('');
    expect(otherwise(['Trưởng thôn đã thông báo công dân đến nhận kết quả'], COMPLETED)).toBe('');
    expect(otherwise(['Trưởng thôn đã thông báo kết quả'], 'unknown')).toBe('');
  });

  test('behind a mark it went to them or came from them, as with a desk: asked about', () => {
    expect(
      otherwise(
        ['Đã trả kết quả (trưởng thôn)', 'Đã trả kết quả - tổ trưởng', 'Đã trả kết quả, lãnh đạo', 'Ông Mẫu - trưởng bản đã trả kết quả'],
        'unknown',
      ),
    ).toBe('');
  });

  test('is somebody else where the one-stop, a company or another deed is theirs, or a clerk gave it: the end', () => {
    expect(
      otherwise(
        [
          'Trưởng bộ phận một cửa đã trả kết quả',
          'Giám đốc Trung tâm PVHCC đã trả kết quả',
          'Giám đốc công ty đã nhận kết quả',
          'Đã trả kết quả (giám đốc công ty)',
          'Lãnh đạo đã ký đã trả kết quả',
          'Đã trả kết quả (lãnh đạo đã ký)',
          'Đã trả kết quả (lãnh đạo ký)',
          'Đã trả kết quả (Chủ tịch ký)',
          'Đã trả kết quả - PCT ký',
          'Đã trả kết quả - PCT ký ngày 12/11',
          'Đã trả kết quả cho công dân (PCT đã ký)',
          'Cán bộ đã trả kết quả',
          'Kế toán đã trả tiền trợ cấp',
          'Đã trả kết quả (thôn 3)',
          'Đã trả kết quả (TDP 5)',
        ],
        COMPLETED,
      ),
    ).toBe('');
  });
});

test('whoever has it to read, to sign again or to sign for a check is no end, nor is a head called Kỳ', () => {
  const said = [
    'Đã trả kết quả (lãnh đạo xem)',
    'Đã trả kết quả - lãnh đạo ký lại',
    'Đã trả kết quả - PCT ký để kiểm tra',
    'Đã trả kết quả cho phòng TNMT (lãnh đạo ký)',
    'Đã trả kết quả cho lãnh đạo ký',
    'Đã trả kết quả - PCT Kỳ',
    'ĐÃ TRẢ KẾT QUẢ - PCT KỲ',
    'Đã trả kết quả - PCT Ký',
  ];
  for (const text of said) expect.soft(readStatus(text), text).toBe('unknown');
});

describe('an office on the way that is named before its deed, or beside it', () => {
  const OFFICES = ['Phòng Tư pháp', 'Chi cục thuế', 'VPĐKĐĐ', 'Lãnh đạo', 'Trưởng thôn', 'KT'];
  const said = (patterns: readonly string[]): readonly string[] =>
    OFFICES.flatMap((office) => patterns.map((pattern) => pattern.replace('…', office)));

  test('gave a result to nobody knows whom, and is asked about', () => {
    expect(otherwise(said(['…: đã trả kết quả', '… - Đã trả kết quả', '(…) Đã trả KQ', '…, đã trả kết quả']), 'unknown')).toBe('');
  });

  test('has finished its part, or all of it, and is asked about', () => {
    const finished = ['…: Hoàn thành', '… - đã hoàn thành', '…: đã xong', 'Hoàn thành (…)', 'Đã kết thúc - …', 'Đã xử lý xong (…)'];
    expect(otherwise([...said(finished), 'Phòng Kinh tế đã hoàn thành', 'Hoàn thành xử lý (phòng KT)'], 'unknown')).toBe('');
  });

  test('but ends the dossier where the citizen or the one-stop has it, or it invites the citizen', () => {
    expect(
      otherwise(
        said([
          '…: đã trả kết quả cho công dân',
          '… - đã trả kết quả cho một cửa',
          '…: đã mời công dân đến nhận kết quả',
          'Hoàn thành (…), đã trả kết quả cho công dân',
        ]),
        COMPLETED,
      ),
    ).toBe('');
  });

  test.each([
    'Đã trả kết quả',
    'Trạng thái: Đã trả kết quả',
    'TT: Đã trả kết quả',
    'Một cửa: đã trả kết quả',
    'TT PVHCC: Đã trả kết quả',
    'Cán bộ một cửa: đã trả kết quả',
    'Cán bộ Lan: đã trả kết quả',
    'UBND xã: đã trả kết quả',
    'Bước 5: đã trả kết quả',
    'Hộ tịch: Đã trả kết quả',
    'Lãnh đạo đã ký, đã trả kết quả',
    'Phòng Tư pháp: đã thẩm định, đã trả kết quả',
    'Phòng Tư pháp | Đã trả kết quả',
    'Hoàn thành',
    'TT: Hoàn thành',
    'Hoàn thành (một cửa)',
    'Hoàn thành (DVC)',
    'Hoàn thành (đúng hạn)',
    'Hoàn thành (hộ tịch)',
    'Hoàn thành (cán bộ Nam)',
    'Hoàn thành (lãnh đạo đã ký)',
    'Hoàn thành (lưu tại phòng Tư pháp)',
    'Hoàn thành, phòng Tư pháp lưu',
    'Đã có kết quả (phòng Tư pháp)',
    'Đã giải quyết (KT)',
  ])('and is none of %s: the end', (text) => expect(readStatus(text)).toEqual(COMPLETED));
});

describe('what is only short for something', () => {
  test.each(['(KT)', '- KT', ', KT', 'KT', '(PCT)', '- TP-HT', '(GĐ)'])(
    'Đã trả kết quả %s: of an accountant, of Kinh tế, of a check (kiểm tra) or ended (kết thúc), nobody knows, and it is asked about',
    (short) => {
      expect(otherwise([`Đã trả kết quả ${short}`], 'unknown')).toBe('');
      expect(otherwise([`Đã trả KQ ${short}`], 'unknown')).toBe('');
    },
  );

  test('before the deed or beside whoever has it, small or not, it is asked about as well', () => {
    expect(
      otherwise(['KT đã trả kết quả', 'Chờ trả kết quả KT', 'Đã giao kết quả cho anh Nam (KT)', 'Công dân đã nhận kết quả KT'], 'unknown'),
    ).toBe('');
  });

  test.each(['(DVC)', '(DVCTT)', '(OK)', 'ĐKKH', 'ĐKKS', 'GKS', '(CD)', 'GCN QSDĐ', 'qua email mau@xa.gov.vn'])(
    'Đã trả kết quả %s: what offices and citizens alike know ends the dossier',
    (short) => expect(otherwise([`Đã trả kết quả ${short}`], COMPLETED)).toBe(''),
  );

  test.each(['BPMC', 'CBMC', 'BPTN', 'BPTNTKQ', 'TNTKQ', 'PVHCC', 'HCC'])(
    '%s is the one-stop, and whatever it has is there: the end',
    (short) => {
      const said = [`Đã trả kết quả (${short})`, `Đã trả kết quả cho ${short}`, `Đã chuyển kết quả về ${short}`, `${short} đã trả kết quả`];
      expect(otherwise(said, COMPLETED)).toBe('');
    },
  );

  test.each(['BĐ', 'VNP', 'VNPT'])('%s is the post', (short) => {
    expect([`Đã trả kết quả (${short})`, `Đã gửi kết quả qua ${short}`].map(readStatus)).toEqual([COMPLETED, COMPLETED]);
  });

  test.each([
    ['CB', 'cán bộ'],
    ['CC', 'công chức'],
    ['CV', 'chuyên viên'],
  ])('%s is read as %s: whoever gave a result ends it, to whom it went does not', (short, title) => {
    for (const said of ['Đã trả kết quả (…)', 'Đã trả kết quả - … Lan', '… đã trả kết quả', 'Đã trả kết quả cho công dân - …'])
      for (const who of [short, title]) expect.soft(readStatus(said.replace('…', who)), said).toEqual(COMPLETED);
    for (const said of ['Đã trả kết quả cho …', 'Đã trả kết quả cho … tư pháp', 'Đã trả … cho công dân', 'Đã giao kết quả cho anh Nam (…)'])
      for (const who of [short, title]) expect.soft(readStatus(said.replace('…', who)), said).toBe('unknown');
  });

  test.each(['ĐKHKD', 'CMĐSDĐ', 'ĐKĐĐ', 'XNHN', 'MTP', 'NVQS', 'KSQH', 'HSLT', 'HSTT', 'ĐKBĐ', 'ĐKTC', 'XTC'])(
    'Đã trả kết quả %s: a paper or a procedure, and the end',
    (short) => expect(otherwise([`Đã trả kết quả ${short}`, `Đã trả kết quả (${short})`], COMPLETED)).toBe(''),
  );

  test('who is of the land registry or the recruiting office is of an office', () => {
    expect(otherwise(['Đã giao kết quả cho anh Nam (ĐKĐĐ)', 'Đã giao kết quả cho anh Nam (NVQS)'], 'unknown')).toBe('');
  });

  test('beside another paper it says of what that is: the end', () => {
    expect(otherwise(['Đã trả thẻ BHYT', 'Đã trả giấy CNQSDĐ', 'Đã trả giấy XN TTHN', 'Đã trả giấy phép KDTM'], COMPLETED)).toBe('');
  });
});
