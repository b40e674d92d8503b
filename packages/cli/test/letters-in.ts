// What lies in an office's letters folder besides the one file that is no letter: the mark by which the program knows the folder.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const FOLDER_MARK = '.dunghen-thu-muc';

/** The names in the letters folder of an office, but for its mark. */
export const lettersIn = (office: string): string[] => readdirSync(join(office, 'letters')).filter((name) => name !== FOLDER_MARK);
