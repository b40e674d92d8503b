// The file name of a letter: made from the dossier code and the appointment in a way that no code can break.
import { createHash } from 'node:crypto';

/**
 * A name that is safe on every file system and unique to (dossier, appointment), whatever the code holds: `../x`, `CON`,
 * a thousand dots. The readable part is for people; the hash of the exact code keeps two codes apart that read alike.
 * @example letterFileName('H37.125-260812-0003', 1) // 'thu-xin-loi-h37-125-260812-0003-lan-1-….docx'
 */
export function letterFileName(dossier: string, appointment: number): string {
  const key = dossier.normalize('NFC').toUpperCase();
  const slug = key
    .toLowerCase()
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const hash = createHash('sha256')
    .update(JSON.stringify([key, appointment]))
    .digest('hex')
    .slice(0, 10);
  return `thu-xin-loi-${slug === '' ? 'ho-so' : slug}-lan-${appointment}-${hash}.docx`;
}
