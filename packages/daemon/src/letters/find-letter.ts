// Which letter an officer means: by its number in the list, or by the code of its dossier, which may be a number too.
import type { Store, StoredLetter } from '@dunghen/store';
import { DaemonError } from '../daemon-error.ts';

/** Says which of the two a key is, where it could be both: `thư:1` and `letter:1`, `hs:1` and `dossier:1`. */
const MEANT = /^(?:(th[uư]|letter)|hs|dossier):(.+)$/iu;

/**
 * The letter of an id, or the latest of a dossier's code.
 * @throws {DaemonError} `no-letter`; `letter-ambiguous` for a key that is one letter's id and the code of a dossier with another.
 */
export async function findLetter(store: Store, key: string): Promise<StoredLetter> {
  const [byId, byCode] = [await letterById(store, key), await store.latestLetter(key)];
  if (byId && byCode && byId.id !== byCode.id) throw ambiguous(key, byId, byCode);
  const [, isId, meant] = MEANT.exec(key.normalize('NFC')) ?? [];
  const found = byId ?? byCode ?? (meant && (isId ? await letterById(store, meant) : await store.latestLetter(meant)));
  if (found) return found;
  throw new DaemonError(
    'no-letter',
    {
      vi: `Không có thư nào mang số thứ tự hoặc mã hồ sơ "${key}"; xem "dunghen letters list".`,
      en: `No letter has the id or dossier code "${key}"; see "dunghen letters list".`,
    },
    key,
  );
}

/** The letter of an id as it is shown, which is a number without a zero before it; null of any other text. */
const letterById = async (store: Store, id: string): Promise<StoredLetter | null> =>
  /^[1-9]\d{0,14}$/.test(id) ? store.letter(Number(id)) : null;

const ambiguous = (key: string, byId: StoredLetter, byCode: StoredLetter): DaemonError =>
  new DaemonError(
    'letter-ambiguous',
    {
      vi: `"${key}" vừa là số thứ tự của thư thuộc hồ sơ ${byId.dossier}, vừa là mã hồ sơ có thư số ${byCode.id}; hãy ghi "thư:${byId.id}" hoặc "hs:${byCode.dossier}".`,
      en: `"${key}" is the id of a letter of dossier ${byId.dossier} and the code of a dossier with letter ${byCode.id}; write "letter:${byId.id}" or "dossier:${byCode.dossier}".`,
    },
    key,
  );
