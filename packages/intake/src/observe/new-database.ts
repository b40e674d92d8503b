// What is said wherever a new database is the only way to the true figure.
import type { Sentence } from '@dunghen/core';

/** It holds no letters: neither an export nor the lists tell of them. */
export const NEW_DATABASE: Sentence = {
  vi: 'cơ sở dữ liệu mới (--db; sổ thư không theo sang)',
  en: 'a new database (--db; the ledger of letters stays behind)',
};
