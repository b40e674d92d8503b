// `dunghen digest`: this morning's lists now, as the daemon makes them; made once a day whoever asks.
import { isWorkingDay } from '@dunghen/core';
import { mailFaultWords, sendMail, tellMorning } from '@dunghen/daemon/digest';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';
import { fromConfig } from '@dunghen/daemon/config';
import { say } from '../show/say.ts';

export const digestCommand: CommandAction<[], object> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const { t, loaded, today, now } = session;
  const store = await session.openStore();
  try {
    const law = await session.lawOfDossiers();
    const told = await tellMorning(store, { loaded, law, today, now });
    const mail = await sendMail(store, loaded, () => Date.parse(now()));
    const folder = fromConfig(loaded, loaded.config.digests.folder);
    if (session.json) process.stdout.write(`${JSON.stringify({ ...told, folder, mail })}\n`);
    else {
      const lines = [
        told.digests === 0
          ? isWorkingDay(law.calendar, today)
            ? t(`Bản tin hôm nay đã có trong ${folder}.`, `Today's digests are in ${folder} already.`)
            : t('Hôm nay là ngày nghỉ, không có bản tin.', 'Today is a day off: there is no digest.')
          : t(
              `Đã soạn ${told.digests} bản tin trong ${folder}; ${told.alerts} hồ sơ được báo lần đầu.`,
              `${told.digests} digests in ${folder}; ${told.alerts} dossiers told of for the first time.`,
            ),
        ...(told.forgotten > 0
          ? [
              t(
                `! Đã bỏ bản tin của ${told.forgotten} ngày chưa đến (đồng hồ từng chạy nhanh, hoặc --today là ngày sau): đến ngày sẽ soạn lại.`,
                `! The digests of ${told.forgotten} days to come (made by a clock that ran ahead, or with a later --today) are taken back; they will be made anew on their day.`,
              ),
            ]
          : []),
        ...(mail.sent > 0 ? [t(`Đã gửi ${mail.sent} thư điện tử.`, `${mail.sent} mails sent.`)] : []),
        ...(mail.superseded > 0
          ? [
              t(
                `! ${mail.superseded} thư điện tử của những buổi sáng trước không gửi nữa, vì đã có bản tin mới hơn cho người nhận; bản cũ nằm trong ${folder}.`,
                `! ${mail.superseded} mails of earlier mornings are not sent any more, since there is a newer digest for their readers; the old ones are in ${folder}.`,
              ),
            ]
          : []),
        ...(mail.waiting > 0
          ? [
              t(
                `! ${mail.waiting} thư điện tử chưa gửi được (${mail.fault}): ${mailFaultWords(mail.fault ?? '').vi}. Chương trình sẽ gửi lại.`,
                `! ${mail.waiting} mails not sent yet (${mail.fault}): ${mailFaultWords(mail.fault ?? '').en}. They will be tried again.`,
              ),
            ]
          : []),
        ...(told.fault === null
          ? []
          : [
              t(
                `! Không ghi được bản tin vào ${folder}; hãy kiểm tra quyền ghi và dung lượng đĩa.`,
                `! Digests cannot be written to ${folder}; check permissions and free space.`,
              ),
            ]),
      ];
      say(`${lines.join('\n')}\n`);
    }
    return told.fault === null && mail.waiting === 0 ? EXIT.done : EXIT.failed;
  } finally {
    await store.close();
  }
};
