// What is said where the letters folder is not the one that letters were published to, as where a share is not mounted.
import type { Store } from '@dunghen/store';
import type { FolderContext } from '../scan-context.ts';
import { findFolder, type Away } from './letters-folder.ts';
import type { Degraded } from './publish-letters.ts';

/** The code of a letters folder that is not the one letters were published to. */
export const FOLDER_AWAY = 'letters-away';

/** What is said where the folder is not the one that letters were published to; null where it is, or may become it. */
export async function awayFolder(store: Store, context: FolderContext): Promise<Degraded | null> {
  const seen = await findFolder(store, context);
  return seen === 'another' || seen === 'missing' ? folderAway(context.letters.folder, seen) : null;
}

const folderAway = (folder: string, away: Away): Degraded => ({
  code: FOLDER_AWAY,
  blocking: true,
  sentence: {
    another: {
      vi: `Thư mục ${folder} không phải thư mục đã ghi thư trước đây và không có thư nào trong đó, có lẽ ổ mạng chưa nối, nên chưa ghi gì vào; hãy nối lại ổ. Nếu đúng là muốn dùng thư mục này, hãy chạy "dunghen scan --new-folder" một lần.`,
      en: `The folder ${folder} is not the one that letters were written to before and holds none of them, as where a share is not mounted, so nothing was written; mount it again. If this folder is meant, run "dunghen scan --new-folder" once.`,
    },
    missing: {
      vi: `Không thấy thư mục ${folder} đã ghi thư trước đây, và nơi nó nằm cũng đã khác, có lẽ ổ mạng chưa nối, nên chưa ghi gì; hãy nối lại ổ. Nếu thư mục ấy không còn nữa (máy mới, ổ mới), hãy chạy "dunghen scan --new-folder" một lần để ghi lại mọi thư.`,
      en: `The folder ${folder} that letters were written to before is not there, and where it lay is another place, as where a share is not mounted, so nothing was written; mount it again. If the folder is gone for good (a new machine, a new disk), run "dunghen scan --new-folder" once to have every letter written anew.`,
    },
  }[away],
});
