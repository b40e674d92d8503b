// `dunghen letters print`: the letters of a month as one file for the printer.
import { resolve } from 'node:path';
import { formatDay } from '@dunghen/core';
import { printLetters, type Printed } from '@dunghen/daemon';
import { fromConfig } from '@dunghen/daemon/config';
import { EXIT } from '../exit-code.ts';
import { openSession } from '../session.ts';
import { cannotWrite } from '../write-out.ts';
import type { LetterOptions } from './letters.ts';
import { reply } from '../show/say.ts';

export async function lettersPrint(
  { month, ...options }: LetterOptions & { readonly month: string; readonly out?: string },
  lang: 'vi' | 'en',
): Promise<number> {
  const session = openSession(options, lang);
  const { t, loaded } = session;
  const store = await session.openStore();
  try {
    const out = resolve(options.out ?? `in-${month}.docx`);
    const printed = await printLetters(store, {
      month,
      today: formatDay(session.today),
      law: await session.lawOfDossiers(),
      state: options.state,
      folder: fromConfig(loaded, loaded.config.letters.folder),
      out,
    }).catch((error: NodeJS.ErrnoException) => {
      throw error.syscall === undefined ? error : cannotWrite(error.path ?? out, error);
    });
    // What is told of many files is said once, and their names stand below it.
    const named = (files: readonly string[], vi: string, en: string): readonly string[] =>
      files.length > 1
        ? [t(`! ${vi}: ${files.length} tệp`, `! ${en}: ${files.length} files`), ...files.map((file) => `    ${file}`)]
        : files.map((file) => `! ${t(vi, en)}: ${file}`);
    const lines = [
      ...(printed.letters === 0
        ? [t('Không thư nào in chung được, nên không có tệp nào được tạo.', 'No letter could be joined, so no file was made.')]
        : [
            t(`${printed.letters} thư trong ${printed.file}`, `${printed.letters} letters in ${printed.file}`),
            printed.pdf === null
              ? t(
                  'Không có bản PDF (máy chưa cài LibreOffice, hoặc LibreOffice bị lỗi): hãy in tệp Word, hoặc chạy lại lệnh này.',
                  'There is no PDF (LibreOffice is not installed or failed): print the Word file, or run this again.',
                )
              : `PDF: ${printed.pdf}`,
            ...tooLong(printed, t),
            ...countingOn(printed, t),
          ]),
      ...named(
        printed.old,
        'Có từ trước, không phải của lần in này, có thể có thư không còn phải gửi; đừng in từ đó, hãy xóa',
        'There from before and not of this print, it may hold letters that are owed no more; do not print it, delete it',
      ),
      ...named(
        printed.broken,
        'Không in, vì tệp không mở được (trống, hỏng, hoặc không phải tệp Word); xóa tệp rồi chạy "dunghen scan" để ghi lại bản trong sổ, và in lại',
        'Left out, since the file cannot be opened (empty, damaged, or no Word file); delete it, run "dunghen scan", which writes what the ledger keeps, and print again',
      ),
      ...named(
        printed.fromLedger,
        'Không đọc được tệp (không có quyền, hoặc là thư mục), nên đã in bản trong sổ; nếu ai đã sửa tệp, hãy xem lại',
        'The file cannot be read (no permission, or a folder), so what the ledger keeps was printed; if somebody altered the file, look at it',
      ),
      ...named(
        printed.apart.filter((file) => !printed.broken.includes(file)),
        'In riêng, vì soạn từ mẫu thư khác, đã sửa bằng chương trình khác, hoặc có đầu trang, chân trang riêng',
        'To be printed by itself, made of another template, saved by another program or with a header of its own',
      ),
      ...named(
        printed.notOwed,
        'Không in, vì hồ sơ không lỡ hẹn (đã xong đúng hạn, đang tạm dừng, hoặc hạn đã được tính lại); thu hồi bằng "dunghen letters withdraw … --reason …"',
        'Left out, since its dossier missed nothing (it was finished in time, is paused, or its due date moved); withdraw it with "dunghen letters withdraw … --reason …"',
      ),
      ...named(
        printed.contested,
        'Không in, vì hồ sơ ghi kết thúc đúng hẹn mà danh sách sau hạn trả còn cho thấy đang giải quyết; hỏi lại ngày kết thúc thật, cách làm tiếp xem ở "dunghen doctor"',
        'Left out, since its dossier is said to have ended in time and a list still showed it open after the due date; ask for the day it really ended, "dunghen doctor" tells what to do then',
      ),
      ...named(
        printed.unseen,
        'Không danh sách hay sự kiện nào cho thấy hồ sơ còn đang giải quyết sau ngày hẹn, có thể đã xong đúng hẹn; hãy nhập danh sách mới nhất hoặc hỏi lại trước khi ký',
        'No list and no event shows its dossier open after the day it was due, and it may be done in time; import the newest list or ask before it is signed',
      ),
      ...named(
        printed.elsewhere,
        'Theo tệp sự kiện đã nhập, hồ sơ đã được hẹn lại bằng văn bản khác ("dunghen letters show" nêu số); nếu văn bản ấy đã xin lỗi về lần hẹn này thì đừng ký, hãy thu hồi',
        'As an imported event tells, another letter gave its dossier a later day ("dunghen letters show" has its number); if that one apologised for this appointment do not sign it, withdraw it',
      ),
      ...named(
        printed.dayOff,
        'Ngày hẹn mới là ngày nghỉ theo lịch hiện nay; bản nháp thì hẹn ngày khác bằng "dunghen letters reason … --new-due …" rồi in lại, thư đã ban hành thì báo công dân hoặc trả kết quả trước ngày đó',
        'Its new date is a day off by the present calendar; give a draft another with "dunghen letters reason … --new-due …" and print again, of an issued letter tell the citizen or have the result ready before that day',
      ),
      ...named(
        printed.lapsed,
        'Ngày hẹn mới đã qua, hẹn ngày khác bằng "dunghen letters reason … --new-due …" rồi in lại',
        'Its new date has passed, give another with "dunghen letters reason … --new-due …" and print again',
      ),
      ...named(
        printed.provisional,
        'Ngày hẹn mới là ngày tạm tính, vì lịch nghỉ năm đó chưa được quyết định đủ',
        'Its new date is provisional, since not all days off of that year are decided',
      ),
    ];
    reply(session, { month, ...printed }, () => `${lines.join('\n')}\n`);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

const countingOn = ({ countOn }: Printed, t: (vi: string, en: string) => string): readonly string[] => {
  const fields = countOn.join(', ');
  return countOn.length === 0
    ? []
    : [
        t(
          `! Mẫu thư đánh số bằng trường ${fields}, trong bản in chung số chạy tiếp từ thư này sang thư sau; hãy thay bằng danh sách đánh số hay trường SEQ của Word, hoặc in riêng từng thư.`,
          `! The template counts by ${fields}, which in a file of many letters counts on from one letter to the next; use a numbered list or SEQ of Word instead, or print each letter by itself.`,
        ),
      ];
};

/** Whoever prints on both sides, or in a hurry, would take the second page of one letter for the next one. */
const tooLong = ({ pages, letters, long }: Printed, t: (vi: string, en: string) => string): readonly string[] => {
  if (pages === null || pages <= letters) return [];
  const [vi, en] = long.length === 0 ? ['', ''] : [` (${firstOf(long, 'thư nữa')})`, ` (${firstOf(long, 'more')})`];
  return [
    t(
      `! Bản PDF có ${pages} trang cho ${letters} thư: có thư dài quá một trang${vi}, dù mỗi thư vẫn bắt đầu ở trang mới. Hãy xem bản PDF; thư nào cũng dài thì rút gọn mẫu thư (lời văn, khoảng cách đoạn), chỉ vài thư thì rút gọn lý do bằng "dunghen letters reason … --reason …", rồi in lại.`,
      `! The PDF has ${pages} pages for ${letters} letters: some take more than one${en}, though each begins on a new page. Look at the PDF; where all are too long, shorten the template (its words, the space between paragraphs), where only some are, shorten the reason with "dunghen letters reason … --reason …", and print again.`,
    ),
  ];
};

/** Letters named in a sentence. */
const NAMED = 5;
const firstOf = (files: readonly string[], more: string): string =>
  files.slice(0, NAMED).join(', ') + (files.length > NAMED ? `, +${files.length - NAMED} ${more}` : '');
