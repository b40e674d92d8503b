// Why a letter cannot take the step an officer asks for, in sentences that name the letter and the cure.
import type { Sentence } from '@dunghen/core';
import type { StoredLetter } from '@dunghen/store';
import { showDay } from '@dunghen/view/words';
import { DaemonError } from '../daemon-error.ts';

export const withoutReason = ({ id, dossier }: StoredLetter): DaemonError =>
  new DaemonError(
    'letter-incomplete',
    {
      vi: `Thư ${id} (${dossier}) chưa có lý do; hãy ghi bằng "dunghen letters reason ${id} --reason …".`,
      en: `Letter ${id} (${dossier}) lacks its reason; give it with "dunghen letters reason ${id} --reason …".`,
    },
    'reason',
  );

export const newDatePassed = ({ id, dossier }: StoredLetter, newDueOn: string, signedOn: string): DaemonError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Thư ${id} (${dossier}) hẹn lại ngày ${showDay(newDueOn, 'vi')}, đã qua khi ký ngày ${showDay(signedOn, 'vi')}; hãy hẹn ngày khác bằng "dunghen letters reason ${id} --reason … --new-due …".`,
      en: `Letter ${id} (${dossier}) promises ${newDueOn}, which is past when it is signed on ${signedOn}; give another day with "dunghen letters reason ${id} --reason … --new-due …".`,
    },
    newDueOn,
  );

export const signedTooEarly = (
  { id, dossier }: StoredLetter,
  signedOn: string,
  [earliest, of]: readonly [day: string, of: 'end' | 'receipt'],
): DaemonError =>
  new DaemonError(
    'bad-signed-on',
    {
      vi: `Ngày ký ${showDay(signedOn, 'vi')} của thư ${id} (${dossier}) trước ngày ${of === 'end' ? 'có kết quả' : 'tiếp nhận hồ sơ'} ${showDay(earliest, 'vi')}; hãy kiểm tra lại ngày.`,
      en: `Letter ${id} (${dossier}) cannot be signed on ${signedOn}, before its dossier was ${of === 'end' ? 'finished' : 'received'} on ${earliest}; check the day.`,
    },
    signedOn,
  );

export const notOwed = (letter: StoredLetter, endedOn: string): DaemonError =>
  new DaemonError(
    'letter-not-owed',
    {
      vi: `Hồ sơ ${letter.dossier} đã có kết quả đúng hẹn ngày ${showDay(endedOn, 'vi')}; hãy thu hồi thư bằng "dunghen letters withdraw ${letter.id} --reason …".`,
      en: `Dossier ${letter.dossier} was finished in time on ${endedOn}; withdraw the letter with "dunghen letters withdraw ${letter.id} --reason …".`,
    },
    letter.id,
  );

/** The ways a person has with a draft whose dossier a list showed open after the day, though it is said to have ended in time (law: a sign of an end put back). */
export const waysOfContested = (id: number | 'SỐ' | 'ID'): Sentence => ({
  vi: `Đúng hẹn thật thì thu hồi bằng "dunghen letters withdraw ${id} --reason …". Ngày bị ghi lùi thì công dân vẫn phải được xin lỗi: ghi ngày thật bằng "dunghen letters reason ${id} --reason … --ended-on NGÀY", sổ giữ ai ghi và lúc nào, rồi ban hành như thường.`,
  en: `If it was in time, withdraw with "dunghen letters withdraw ${id} --reason …". If the day was put back, the citizen is still owed the apology: give the true day with "dunghen letters reason ${id} --reason … --ended-on DAY", of which the ledger keeps who and when, and issue the letter as usual.`,
});

/** The true day of an end may be given only where the one that is stated is contradicted: else history would be a matter of words. */
export const endNotContested = ({ id, dossier }: StoredLetter): DaemonError =>
  new DaemonError(
    'bad-ended-on',
    {
      vi: `Thư ${id} (${dossier}): --ended-on chỉ dùng khi hồ sơ ghi kết thúc đúng hẹn mà một danh sách sau hạn trả còn cho thấy đang giải quyết; hồ sơ này không như vậy, hãy bỏ --ended-on.`,
      en: `Letter ${id} (${dossier}): --ended-on is for a dossier that is said to have ended in time and that a list after the due date still showed open; this one is not, leave out --ended-on.`,
    },
    id,
  );

/** Asked for with a letter that is not withdrawn, or none. */
export const noneWithdrawn = (code: string): DaemonError =>
  new DaemonError(
    'bad-ended-on',
    {
      vi: `Hồ sơ ${code} không có thư nào đã thu hồi để soạn lại với --ended-on; thư mới soạn thì ghi ngày thật bằng "dunghen letters reason ${code} --reason … --ended-on NGÀY".`,
      en: `Dossier ${code} has no withdrawn letter to draft anew with --ended-on; of a draft give the true day with "dunghen letters reason ${code} --reason … --ended-on DAY".`,
    },
    code,
  );

export const endBeforeSeen = ({ id, dossier }: StoredLetter, endedOn: string, seenOpenOn: string): DaemonError =>
  new DaemonError(
    'bad-ended-on',
    {
      vi: `Thư ${id} (${dossier}) không thể ghi kết thúc ngày ${showDay(endedOn, 'vi')}: danh sách ngày ${showDay(seenOpenOn, 'vi')} còn cho thấy đang giải quyết; hãy ghi ngày đó hoặc sau đó.`,
      en: `Letter ${id} (${dossier}) cannot state an end on ${endedOn}: a list of ${seenOpenOn} still showed it open; give that day or a later one.`,
    },
    endedOn,
  );

export const contested = ({ id, dossier }: StoredLetter, endedOn: string, seenOpenOn: string): DaemonError => {
  const ways = waysOfContested(id);
  return new DaemonError(
    'letter-not-owed',
    {
      vi: `Thư ${id} (${dossier}) chưa ghi lý do hay ban hành được: hồ sơ ghi kết thúc đúng hẹn ngày ${showDay(endedOn, 'vi')}, nhưng danh sách ngày ${showDay(seenOpenOn, 'vi')} còn cho thấy đang giải quyết, nên thư sẽ ghi một ngày bị chính danh sách bác bỏ. ${ways.vi}`,
      en: `Letter ${id} (${dossier}) can be given no reason and cannot be issued: its dossier is said to have ended in time on ${endedOn}, but a list of ${seenOpenOn} still showed it open, so the letter would state a day that the list contradicts. ${ways.en}`,
    },
    id,
  );
};

export const noLongerMissed = ({ id, dossier, dueOn }: StoredLetter): DaemonError =>
  new DaemonError(
    'letter-not-owed',
    {
      vi: `Đến hôm nay hồ sơ ${dossier} chưa lỡ hẹn ngày ${showDay(dueOn, 'vi')} (chưa tới hạn, đang tạm dừng, hoặc hạn đã được tính lại); hãy thu hồi thư bằng "dunghen letters withdraw ${id} --reason …".`,
      en: `As of today dossier ${dossier} has not missed ${dueOn} (it is not due yet, is paused, or its due date moved); withdraw the letter with "dunghen letters withdraw ${id} --reason …".`,
    },
    id,
  );

export const newDateOff = ({ id, dossier }: StoredLetter, newDueOn: string): DaemonError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Thư ${id} (${dossier}) hẹn lại ngày ${showDay(newDueOn, 'vi')}, theo lịch hiện nay là ngày nghỉ; hãy hẹn ngày khác bằng "dunghen letters reason ${id} --reason … --new-due …".`,
      en: `Letter ${id} (${dossier}) promises ${newDueOn}, a day off by the present calendar; give another day with "dunghen letters reason ${id} --reason … --new-due …".`,
    },
    newDueOn,
  );

export const noNewDate = (letter: StoredLetter): DaemonError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Thư ${letter.id} không có ngày hẹn mới: hồ sơ đã có kết quả hoặc đã lỡ hẹn lần thứ hai; hãy bỏ --new-due.`,
      en: `Letter ${letter.id} bears no new date: the result is there, or it is the second missed appointment; leave out --new-due.`,
    },
    letter.id,
  );

export const issuedAs = (letter: StoredLetter, number: string): DaemonError =>
  new DaemonError(
    'letter-issued-before',
    {
      vi: `Thư ${letter.id} (${letter.dossier}) đã ban hành số ${number}, như ghi trong tệp ${letter.fileName}; hãy ghi lại đúng số đó, không ban hành thư thứ hai.`,
      en: `Letter ${letter.id} (${letter.dossier}) was issued as number ${number}, as its file ${letter.fileName} says; record that number and issue no second letter.`,
    },
    number,
  );
