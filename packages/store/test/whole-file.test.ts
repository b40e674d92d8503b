// Files that a person asked for by name: what stood there is kept until the new one is whole.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeNew, writeWhole } from '@dunghen/store';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'trọn vẹn '))));
afterEach(() => rmSync(folder, { recursive: true }));

test.skipIf(process.platform === 'win32')(
  'what is written where there is no room leaves the file that was there, and nothing beside it',
  () => {
    const former = 'thư của tháng trước'.repeat(100);
    writeFileSync(at('in.docx'), former);
    const script = `import { writeWhole } from '@dunghen/store';
    try { writeWhole(process.argv[1], 'x'.repeat(1_000_000)); } catch ({ code, path }) { console.log(code, path); }`;
    // The limit on the size of a file stands for the end of the disk; the shell keeps its signal from killing the process.
    const args = ['-c', `trap '' XFSZ; ulimit -f 400; exec "$@"`, 'sh', process.execPath, '--conditions=source', '--input-type=module'];
    const told = execFileSync('sh', [...args, '-e', script, at('in.docx')], { cwd: import.meta.dirname, encoding: 'utf8' });
    expect([told, readFileSync(at('in.docx'), 'utf8'), readdirSync(folder)]).toEqual([`EFBIG ${at('in.docx')}\n`, former, ['in.docx']]);
  },
);

test.skipIf(process.platform === 'win32')(
  'a new file for which there is no room is not there, and one that is there is left as it is',
  () => {
    const script = `import { writeNew } from '@dunghen/store';
    for (const path of process.argv.slice(1))
      try { writeNew(path, 'x'.repeat(1_000_000)); } catch ({ code }) { console.log(code); }`;
    writeFileSync(at('có.docx'), 'của văn phòng');
    const args = ['-c', `trap '' XFSZ; ulimit -f 400; exec "$@"`, 'sh', process.execPath, '--conditions=source', '--input-type=module'];
    const told = execFileSync('sh', [...args, '-e', script, at('mới.docx'), at('có.docx')], { cwd: import.meta.dirname, encoding: 'utf8' });
    expect([told, readdirSync(folder), readFileSync(at('có.docx'), 'utf8')]).toEqual(['EFBIG\nEEXIST\n', ['có.docx'], 'của văn phòng']);
  },
);

test('a new file gets its name once it is whole, and nothing stays beside it', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(at(`a.txt.${pid}.tmp`), 'nửa');
  writeNew(at('a.txt'), 'mới', 0o600);
  expect(() => writeNew(at('a.txt'), 'khác')).toThrow(expect.objectContaining({ code: 'EEXIST', path: at('a.txt') }));
  expect([readFileSync(at('a.txt'), 'utf8'), readdirSync(folder)]).toEqual(['mới', ['a.txt']]);
});

test.skipIf(process.platform === 'win32')('a program that is killed over a new file leaves none of its name', () => {
  const script = `import { syncBuiltinESMExports } from 'node:module';
    import fs from 'node:fs';
    fs.fsyncSync = () => process.kill(process.pid, 'SIGKILL');
    const write = fs.writeFileSync;
    fs.writeFileSync = (...args) => (write(...args), args[2]?.flush && process.kill(process.pid, 'SIGKILL'));
    syncBuiltinESMExports();
    const { writeNew } = await import('@dunghen/store');
    writeNew(process.argv[1], 'mới');`;
  const { signal } = spawnSync(process.execPath, ['--conditions=source', '--input-type=module', '-e', script, at('a.txt')], {
    cwd: import.meta.dirname,
  });
  expect([signal, existsSync(at('a.txt'))]).toEqual(['SIGKILL', false]);
});

test.runIf(existsSync('/dev/stdout'))('a file that the program itself tells into has all it tells', () => {
  const script = `import { writeSync } from 'node:fs';
    import { writeWhole } from '@dunghen/store';
    writeSync(1, 'đầu\\n');
    writeWhole('/dev/stdout', ['giữa\\n']);
    writeSync(1, 'cuối\\n');`;
  const args = ['-c', 'file=$1; shift; exec "$@" > "$file"', 'sh', at('f'), process.execPath, '--conditions=source', '--input-type=module'];
  execFileSync('sh', [...args, '-e', script], { cwd: import.meta.dirname });
  expect([readFileSync(at('f'), 'utf8'), readdirSync(folder)]).toEqual(['đầu\ngiữa\ncuối\n', ['f']]);
});

test('pieces that end in a fault leave the file that was there, and nothing beside it', () => {
  writeFileSync(at('a.csv'), 'cũ');
  const pieces = function* (): Generator<string> {
    yield 'mới';
    throw new Error('hỏng');
  };
  expect(() => writeWhole(at('a.csv'), pieces())).toThrow('hỏng');
  expect([readFileSync(at('a.csv'), 'utf8'), readdirSync(folder)]).toEqual(['cũ', ['a.csv']]);
});

test('a file that is replaced keeps its mode where none is asked for, and a link to it stays one', () => {
  mkdirSync(at('kho'));
  writeFileSync(at('kho/a.txt'), 'cũ', { mode: 0o600 });
  symlinkSync('kho/a.txt', at('lối tắt'));
  writeWhole(at('lối tắt'), 'mới');
  expect([readFileSync(at('kho/a.txt'), 'utf8'), readdirSync(folder)]).toEqual(['mới', ['kho', 'lối tắt']]);
  const mode = (name: string): number => statSync(at(name)).mode & 0o777;
  if (process.platform === 'win32') return;
  expect(mode('kho/a.txt')).toBe(0o600);
  writeFileSync(at('b.txt'), 'ai cũng đọc được', { mode: 0o644 });
  writeWhole(at('b.txt'), 'tên công dân', 0o600);
  expect(mode('b.txt')).toBe(0o600);
});

test.runIf(existsSync('/dev/null'))('a device is written to and stays one', () => {
  writeWhole('/dev/null', 'x');
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('what a killed program left of the same file goes', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  for (const name of [`a.txt.${pid}.tmp`, `b.txt.${pid}.tmp`, 'a.txt.ghi']) writeFileSync(at(name), 'x');
  writeWhole(at('a.txt'), 'mới');
  expect(readdirSync(folder)).toEqual(['a.txt', 'a.txt.ghi', `b.txt.${pid}.tmp`]);
});
