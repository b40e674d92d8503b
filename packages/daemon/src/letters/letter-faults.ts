// Why a letter cannot take the step an officer asks for, in sentences that name the letter and the cure.
import type { StoredLetter } from '@dunghen/store';
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
      vi: `Thư ${id} (${dossier}) hẹn lại ngày ${newDueOn}, đã qua khi ký ngày ${signedOn}; hãy hẹn ngày khác bằng "dunghen letters reason ${id} --reason … --new-due …".`,
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
      vi: `Ngày ký ${inWords(signedOn)} của thư ${id} (${dossier}) trước ngày ${of === 'end' ? 'có kết quả' : 'tiếp nhận hồ sơ'} ${inWords(earliest)}; hãy kiểm tra lại ngày.`,
      en: `Letter ${id} (${dossier}) cannot be signed on ${signedOn}, before its dossier was ${of === 'end' ? 'finished' : 'received'} on ${earliest}; check the day.`,
    },
    signedOn,
  );

export const notOwed = (letter: StoredLetter, endedOn: string): DaemonError =>
  new DaemonError(
    'letter-not-owed',
    {
      vi: `Hồ sơ ${letter.dossier} đã có kết quả đúng hẹn ngày ${endedOn}; hãy thu hồi thư bằng "dunghen letters withdraw ${letter.id} --reason …".`,
      en: `Dossier ${letter.dossier} was finished in time on ${endedOn}; withdraw the letter with "dunghen letters withdraw ${letter.id} --reason …".`,
    },
    letter.id,
  );

export const noLongerMissed = ({ id, dossier, dueOn }: StoredLetter): DaemonError =>
  new DaemonError(
    'letter-not-owed',
    {
      vi: `Đến hôm nay hồ sơ ${dossier} chưa lỡ hẹn ngày ${dueOn} (chưa tới hạn, đang tạm dừng, hoặc hạn đã được tính lại); hãy thu hồi thư bằng "dunghen letters withdraw ${id} --reason …".`,
      en: `As of today dossier ${dossier} has not missed ${dueOn} (it is not due yet, is paused, or its due date moved); withdraw the letter with "dunghen letters withdraw ${id} --reason …".`,
    },
    id,
  );

export const newDateOff = ({ id, dossier }: StoredLetter, newDueOn: string): DaemonError =>
  new DaemonError(
    'bad-new-due',
    {
      vi: `Thư ${id} (${dossier}) hẹn lại ngày ${newDueOn}, theo lịch hiện nay là ngày nghỉ; hãy hẹn ngày khác bằng "dunghen letters reason ${id} --reason … --new-due …".`,
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

/** A day as people write it: DD/MM/YYYY. */
const inWords = (iso: string): string => iso.split('-').toReversed().join('/');
