// `dunghen doctor`: what is not right yet, and how to mend it.
import { accessSync, constants } from 'node:fs';
import { styleText } from 'node:util';
import { addDays, DungHenError, formatDay, isProvisional, openDecisions } from '@dunghen/core';
import { RESTORE, storeFault, type Store } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession, type Session } from '../session.ts';
import { showDay } from '../show/text.ts';
import { disks, nearestThere } from './doctor-disks.ts';
import { goneLetters } from './doctor-gone.ts';
import { past } from './doctor-past.ts';
import { newestList } from './doctor-lists.ts';
import { digests, inbox, mail, readers } from './doctor-ways.ts';
import { pdfs, lettersToErase } from './doctor-copies.ts';
import { draftsToWithdraw, lastScan, letterFiles, lettersAway, promisedDaysOff, stillOwed, type Check } from './doctor-letters.ts';
import { reply } from '../show/say.ts';

/** Days ahead for which due dates are given out. */
const AHEAD_DAYS = 60;

export const doctorCommand: CommandAction<[], object> = async (_, options, defaultLang) => {
  const session = openSession(options, defaultLang);
  const stored = await database(session);
  const checks: Check[] = [
    configuration(session),
    calendar(session),
    ...stored.checks,
    ...(await letters(session, stored.isAway)),
    ...(await inbox(session)),
    ...disks(session),
  ];
  const ok = checks.every(({ state }) => state !== 'fault');
  reply(session, { ok, today: formatDay(session.today), checks }, () => inWords(checks));
  return ok ? EXIT.done : EXIT.failed;
};

function configuration({ loaded, t }: Session): Check {
  const { path, config } = loaded;
  if (path === null) {
    return {
      check: 'config',
      state: 'warning',
      message: t('Chưa có tệp cấu hình; chạy "dunghen init" để tạo.', 'There is no configuration yet; "dunghen init" makes one.'),
    };
  }
  if (config.agency.name === undefined) {
    return {
      check: 'config',
      state: 'warning',
      message: t(`Chưa khai tên cơ quan: hãy điền [agency] trong ${path}.`, `The agency has no name: fill in [agency] in ${path}.`),
    };
  }
  return { check: 'config', state: 'ok', message: t(`Cấu hình ${path} dùng được.`, `The configuration ${path} is usable.`) };
}

function calendar({ law, today, t, lang }: Session): Check {
  const until = addDays(today, AHEAD_DAYS);
  const { calendar: days } = law;
  const outside = until > days.lastDay || today < days.firstDay;
  if (outside || isProvisional(days, today, until)) {
    const waits = outside
      ? ''
      : openDecisions(days, today, until)
          .map((sentence) => sentence[lang])
          .join('; ');
    return {
      check: 'calendar',
      state: 'warning',
      message: t(
        `Lịch nghỉ chính thức chưa đủ đến ${showDay(until, lang)}: hạn trả rơi vào đó chỉ là tạm tính${waits && ` (${waits})`}. Khi có quyết định, thêm tệp vào calendar.files.`,
        `The official calendar does not reach ${showDay(until, lang)}: due dates there are provisional${waits && ` (${waits})`}. Add the decision to calendar.files once it is out.`,
      ),
    };
  }
  return {
    check: 'calendar',
    state: 'ok',
    message: t(
      `Lịch nghỉ chính thức đủ đến ${showDay(days.settled.to, lang)} (${days.id}).`,
      `The calendar is official until ${showDay(days.settled.to, lang)} (${days.id}).`,
    ),
  };
}

/** The database and what it holds; `isAway`: the folder of its letters is. */
async function database(session: Session): Promise<{ readonly checks: readonly Check[]; readonly isAway: boolean }> {
  const { t, lang } = session;
  let store: Store;
  try {
    store = await session.openStore();
  } catch (error) {
    if (!(error instanceof DungHenError)) throw error;
    return { checks: [{ check: 'database', state: 'fault', message: error.in(lang) }], isAway: false };
  }
  try {
    const broken = (vi: string, en: string): Check => ({ check: 'database', state: 'fault', message: t(vi, en) });
    const [fault] = await store.soundness();
    if (fault !== undefined) {
      const damaged = broken(`Cơ sở dữ liệu hỏng (${fault}); hãy ${RESTORE.vi}.`, `The database is damaged (${fault}); ${RESTORE.en}.`);
      // Whoever deletes a letter may leave what belongs to it: nothing is wrong with the pages, and it can be named.
      const gone = fault.endsWith('foreign key') ? await goneLetters(store, session) : null;
      return { checks: [damaged, ...(gone === null ? [] : [{ check: 'past', state: 'fault' as const, message: gone }])], isAway: false };
    }
    const unwritable = await store.writeFault();
    const [changed] = await store.drift();
    const sound: Check = unwritable
      ? broken(unwritable.in('vi'), unwritable.in('en'))
      : changed === undefined
        ? { check: 'database', state: 'ok', message: t('Cơ sở dữ liệu toàn vẹn.', 'The database is sound.') }
        : broken(
            `Cấu trúc cơ sở dữ liệu đã bị sửa ngoài chương trình (${changed}); hãy ${RESTORE.vi}.`,
            `The structure of the database was changed behind the program (${changed}); ${RESTORE.en}.`,
          );
    const checks: Check[] = [sound, ...(await past(store, session, unwritable === null))];
    try {
      const away = await lettersAway(store, session);
      checks.push(
        ...(await newestList(store, session)),
        await lastScan(store, session),
        ...(away ?? (await letterFiles(store, session))),
        ...(await draftsToWithdraw(store, session)),
        ...(await stillOwed(store, session)),
        ...(await promisedDaysOff(store, session)),
        ...(await lettersToErase(store, session)),
        ...(away === null ? await pdfs(store, session) : []),
        ...(await digests(store, session)),
        ...(await readers(store, session)),
        ...(await mail(store, session)),
      );
      return { checks, isAway: away !== null };
    } catch (error) {
      // What cannot be read of one dossier leaves the rest unknown, and is itself what is wrong.
      const known = error instanceof DungHenError ? error : storeFault(error);
      if (!known) throw error;
      return { checks: [...checks, { check: 'database', state: 'fault', message: known.in(lang) }], isAway: false };
    }
  } finally {
    await store.close();
  }
}

/** The template, and whether the folder can be written where it is not away. */
async function letters(session: Session, isAway: boolean): Promise<readonly Check[]> {
  const { loaded, t, today, now, lang } = session;
  const { scanContext, templateWarnings } = await import('@dunghen/daemon');
  const { folder, template } = scanContext(loaded, await session.lawOfDossiers(), today, now).letters;
  if ('fault' in template) return [{ check: 'letters', state: 'fault', message: template.fault.in(lang) }];
  // The folder is made by the first scan; until then its nearest parent must let it.
  try {
    if (!isAway) accessSync(nearestThere(folder), constants.W_OK);
  } catch {
    const message = t(
      `Không ghi được vào thư mục thư ${folder}; hãy cấp quyền ghi.`,
      `The letters folder ${folder} cannot be written; grant permission.`,
    );
    return [{ check: 'letters', state: 'fault', message }];
  }
  const warnings = templateWarnings(template).map(({ sentence }): Check => ({
    check: 'letters',
    state: 'warning',
    message: sentence[lang],
  }));
  if (warnings.length > 0) return warnings;
  const usable = t(`Mẫu thư và thư mục ${folder} dùng được.`, `The template and the folder ${folder} are usable.`);
  return isAway ? [] : [{ check: 'letters', state: 'ok', message: usable }];
}

const MARKS = { ok: ['✓', 'green'], warning: ['!', 'yellow'], fault: ['✗', 'red'] } as const;

function inWords(checks: readonly Check[]): string {
  return `${checks.map(({ state, message }) => `${styleText(MARKS[state][1], MARKS[state][0])} ${message}`).join('\n')}\n`;
}
