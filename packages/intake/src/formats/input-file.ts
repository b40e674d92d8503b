// One file held open from its first byte to its last, so that it can neither be swapped nor change unseen while it is read.
import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, type BigIntStats } from 'node:fs';
import { basename } from 'node:path';
import { fileFault, type IntakeError } from '../intake-error.ts';

/** Larger files are refused before they are read: a million dossiers fit into a third of this. */
const LARGEST_FILE = 1024 ** 3;
/** Small enough that a piece of nothing but line ends is no crowd of rows. */
const CHUNK = 1 << 16;

/** A file opened for reading. */
export class InputFile {
  /** The file's own name, without its folder. */
  readonly name: string;
  readonly size: number;
  readonly #path: string;
  readonly #fd: number;
  readonly #before: BigIntStats;

  /** @throws {IntakeError} `file-absent`, `file-unreadable`, `file-empty`, `file-too-large`. */
  constructor(path: string) {
    this.name = basename(path);
    this.#path = path;
    try {
      // Without O_NONBLOCK a pipe in the file's place would hold the program for ever. Windows knows no such flag and no such pipe.
      this.#fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      throw cannotOpen(path, error);
    }
    this.#before = fstatSync(this.#fd, { bigint: true });
    this.size = Number(this.#before.size);
    const fault = this.#before.isFile()
      ? this.size === 0
        ? fileFault('file-empty', this.name, 'trống, không có dữ liệu', 'is empty')
        : this.size > LARGEST_FILE
          ? fileFault('file-too-large', this.name, 'lớn hơn 1 GB', 'is larger than 1 GB')
          : null
      : noFile(path, this.#before.isDirectory());
    if (fault) {
      closeSync(this.#fd);
      throw fault;
    }
  }

  /** The first bytes, at most `length`. */
  head(length: number): Uint8Array {
    const bytes = Buffer.alloc(Math.min(length, this.size));
    return bytes.subarray(0, readSync(this.#fd, bytes, 0, bytes.length, 0));
  }

  /** The whole file. @throws {IntakeError} `file-too-large` beyond `most` bytes, `file-unreadable`. */
  whole(most: number): Uint8Array {
    if (this.size > most) {
      const limit = `${Math.round(most / 1024 / 1024)} MB`;
      throw fileFault('file-too-large', this.name, `lớn hơn ${limit}`, `is larger than ${limit}`, [
        'hãy lưu thành "CSV UTF-8", dạng này đọc được tới 1 GB',
        'save it as "CSV UTF-8", which is read up to 1 GB',
      ]);
    }
    const bytes = Buffer.allocUnsafe(this.size);
    let at = 0;
    for (const chunk of this.chunks()) {
      bytes.set(chunk.subarray(0, bytes.length - at), at);
      at = Math.min(bytes.length, at + chunk.length);
    }
    return bytes.subarray(0, at);
  }

  /** The file from its start, piece by piece; each piece is overwritten by the next. */
  *chunks(): Generator<Uint8Array> {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let at = 0; ;) {
      let read: number;
      try {
        read = readSync(this.#fd, buffer, 0, CHUNK, at);
      } catch (error) {
        throw cannotOpen(this.#path, error);
      }
      if (read === 0) return;
      at += read;
      yield buffer.subarray(0, read);
    }
  }

  /** SHA-256 of the bytes, in hex. */
  sha256(): string {
    const hash: Hash = createHash('sha256');
    for (const chunk of this.chunks()) hash.update(chunk);
    return hash.digest('hex');
  }

  /** Closes the file after a fault, which is all there is to say then. */
  closeQuietly(): void {
    closeSync(this.#fd);
  }

  /** Closes the file. @throws {IntakeError} `file-changed` when it was written to since it was opened. */
  close(): void {
    const after = fstatSync(this.#fd, { bigint: true });
    closeSync(this.#fd);
    const { size, mtimeNs } = this.#before;
    if (after.size !== size || after.mtimeNs !== mtimeNs) {
      throw fileFault('file-changed', this.name, 'bị sửa trong khi đang đọc', 'was changed while it was being read', [
        'hãy đợi ghi xong rồi nhập lại',
        'wait until it is written and import again',
      ]);
    }
  }
}

const noFile = (path: string, isFolder: boolean): IntakeError =>
  isFolder
    ? fileFault('file-unreadable', path, 'là một thư mục', 'is a folder', [
        'hãy ghi tên từng tệp trong đó, hoặc bỏ các tệp vào thư mục inbox để dịch vụ nhập',
        'name the files in it, or put them into the inbox for the daemon to import',
      ])
    : fileFault('file-unreadable', path, 'không phải là một tệp', 'is not a file');

function cannotOpen(path: string, error: unknown): IntakeError {
  const { code } = error as { readonly code: string };
  if (code === 'ENOENT') return fileFault('file-absent', path, 'không có ở đường dẫn này', 'does not exist');
  // What a folder on Windows and a socket answer to being opened.
  if (code === 'EISDIR' || code === 'ENXIO') return noFile(path, code === 'EISDIR');
  if (code === 'EACCES' || code === 'EPERM') {
    return fileFault('file-unreadable', path, 'không cho phép người chạy lệnh đọc', 'may not be read by who runs the command', [
      'hãy cấp quyền đọc rồi nhập lại',
      'grant the right to read it and import again',
    ]);
  }
  return fileFault('file-unreadable', path, `không mở được (${code})`, `cannot be opened (${code})`);
}
