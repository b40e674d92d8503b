// `dunghen retention --moved-here | --gone PATH`: what an officer says of places that erasing cannot judge by itself; the ledger keeps who and when.
import type { Session } from '../session.ts';
import { actorOf } from '../user-name.ts';
import { EXIT } from '../exit-code.ts';
import { showCount } from '../show/text.ts';
import { UsageError } from '../usage-error.ts';
import { reply } from '../show/say.ts';

export interface WordOptions {
  readonly movedHere?: boolean;
  readonly gone?: string;
  readonly by?: string;
  readonly months?: string;
  readonly dryRun?: boolean;
}

/** The office moved to this machine: what it published from the old one is erased in from here. */
export async function movedHere(session: Session, options: WordOptions): Promise<number> {
  alone('--moved-here', options);
  const store = await session.openStore();
  try {
    const word = { actor: actorOf(options) || 'officer', at: session.now() };
    const from = await store.takeOverFolders(word);
    if (from.length === 0) {
      throw new UsageError(
        'Thư mục thư không phải của cơ sở dữ liệu trên máy khác, nên --moved-here không có gì để ghi.',
        'No letters folder is of a database on another machine, so --moved-here has nothing to note.',
      );
    }
    const { t } = session;
    const told = t(
      `Đã ghi: cơ quan chuyển hẳn sang máy này, cơ sở dữ liệu ${from.join(', ')} ở máy cũ không dùng nữa (${word.actor}). Từ nay dữ liệu quá hạn lưu được xóa cả trong thư mục thư; hãy xóa bản ở máy cũ, nó cũng còn dữ liệu công dân.`,
      `Noted: the office moved to this machine for good, the database ${from.join(', ')} on the old one is used no more (${word.actor}). From now on what is kept no longer is erased in the letters folder, too; delete the one on the old machine, which still names the citizens.`,
    );
    reply(session, { movedHere: from, ...word }, () => `${told}\n`);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

/** A disk is lost: what was printed to it is named no more. */
export async function gone(session: Session, options: WordOptions & { readonly gone: string }): Promise<number> {
  alone('--gone', options);
  const store = await session.openStore();
  try {
    const { giveUpPlace } = await import('@dunghen/daemon');
    const word = { actor: actorOf(options) || 'officer', at: session.now() };
    const paths = await giveUpPlace(store, options.gone, word);
    const { t, lang } = session;
    const told = t(
      `Đã ghi: ${options.gone} mất hẳn, chương trình không xóa được ${showCount(paths.length, lang)} bản in hoặc thư mục thư ở đó (${word.actor}); từ nay không nhắc nữa. Ai tìm thấy thì xóa tay, hoặc nối lại ổ: lần xóa sau vẫn xóa.`,
      `Noted: ${options.gone} is gone for good, and ${showCount(paths.length, lang)} prints or letters folders there cannot be erased by the program (${word.actor}); they are a fault no more. Whoever finds them deletes them, or mounts the disk: they are erased the next time all the same.`,
    );
    reply(session, { gone: paths, ...word }, () => `${[told, ...paths.map((path) => `  ${path}`)].join('\n')}\n`);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

/** A word is said by itself: nothing is erased by it. */
function alone(flag: string, { months, dryRun, movedHere: moved }: WordOptions): void {
  const other = months !== undefined ? '--months' : dryRun ? '--dry-run' : moved && flag !== '--moved-here' ? '--moved-here' : null;
  if (other === null) return;
  throw new UsageError(
    `${flag} chỉ ghi vào sổ, không xóa gì, nên không đi cùng ${other}; hãy bỏ một trong hai.`,
    `${flag} only notes something, erases nothing and does not go with ${other}; leave out one of them.`,
  );
}
