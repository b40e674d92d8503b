// The password of the page on the local network: kept as a salted scrypt hash in a file of its own, never as itself.
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { DaemonError } from '../daemon-error.ts';

/** Shorter ones are guessed. */
export const SHORTEST_PASSWORD = 10;
/** Longer ones are no passwords, and cost time. */
export const LONGEST_PASSWORD = 200;

/** 32 MB and about 80 ms a try. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
/** What scrypt takes are powers of two; dearer ones would keep the page busy. */
const COSTS: readonly number[] = [2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18];
const KEY_BYTES = 32;

const scryptOf = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const derive = (password: string, salt: Buffer, { N, r, p }: { readonly N: number; readonly r: number; readonly p: number }) =>
  // Typed on two keyboards, one password may come in two spellings.
  scryptOf(password.normalize('NFKC'), salt, KEY_BYTES, { N, r, p, maxmem: 128 * N * r * 2 });

/** The line that a password is kept as. @example await hashPassword('mua xuân ở Đình Lập') // 'scrypt$32768$8$1$…$…' */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password is the one kept. */
export async function isPassword(password: string, kept: KeptPassword): Promise<boolean> {
  return timingSafeEqual(await derive(password, kept.salt, kept), kept.key);
}

/** A kept password, read. */
export interface KeptPassword {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly key: Buffer;
}

/** Reads the file. @throws {DaemonError} `page-password` when it is not there or holds no such line. */
export function readKeptPassword(path: string): KeptPassword {
  const line = readLine(path);
  const [scheme, N, r, p, salt, key] = line.split('$');
  const kept = {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt ?? '', 'base64url'),
    key: Buffer.from(key ?? '', 'base64url'),
  };
  if (scheme === 'scrypt' && COSTS.includes(kept.N) && kept.r === 8 && kept.p === 1 && kept.key.length === KEY_BYTES) return kept;
  throw noPassword(path);
}

function readLine(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw noPassword(path);
  }
}

const noPassword = (path: string): DaemonError =>
  new DaemonError(
    'page-password',
    {
      vi: `Không đọc được mật khẩu của trang từ ${path}; hãy đặt mật khẩu bằng "dunghen page password" rồi khởi động lại.`,
      en: `The page's password cannot be read from ${path}; set one with "dunghen page password" and start again.`,
    },
    path,
  );
