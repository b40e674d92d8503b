// Every deed with every paper and whoever may have it, with accents, without and in capitals: a result that the citizen has ends the
// dossier, what went to a desk or asks for something never does, and nothing is taken for work by a word that only looks like one.
import { usualProcedures } from '@dunghen/core/catalogue';
import { readStatus } from '@dunghen/intake';
import { describe, expect, test } from 'vitest';

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const DEEDS = ['Đã trả', 'Đã giao', 'Đã phát', 'Đã chuyển trả', 'Đã bàn giao', 'Đã thông báo', 'Đã trả thông báo', 'Đã giao trả'];

const RESULTS = [
  'kết quả',
  'KQ',
  'kết quả giải quyết hồ sơ',
  'kết quả đăng ký khai sinh',
  'kết quả thủ tục đăng ký kết hôn',
  'kết quả GCN cấp mới',
  'kết quả giấy phép môi trường',
  'kết quả ngày 12/11/2026',
  'kết quả bản giấy',
];
const NO_RESULTS = [
  'kết quả thẩm định',
  'kết quả đo đạc',
  'kết quả xác minh',
  'kết quả xác định nghĩa vụ tài chính',
  'kết quả niêm yết',
  'kết quả một phần',
  'kết quả thuế',
];
const CITIZENS = [
  'công dân',
  'người nộp hồ sơ',
  'người được ủy quyền',
  'đại diện',
  'đại diện công ty',
  'ông A',
  'bà Lan',
  'anh Nam',
  'vợ ông A',
  'con ông A',
  'gia đình ông A',
  'Trần Văn Nam',
  'Nguyễn Thị Mới',
  'Đặng Thị Mẫu',
  'Đoàn Minh Tuấn',
  'Giàng A Páo',
  'ông Lê Phi Long',
  'chị Lan - kế toán công ty',
  'bà Lan - cán bộ hưu trí',
  'ông Nam (con trai)',
  'lãnh đạo công ty',
  'Chủ tịch Hội',
  'Công ty TNHH Bình An',
  'hợp tác xã',
  'chùa An Lạc',
  'trường mầm non Hoa Sen',
  'ngân hàng BIDV',
  'bộ phận một cửa',
  'bộ phận TN&TKQ',
  'bưu điện',
  'cán bộ bưu điện',
];
const OFFICES = [
  'phòng Tư pháp',
  'Phòng TNMT',
  'PHÒNG TNMT',
  'Sở Xây dựng',
  'chi cục thuế',
  'cơ quan thuế',
  'Kho bạc',
  'huyện',
  'UBND huyện',
  'UBND tỉnh',
  'công an xã',
  'VPĐKĐĐ',
  'Văn phòng đăng ký đất đai',
  'Chi nhánh VPĐK',
  'hộ tịch',
  'địa chính',
  'kế toán',
  'cán bộ thụ lý',
  'chuyên viên',
  'lãnh đạo',
  'ông Chủ tịch',
  'trưởng phòng',
  'anh Nam chuyên viên',
  'anh Nam phòng TNMT',
  'anh Nam (Sở Xây dựng)',
  'ông Nam - Chi cục thuế',
  'chị Lan - công chức địa chính',
  'bà Lan, kế toán',
  'ông Nam, Chủ tịch',
  'anh Nam để trình ký',
  'Nguyễn Văn A - Phòng Tư pháp',
  'đoàn kiểm tra',
  'đội đo đạc',
  'hội đồng thẩm định',
  'công ty đo đạc',
];
/** Nobody knows who that is. */
const ANYBODY = ['KBNN', 'bên Hà Giang', 'bên mới', 'dự án môi trường', 'người phải nhận', 'chợ mới'];

/** "Đã trả thông báo ngày hẹn" and the like say another thing. */
const isSaid = (deed: string, paper: string): boolean => !(deed === 'Đã trả thông báo' && paper.includes('12/11'));
const every = (papers: readonly string[], who: readonly string[]): readonly string[] =>
  DEEDS.flatMap((deed) => papers.filter((paper) => isSaid(deed, paper)).flatMap((paper) => who.map((one) => `${deed} ${paper}${one}`)));
const toEach = (who: readonly string[]): readonly string[] => who.map((one) => ` cho ${one}`);

const spellings = (text: string): readonly string[] => [
  text,
  bare(text),
  bare(text).toLowerCase(),
  text.toUpperCase(),
  bare(text).toUpperCase(),
];
/** Those that read otherwise, and how. */
const others = (texts: readonly string[], isRight: (status: unknown) => boolean): string =>
  texts
    .filter((text) => !isRight(readStatus(text)))
    .map((text) => `${text}: ${JSON.stringify(readStatus(text))}`)
    .slice(0, 20)
    .join('\n');

const isCompleted = (status: unknown): boolean => JSON.stringify(status) === '{"ended":"completed"}';
const isAsked = (status: unknown): boolean => status === 'unknown';

const isEndOrAsked = (status: unknown): boolean => isCompleted(status) || isAsked(status);

describe('a result', () => {
  test('that the citizen, his family, who stands for him, the post or the one-stop has ends the dossier', () => {
    expect(others(every(RESULTS, ['', ...toEach(CITIZENS)]), isCompleted)).toBe('');
  });

  test('is the end or a question in any other spelling, and never work', () => {
    const texts = every(RESULTS, ['', ...toEach(CITIZENS)]).flatMap(spellings);
    expect(others(texts, isEndOrAsked)).toBe('');
  });

  test('that went to a desk, to somebody of an office or to another office is asked about, however it is spelled', () => {
    expect(others(every(RESULTS, toEach(OFFICES)).flatMap(spellings), isAsked)).toBe('');
  });

  test('that went to nobody knows whom is asked about', () => {
    expect(others(every(RESULTS, toEach(ANYBODY)), isAsked)).toBe('');
    expect(others(every(RESULTS, toEach(['Nam', 'Đăng'])).flatMap(spellings), isEndOrAsked)).toBe('');
  });

  test('of a step ends nothing, whoever has it', () => {
    const texts = every(NO_RESULTS, ['', ...toEach(CITIZENS), ...toEach(OFFICES)]).flatMap(spellings);
    expect(others(texts, (status) => isAsked(status) || JSON.stringify(status) === '{"paused":"payment"}')).toBe('');
  });
});

test('what stands behind a result without a mark makes no work of it, and a desk behind a mark or "ở" no end', () => {
  const behind = ['thẩm định đang xử lý', 'đo đạc mới', 'cho phòng TNMT chờ ký', 'cho Đăng chưa ký', 'xác minh đang trình ký'];
  expect(others(DEEDS.flatMap((deed) => behind.map((one) => `${deed} kết quả ${one}`)).flatMap(spellings), isAsked)).toBe('');
  for (const text of [
    'Đã trả kết quả (cho phòng TNMT)',
    'Đã trả kết quả cho Trần Văn Nam ở phòng Tư pháp',
    'Đã bàn giao kết quả (phòng TNMT)',
    'Đã trả kết quả đang ký',
    'Đã giao giấy phép xây dựng',
    'Đã giao kết quả thực hiện',
    'Đã trả kết quả cho Nguyễn Văn A (PCT)',
    'ĐÃ GIAO KẾT QUẢ CHO NGUYỄN VĂN A (PCT)',
  ])
    expect.soft(readStatus(text), text).toBe('unknown');
});

describe('nor does it end', () => {
  test.each([
    'Đã gửi kết quả ông Nam (trả lại để sửa)',
    'Đã giao kết quả cho ông Nam, đã thu hồi',
    'Đã giao kết quả cho ông Nam đã bị thu hồi',
    'Đã chuyển kết quả cho bà Lan, bà Lan trả lại',
    'Công dân đã nhận kết quả, đã trả lại',
    'Đã bàn giao kết quả cho anh Nam (bản nháp)',
    'Đã trả kết quả cho công dân (sai tên)',
    'Đã giao kết quả cho ông Nam (không đúng, đổi lại)',
    'Đã gửi kết quả công dân nhầm',
    'Đã trả thông báo từ chối (nhầm)',
  ])('that was taken back, or is none yet: %s', (text) => {
    for (const one of spellings(text)) expect.soft(readStatus(one), one).toBe('unknown');
  });

  test.each([
    'Đã chuyển kết quả cho chị Hoa - KT',
    'Đã chuyển kết quả cho anh Nam (ĐC)',
    'Đã giao kết quả cho anh Nam (CA)',
    'Đã gửi kết quả cho công dân - KT',
    'ĐÃ GIAO KẾT QUẢ CHO CÔNG DÂN (ĐC)',
  ])('that went to what stands in short behind a mark: %s', (text) => expect(readStatus(text)).toBe('unknown'));

  test.each([
    'Đã chuyển kết quả đến Mai Châu',
    'Đã trả kết quả đến Hà Giang',
    'Đã giao kết quả cho Hà Nội',
    'Đã chuyển kết quả tới Hà Nam',
    'Đã chuyển kết quả đến Thái Bình',
    'Đã gửi kết quả cho Hoàng Mai',
    'Đã chuyển kết quả cho Mù Cang Chải',
    'Đã giao kết quả cho Hội Nông Dân',
    'Đã chuyển kết quả cho hội cựu chiến binh',
    'Đã giao kết quả cho Công Thương',
    'Đã bàn giao kết quả cho Thương Binh',
    'Đã giao kết quả cho Kế Hoạch Đầu Tư',
  ])('that went to a place or a body with a name like somebody: %s', (text) => expect(readStatus(text)).toBe('unknown'));

  test('but it ends where its citizen is called by all of his name, or addressed, and where only his own papers went back', () => {
    for (const text of [
      'Đã gửi kết quả cho Nguyễn Văn Nam',
      'Đã chuyển kết quả đến bà Mai Châu',
      'Đã giao kết quả cho Nguyễn Lan',
      'Đã gửi kết quả cho Hoàng Thu Mai',
      'Đã trả kết quả cho ông Nam, trả lại bản chính',
      'Đã trả quyết định thu hồi đất',
      'Đã trả giấy phép sửa chữa nhà ở',
      'Đã trả kết quả cho Nguyễn Thị Nhâm',
    ])
      expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
  });
});

test('what became of a result is read the same where the result stands first, and waiting to hand it to an office is no end', () => {
  for (const text of [
    'Kết quả đã chuyển cho công dân',
    'Kết quả đã được giao cho Nguyễn Thị Mới',
    'Kết quả đăng ký khai sinh đã giao cho người dân',
    'Kết quả đã chuyển một cửa',
    'Chờ trả kết quả cho Nguyễn Văn A',
    'Chờ trả kết quả tại bộ phận một cửa',
  ])
    expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
  const atOffices = [
    'Kết quả đã chuyển cho phòng Tư pháp',
    'Kết quả thẩm định đã chuyển cho công dân',
    'Đã có kết quả đã giao phòng Tư pháp',
  ];
  const waiting = [
    'Chờ trả kết quả cho phòng Tư pháp',
    'Chờ trả kết quả về bộ phận một cửa',
    'Đang chờ trả kết quả cho anh Nam (Phòng TNMT)',
  ];
  for (const text of [...atOffices, ...waiting].flatMap(spellings)) expect.soft(readStatus(text), text).toBe('unknown');
});

test('a name typed small is one where nothing else is written so', () => {
  for (const text of ['Đã giao kết quả cho nguyễn văn a', 'đã giao kết quả cho lê thị mới', 'da giao ket qua cho tran van moi'])
    expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
  for (const text of [
    'Đã giao kết quả cho đoàn tham mưu',
    'Đã giao kết quả cho đào tạo',
    'Đã chuyển trả kết quả về Hà Nội',
    'Da giao ket qua chua ky',
  ])
    expect.soft(readStatus(text), text).toBe('unknown');
});

describe('the result of each usual procedure', () => {
  test.each(usualProcedures().map(({ name }) => name))('%s', (name) => {
    const papers = [`kết quả ${name}`, `kết quả thủ tục ${name.toLowerCase()}`];
    expect(others(every(papers, ['', ' cho công dân', ' cho Nguyễn Văn A']), isCompleted)).toBe('');
    expect(others(every(papers, [' cho phòng Tư pháp', ' cho anh Nam (Phòng TNMT)']).flatMap(spellings), isAsked)).toBe('');
    expect(others(every(papers, ['', ' cho Đặng Thị Mới']).flatMap(spellings), isEndOrAsked)).toBe('');
  });
});

describe('a paper that asks, puts off, or attests what is no result ends nothing', () => {
  test.each([
    'công văn đồng ý tạm dừng',
    'công văn đồng ý kéo dài thời gian giải quyết',
    'công văn chấp thuận cho đo đạc',
    'công văn trả lời ý kiến của Sở TNMT',
    'công văn trả lời hồ sơ chưa đủ điều kiện',
    'phiếu xác nhận bổ sung hồ sơ',
    'phiếu xác nhận nghĩa vụ tài chính',
    'phiếu xác nhận ngày hẹn',
    'phiếu lý lịch tư pháp cho phòng Tư pháp',
    'kết quả tại phòng TNMT',
    'kết quả của cơ quan thuế',
    'lời phòng TNMT',
    'bản chính',
    'đơn',
    'hồ sơ gốc',
    'lệ phí',
    'kết quả cho anh Nam lưu trữ',
    'kết quả cho anh Nam trắc địa',
    'kết quả cho anh Nam kiểm sát viên',
    'kết quả cho Trạm Y Tế',
    'kết quả cho Khu Công Nghiệp',
    'kết quả cho xã',
    'kết quả cho bà Lan (LĐ phòng)',
    'kết quả cho Trần Văn Nam - CT UBND',
  ])('Đã trả %s', (paper) => {
    for (const text of spellings(`Đã trả ${paper}`)) {
      expect.soft(readStatus(text), text).not.toHaveProperty('ended');
      expect.soft(readStatus(text), text).not.toBe('running');
    }
  });

  test('and the result of an office that handed it over is theirs', () => {
    for (const text of ['Chi cục thuế đã trả kết quả', 'Sở TNMT đã trả kết quả', 'Phòng TNMT đã nhận kết quả', 'Đã nhận kết quả từ Sở'])
      expect.soft(readStatus(text), text).toBe('unknown');
    for (const text of ['Phòng Tư pháp đã trả kết quả cho công dân', 'Cán bộ đã trả kết quả'])
      expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
  });
});

test('a refusal that the citizen has ends the dossier as one, and one that went to a desk is asked about', () => {
  const refusals = [
    'thông báo từ chối',
    'văn bản từ chối cho công dân',
    'công văn không đủ điều kiện giải quyết',
    'kết quả từ chối cho ông A',
  ];
  for (const text of refusals.map((paper) => `Đã trả ${paper}`)) expect.soft(readStatus(text), text).toEqual({ ended: 'refused' });
  for (const text of ['Đã trả công văn từ chối cho phòng TNMT', 'Đã trả công văn đề nghị từ chối'])
    expect.soft(readStatus(text), text).toBe('unknown');
  expect(readStatus('Đã trả kết quả cho công dân từ chối nhận')).toEqual({ ended: 'completed' });
});

test('a citizen who had it, or is asked to come for it, ends the dossier by whatever name', () => {
  for (const text of [
    'Ông A đã nhận kết quả',
    'Nguyễn Văn A đã nhận kết quả',
    'Gia đình đã nhận kết quả',
    'Công dân đã nhận kết quả từ bộ phận một cửa',
    'Công dân đã nhận giấy chứng nhận',
    'Đã mời ông A đến nhận kết quả',
    'Đã mời Đặng Văn Mới đến nhận kết quả',
    'Đã gửi tin nhắn mời công dân đến nhận kết quả',
    'Đã gửi kết quả qua bưu điện',
    'Đã chuyển kết quả về bộ phận một cửa',
  ])
    expect.soft(readStatus(text), text).toEqual({ ended: 'completed' });
});

test.each([
  'Đã trả kết quả cho đơn vị ngày 12/11/2026',
  'Đã trả kết quả cho đơn vị qua bưu điện',
  'Đã trả kết quả cho đơn vị được ủy quyền',
  'Đã trả kết quả cho ông A (cán bộ: Lan)',
  'Đã trả kết quả cho ông Nam (thôn 3)',
  'Đã trả kết quả cho tổ chức/cá nhân',
  'Đã trả kết quả cho bà Lan tổ 5',
  'Đã trả KQ cho CD',
  'Đã trả rồi',
  'Đã trả kết quả ký số',
  'Đã trả kết quả bằng bản giấy',
  'Đã trả quyết định hưởng trợ cấp',
  'Đã trả giấy xác nhận độc thân',
  'Đã giao giấy phép xây dựng cho ông A',
  'Đã giao kết quả tới tay công dân',
  'Đã trả kết quả cho Nguyễn Văn A (CCCD 0123)',
  'Đã trả kết quả cho Nguyễn Văn A (em trai ông B)',
  'Đã mời 2 lần công dân đến nhận kết quả',
  'Đã gọi điện thông báo công dân đến nhận kết quả',
  'Đã trả kết quả cho Nguyễn Văn A ở thôn Đông',
  'Đã trả kết quả cho ông Nam hôm qua',
  'Đã trả kết quả cho công dân theo phiếu hẹn',
  'Đã trả kết quả và lưu trữ hồ sơ',
  'Đã trả kết quả trên hệ thống',
  'Đã trả kết quả sau khi bổ sung',
  'Đã trả kết quả sau khi thẩm định',
  'Đã bàn giao kết quả cho bộ phận một cửa xã',
  'Đã trả kết quả tại Trung tâm PVHCC phường',
])('nor is it asked about what is plain: %s', (text) => expect(readStatus(text)).toEqual({ ended: 'completed' }));

describe('what an office does with its own papers once the result was given', () => {
  const GIVEN = ['Đã trả kết quả', 'Đã trả KQ cho công dân', 'Đã giao kết quả cho bà Lan', 'Bộ phận một cửa đã trả kết quả'];
  const RECORDS = [
    'lưu hồ sơ',
    'lưu kho',
    'lưu trữ',
    'số hóa',
    'số hóa hồ sơ',
    'scan',
    'quét',
    'cập nhật',
    'cập nhật phần mềm',
    'cập nhật lên hệ thống',
    'nhập phần mềm',
    'đính kèm kết quả',
    'đẩy lên kho dữ liệu',
    'vào sổ',
    'ghi sổ hộ tịch',
    'thu hồi giấy cũ',
    'xuất biên lai',
  ];
  const STATES = [' chưa', ' nhưng chưa', ', chưa', ', đã', ', đang', ' - còn chưa', ' (đã', ' và đã'];

  test('leaves the dossier ended', () => {
    const texts = GIVEN.flatMap((given) => STATES.flatMap((state) => RECORDS.map((record) => `${given}${state} ${record}`)));
    expect(others(texts.flatMap(spellings), isCompleted)).toBe('');
  });

  test.each([
    'hồ sơ lưu tại phòng Tư pháp',
    'hồ sơ giấy lưu tại UBND xã',
    'bản lưu tại phòng Tư pháp',
    'thu hồi giấy cũ',
    'thu hồi giấy chứng nhận cũ',
    'thu lại phiếu hẹn',
    'vào sổ',
    'đã thu lệ phí',
    'không thu phí',
    'miễn lệ phí',
    'kèm biên lai',
    'kèm biên lai thu tiền',
    'lưu tại phòng Tư pháp',
    'lưu VP',
    'nộp lưu',
    'chưa nộp lưu trữ',
    'thu hồi CMND cũ',
    'thu hồi thẻ BHYT cũ',
    'chưa đồng bộ DVC',
    'chưa chỉnh lý biến động',
    'chưa cập nhật VBDLIS',
    'chưa số hóa thành phần hồ sơ',
    'chưa vào phần mềm',
    'chờ đánh giá',
    'công dân chưa đánh giá',
    'công dân đã nộp lệ phí',
    'quầy 2',
    'bộ phận một cửa',
  ])('leaves the dossier ended behind a mark: %s', (behind) => {
    expect(others(spellings(`Đã trả kết quả, ${behind}`), isCompleted)).toBe('');
    expect(others([`Đã trả kết quả cho ông A, ${behind}`, `Đã trả kết quả cho Nguyễn Thị Lưu (${behind})`], isCompleted)).toBe('');
  });

  test.each([
    'số hóa',
    'thu lệ phí',
    'lưu hồ sơ tại phòng Tư pháp',
    'thu hồi giấy cũ',
    'thu lại sổ cũ',
    'thu giấy hẹn',
    'biên lai thu phí',
    'ghi sổ',
  ])('leaves the dossier ended behind "và": %s', (behind) =>
    expect(others([...spellings(`Đã trả kết quả và ${behind}`), `Đã trả kết quả cho ông A và ${behind}`], isCompleted)).toBe(''),
  );

  test.each(['chưa số hóa', 'chưa lưu', 'đã thu lệ phí', 'chưa đánh giá', 'công dân chưa đánh giá'])(
    'leaves the dossier ended of which the citizen was told: %s',
    (behind) => {
      const told = ['Đã thông báo kết quả', 'Đã thông báo kết quả cho công dân', 'Đã mời công dân đến nhận kết quả'];
      expect(others(told.map((one) => `${one}, ${behind}`).flatMap(spellings), isCompleted)).toBe('');
      expect(others(told.map((one) => `${one} thẩm định, ${behind}`).flatMap(spellings), (status) => !isCompleted(status))).toBe('');
    },
  );

  test('but not where what he paid since may be the result he was told', () => {
    const texts = ['Đã thông báo kết quả cho công dân, đã nộp lệ phí', 'Đã mời công dân đến nhận kết quả, công dân đã nộp phí'];
    expect(others(texts.flatMap(spellings), isAsked)).toBe('');
  });

  test('ends nothing where the result went to a desk, is of a step or is not signed', () => {
    const texts = [
      'Đã trả kết quả cho phòng Tư pháp chưa số hóa',
      'Phòng Tư pháp đã trả kết quả, hồ sơ lưu tại phòng Tư pháp',
      'Đã trả kết quả thẩm định, hồ sơ lưu tại phòng Tư pháp',
      'Đã trả kết quả để lưu hồ sơ',
      'Đã trả kết quả lưu tại phòng Tư pháp',
      'Đã giao kết quả, lưu tại phòng Tư pháp',
      'Đã trả kết quả cho anh Nam và đóng dấu',
      'Đã trả kết quả cho anh Nam lưu trữ',
      'Đã trả kết quả chưa cập nhật kết quả thẩm định',
      'Đã trả kết quả chưa ký',
      'Chưa trả kết quả, đã số hóa',
    ];
    expect(others(texts.flatMap(spellings), isAsked)).toBe('');
  });
});

test('money and a decision are results, but fees and taxes that were paid are none', () => {
  const paid = [
    'chế độ',
    'kinh phí hỗ trợ',
    'QĐ TCXH',
    'QĐ điều chỉnh trợ cấp',
    'tiền mai táng',
    'tiền trợ cấp',
    'tiền hỗ trợ chi phí mai táng',
    'mai táng phí',
    'QĐ',
    'QĐ trợ cấp',
    'QĐ hưởng trợ cấp',
  ];
  const texts = paid.flatMap((paper) => ['', ' cho công dân', ' cho gia đình'].map((who) => `Đã trả ${paper}${who}`));
  expect(others([...texts, 'Đã trả tiền cho công dân', 'Đã trả tiền cho gia đình'].flatMap(spellings), isCompleted)).toBe('');
  const asked = [
    // Perhaps by the citizen.
    'Đã trả tiền',
    ...['phí', 'lệ phí', 'thuế', 'sử dụng đất', 'đo đạc', 'thừa', 'cho phòng Tư pháp', 'về kho bạc'].map((of) => `Đã trả tiền ${of}`),
    ...['kiểm tra', 'gia hạn', 'đình chỉ', 'cho phòng Tư pháp'].map((of) => `Đã trả QĐ ${of}`),
    'Đã trả lại tiền',
    'Đã trả tiền chưa có kết quả',
    'Đã trả tiền, bị hủy',
    'Công dân đã trả tiền',
    'Công dân đã trả tiền cho gia đình',
    ...['giải trình', 'sửa đổi', 'chỉnh sửa'].map((deed) => `Đã trả quyết định cho công dân ${deed}`),
  ];
  expect(others(['Đã trả quyết định sửa đổi cho công dân', 'Công dân đã nhận giấy phép sửa đổi'].flatMap(spellings), isCompleted)).toBe('');
  expect(readStatus('Đã trả QĐ cho ông Nam sửa đổi')).toBe('unknown');
  expect(readStatus('Đã trả tiền, chưa nộp phí')).toEqual({ paused: 'payment' });
  expect(others(asked.flatMap(spellings), isAsked)).toBe('');
});

test.each([
  'phiếu xác nhận nhân thân',
  'giấy XN tình trạng hôn nhân',
  'giấy XNTTHN',
  'GXN',
  'TLKS',
  'sổ BHYT',
  'sổ hộ nghèo',
  'bản chứng thực',
  'giấy khuyết tật',
])('what offices call results in short are results without accents, too: %s', (paper) => {
  expect(others([...spellings(`Đã trả ${paper}`), ...spellings(`Đã trả ${paper} cho công dân`)], isCompleted)).toBe('');
});

test('what the one-stop gave is the end, wherever it sits, and what another desk gave, or has behind a mark, is asked about', () => {
  const oneStops = ['Bộ phận một cửa', 'Bộ phận một cửa UBND xã', 'Văn phòng một cửa', 'Bộ phận TN&TKQ', 'Trung tâm PVHCC', 'Quầy một cửa'];
  expect(others(oneStops.map((desk) => `${desk} đã trả kết quả`).flatMap(spellings), isCompleted)).toBe('');
  expect(others(oneStops.map((desk) => `Đã trả kết quả (${desk.toLowerCase()})`).flatMap(spellings), isCompleted)).toBe('');
  const asked = [
    'Phòng Tư pháp đã trả kết quả',
    'Phòng Tư pháp và bộ phận một cửa đã trả kết quả',
    'Bộ phận một cửa phòng Tư pháp đã trả kết quả',
    'VPĐKĐĐ đã trả kết quả',
    'Đã trả kết quả - Phòng Tư pháp',
    'Đã trả kết quả (phòng Tư pháp)',
    'Đã trả kết quả cho trưởng thôn',
    'Đã trả kết quả cho UBND xã',
    'Đã trả kết quả cho chi bộ',
    'Đã giao kết quả cho ông Phòng',
    'Đã có kết quả, đã chuyển phòng Tư pháp',
    'Đã có kết quả, đã giao cho phòng Tư pháp',
    'Đã trả công văn đồng ý rút hồ sơ',
  ];
  expect(others(asked.filter((text) => !text.includes('ông Phòng')).flatMap(spellings), isAsked)).toBe('');
  expect(readStatus('Da giao ket qua cho ong Phong')).toBe('unknown');
});

test('a name is no word of the work: Đăng, Mới, Chờ and Lê Phi are somebody', () => {
  for (const text of ['Trả kết quả cho Đặng Văn A', 'Giao kết quả cho Nguyễn Thị Mới', 'Lưu kho cho chị Trần Lê Phi'])
    expect.soft(readStatus(text), text).toBe('unknown');
});

test('a status may break off anywhere', () => {
  for (const text of ['Đã trả kết quả cho ông Nguyễn Văn A (Phòng TNMT), chờ nộp lệ phí', 'Đã mời vợ bà Lan đến nhận kết quả ở thôn 3'])
    for (const one of spellings(text))
      for (let n = 0; n <= one.length; n++) expect(readStatus(one.slice(0, n)), one.slice(0, n)).toBeDefined();
  expect(readStatus('Da tra ket qua ba')).toEqual({ ended: 'completed' });
});

test('words without end cost nothing to read', () => {
  const pieces = [
    'Đã giao kết quả cho ',
    'Nguyễn Văn ',
    'đã mời ông ',
    'bộ phận ',
    'cán bộ của ',
    'công dân, ',
    'cha, mẹ, ',
    'cho ',
    '(',
    '12/',
    'đ',
  ];
  const began = process.cpuUsage();
  for (const first of pieces)
    for (const again of pieces) {
      readStatus((first + again.repeat(30_000)).slice(0, 30_000));
      readStatus((first + again.repeat(500)).slice(0, 500));
    }
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(3);
});
