import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { usualProcedures } from '@dunghen/core/catalogue';
import { configuredProcedures, loadConfig } from '@dunghen/daemon/config';
import { describe, expect, test } from 'vitest';
import { progressLine } from '../src/show/import-progress.ts';
import { ROOT, workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const HEAD = 'Mã hồ sơ,Tên thủ tục,Ngày tiếp nhận,Thời hạn giải quyết,Trạng thái,Bước hiện tại,Chủ hồ sơ';
const desk = (rows: string): { cwd: string; file: string } => {
  const cwd = workFolder();
  writeFileSync(join(cwd, 'a.csv'), `${HEAD}\n${rows}`);
  return { cwd, file: 'a.csv' };
};
const GOOD = 'H-1,Cấp bản sao,02/11/2026,3 ngày làm việc,Đang xử lý,Thẩm định,A\n';

describe('dunghen import', () => {
  test('writes refused rows back with their reasons; mended, the same file goes in', async () => {
    const { cwd, file } = desk(`${GOOD}H-2,Cấp bản sao,31/02/2026,3 ngày làm việc,Đang xử lý,,=1+1\n`);
    const first = await dunghen(['import', file, '--rejects', 'sai.csv', '--today', '2026-11-03', '--json'], { cwd });
    expect(first.code).toBe(3);
    const rejects = readFileSync(join(cwd, 'sai.csv'), 'utf8');
    expect(rejects).toContain('Lý do từ chối');
    expect(rejects).toContain("'=1+1");
    if (process.platform !== 'win32') expect(statSync(join(cwd, 'sai.csv')).mode & 0o777).toBe(0o600);
    writeFileSync(join(cwd, 'sai.csv'), rejects.replaceAll('31/02/2026', '03/11/2026'));
    const second = await dunghen(['import', 'sai.csv', '--today', '2026-11-03', '--json'], { cwd });
    expect({ code: second.code, created: JSON.parse(second.stdout).created }).toEqual({ code: 0, created: 1 });
    const { stdout } = await dunghen(['export'], { cwd });
    expect(stdout).toContain('"name":"=1+1"');
  });

  test('mended a week later, refused rows are still of the day of their list, and the list of today stands', async () => {
    const head = `${HEAD},Ngày hẹn trả`;
    const list = (promised: string, stage: string): string =>
      `${head}\n${GOOD.trim()},05/11/2026\nH-2,Cấp bản sao,02/11/2026,15 ngày làm việc,Đang xử lý,${stage},B,${promised}\n`;
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.csv'), list('31/02/2026', 'Tiếp nhận'));
    writeFileSync(join(cwd, 'b.csv'), list('23/11/2026', 'Trình ký'));
    const first = await dunghen(['import', 'a.csv', '--rejects', 'sai.csv', '--today', '2026-11-03', '--json'], { cwd });
    expect(first.code).toBe(3);
    const rejects = readFileSync(join(cwd, 'sai.csv'), 'utf8');
    const [headings, row] = rejects.slice(1).split('\n');
    expect(headings).toBe(`${head},Ngày của danh sách,Lý do từ chối`);
    expect(row).toMatch(/^H-2,Cấp bản sao,02\/11\/2026,15 ngày làm việc,Đang xử lý,Tiếp nhận,B,31\/02\/2026,03\/11\/2026,"?Ngày hẹn trả: /);
    expect((await dunghen(['import', 'b.csv', '--today', '2026-11-10'], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'sai.csv'), rejects.replace('31/02/2026', '23/11/2026'));
    const second = await dunghen(['import', 'sai.csv', '--today', '2026-11-10', '--json'], { cwd });
    const [{ observedOn, warnings, created, updated }] = JSON.parse(second.stdout).files;
    expect({ code: second.code, observedOn, created, updated }).toEqual({ code: 0, observedOn: '2026-11-03', created: 0, updated: 1 });
    expect(warnings[0]).toMatchObject({ code: 'list-dated', message: expect.stringContaining('cột "Ngày của danh sách"') });
    const stages = (await dunghen(['export'], { cwd })).stdout.split('\n').filter((line) => /"H-2","type":"stage"/.test(line));
    expect(stages.map((line) => `${JSON.parse(line).at} ${JSON.parse(line).stage}`)).toEqual([
      '2026-11-03 Tiếp nhận',
      '2026-11-10 Trình ký',
    ]);
  });

  test('refused again, they are written back under the same headings, with the same day', async () => {
    const { cwd, file } = desk(`${GOOD}H-2,Cấp bản sao,31/02/2026,3 ngày làm việc,Đang xử lý,,B\n`);
    await dunghen(['import', file, '--rejects', 'một.csv', '--today', '2026-11-03'], { cwd });
    expect((await dunghen(['import', 'một.csv', '--rejects', 'hai.csv', '--today', '2026-11-09'], { cwd })).code).toBe(3);
    expect(readFileSync(join(cwd, 'hai.csv'), 'utf8')).toBe(readFileSync(join(cwd, 'một.csv'), 'utf8'));
  });

  test('refused rows go nowhere they cannot, and never over the list itself: told before anything is written', async () => {
    const { cwd, file } = desk(`${GOOD}H-2,Cấp bản sao,31/02/2026,,,,\n`);
    const list = readFileSync(join(cwd, file), 'utf8');
    expect((await dunghen(['import', file, '--rejects', `./${file}`], { cwd })).code).toBe(2);
    const absent = await dunghen(['import', 'vắng.csv', '--rejects', file, '--json'], { cwd });
    expect({ code: absent.code, error: JSON.parse(absent.stderr).error.code }).toEqual({ code: 1, error: 'file-absent' });
    for (const place of ['không có/sai.csv', '.']) {
      const { code, stderr } = await dunghen(['import', file, '--rejects', place, '--json'], { cwd });
      expect({ code, error: JSON.parse(stderr).error.code }).toEqual({ code: 1, error: 'rejects-unwritable' });
    }
    expect([readFileSync(join(cwd, file), 'utf8') === list, readdirSync(cwd)]).toEqual([true, [file]]);
  });

  test('a row that a comma split is written back whole, and refused again until it is mended', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.csv'), `${HEAD}\n${GOOD}H-2,Cấp bản sao,02/11/2026,3 ngày làm việc,Đang xử lý,,Công ty A, B\n`);
    expect((await dunghen(['import', 'a.csv', '--rejects', 'sai.csv', '--today', '2026-11-03'], { cwd })).code).toBe(3);
    expect((await dunghen(['import', 'sai.csv', '--today', '2026-11-03'], { cwd })).code).toBe(3);
    const rejects = readFileSync(join(cwd, 'sai.csv'), 'utf8');
    writeFileSync(join(cwd, 'sai.csv'), rejects.replace('Công ty A, B', '"Công ty A, B"'));
    expect((await dunghen(['import', 'sai.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    expect((await dunghen(['export'], { cwd })).stdout).toContain('"name":"Công ty A, B"');
  });

  test('writes refused events back with their reasons, a dossier whole; mended, the same file goes in', async () => {
    const cwd = workFolder();
    const lines = [
      '{"dossier":"H-1","type":"received","at":"2026-11-02","term":"3 working-days"}',
      '{oops',
      '{"dossier":"H-2","type":"completed","at":"2026-11-01"}',
      '{"dossier":"H-1","type":"completed","at":"2026-11-04"}',
      '{"dossier":"H-2","type":"received","at":"2026-11-03","term":"3 working-days"}',
      '{"dossier":"H-3","type":"nope","at":"2026-11-03"}',
    ];
    writeFileSync(join(cwd, 'a.ndjson'), `${lines.join('\n')}\n`);
    const first = await dunghen(['import', 'a.ndjson', '--rejects', 'sai.ndjson', '--today', '2026-11-23', '--json'], { cwd });
    expect({ code: first.code, rejected: JSON.parse(first.stdout).rejected }).toEqual({ code: 3, rejected: 3 });
    const back = readFileSync(join(cwd, 'sai.ndjson'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(back.map(({ dossier, line, type }) => dossier ?? line + String(type ?? ''))).toEqual(['{oops', 'H-2', 'H-2', 'H-3']);
    expect(back.every(({ rejected }) => typeof rejected === 'string' && rejected.length > 20)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(join(cwd, 'sai.ndjson')).mode & 0o777).toBe(0o600);
    const mended = back.slice(1, 3).map((event) => JSON.stringify(event).replace('2026-11-01', '2026-11-05'));
    writeFileSync(join(cwd, 'sai.ndjson'), `${mended.join('\n')}\n`);
    const second = await dunghen(['import', 'sai.ndjson', '--today', '2026-11-23', '--json'], { cwd });
    expect({ code: second.code, created: JSON.parse(second.stdout).created }).toEqual({ code: 0, created: 1 });
    expect((await dunghen(['export'], { cwd })).stdout).not.toContain('rejected');
  });

  test('reads the tables of several units at once and names the one a fault is in', async () => {
    const cwd = workFolder();
    const table = (rows: string): string => `<table><tr><td>Mã hồ sơ<td>Ngày tiếp nhận<td>Hạn trả${rows}</table>`;
    const page = `<meta charset="utf-8">${table('<tr><td>A-1<td>02/11/2026<td>05/11/2026')}${table('<tr><td>B-1<td>31/02/2026<td>05/11/2026')}`;
    writeFileSync(join(cwd, 'a.xls'), `<html>${page}</html>`);
    const { code, stdout } = await dunghen(['import', 'a.xls', '--today', '2026-11-03'], { cwd });
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: expect.stringMatching(/^a\.xls › bảng 1, bảng 2: đọc 2 dòng.*\n {2}- trang "bảng 2", dòng 2, cột "Ngày tiếp nhận"/),
    });
    expect(JSON.parse((await dunghen(['import', 'a.xls', '--json'], { cwd })).stdout).files[0]).toMatchObject({
      sheets: ['bảng 1', 'bảng 2'],
      errors: [{ sheet: 'bảng 2', row: 2 }],
    });
  });

  test('shows which column is what before it writes anything', async () => {
    const { cwd, file } = desk(GOOD);
    const { stdout } = await dunghen(['import', file, '--dry-run', '--today', '2026-11-03'], { cwd });
    expect(stdout).toMatch(/receivedAt +Ngày tiếp nhận +Ngày tiếp nhận/);
    expect(stdout).toContain('Chạy thử');
    expect(readdirSync(cwd)).toEqual(['a.csv']);
    await dunghen(['import', file, '--today', '2026-11-03'], { cwd });
    const before = readFileSync(join(cwd, 'dunghen.db'));
    writeFileSync(join(cwd, 'b.csv'), `${HEAD}\n${GOOD}${GOOD.replace('H-1', 'H-2')}`);
    expect((await dunghen(['import', 'b.csv', '--dry-run', '--today', '2026-11-04'], { cwd })).stdout).toContain('1 hồ sơ mới');
    expect(readFileSync(join(cwd, 'dunghen.db')).equals(before)).toBe(true);
  });

  test('reads a list whose dossiers have all ended as those of its kind before it, and makes no database to ask', async () => {
    const cwd = workFolder();
    const rows = (done: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Ngày trả,Ngày trả thực tế\nH-1,02/11/2026,09/11/2026,${done}\nH-2,02/11/2026,09/11/2026,05/11/2026\n`;
    writeFileSync(join(cwd, 'a.csv'), rows(''));
    writeFileSync(join(cwd, 'b.csv'), rows('06/11/2026'));
    expect((await dunghen(['import', 'b.csv', '--today', '2026-11-06'], { cwd })).stderr).toContain('"Ngày trả thực tế" (D)');
    expect(readdirSync(cwd)).toEqual(['a.csv', 'b.csv']);
    await dunghen(['import', 'a.csv', '--today', '2026-11-05'], { cwd });
    const later = await dunghen(['import', 'b.csv', '--today', '2026-11-06', '--json'], { cwd });
    expect(JSON.parse(later.stdout)).toMatchObject({ updated: 1, rejected: 0, files: [{ mapping: { promisedOn: 'Ngày trả' } }] });
  });

  test('learns a mapping once and keeps it for lists with the same headings', async () => {
    const cwd = workFolder();
    const doubtful = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả\nH-1,02/11/2026,05/11/2026,09/11/2026\n';
    writeFileSync(join(cwd, 'a.csv'), doubtful);
    const asked = await dunghen(['import', 'a.csv', '--json'], { cwd });
    expect({ code: asked.code, error: JSON.parse(asked.stderr).error.code }).toEqual({ code: 1, error: 'mapping-doubtful' });
    expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
    expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout).toContain('CẦN XEM LẠI');
    const path = join(cwd, 'dunghen.mapping.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('promisedOn = "?"', 'promisedOn = "cột D"'));
    expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    expect((await dunghen(['export'], { cwd })).stdout).toContain('"promisedOn":"2026-11-09"');
    writeFileSync(join(cwd, 'b.csv'), `${HEAD}\n${GOOD.replace('H-1', 'H-9')}`);
    const other = await dunghen(['import', 'b.csv', '--today', '2026-11-03', '--json'], { cwd });
    expect(JSON.parse(other.stdout).files[0].mapping.stage).toBe('Bước hiện tại');
  });

  test('drafts a mapping for a list whose headings it does not know, but not over one that works', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.csv'), 'dossierNo,receivedDate,dueDate\nH-1,02/11/2026,05/11/2026\n');
    const { code, stdout } = await dunghen(['import', 'a.csv', '--learn'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('CẦN XEM LẠI') });
    const path = join(cwd, 'dunghen.mapping.toml');
    const draft = readFileSync(path, 'utf8');
    expect(draft).toContain('# CẦN GHI: code =');
    expect(draft).toContain('"dossierNo", "receivedDate", "dueDate"');
    writeFileSync(path, `${draft}code = "dossierNo"\nreceivedAt = "receivedDate"\npromisedOn = "dueDate"\n`);
    expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    // The system gained a column: what was confirmed is not used unasked, and that is told.
    writeFileSync(join(cwd, 'c.csv'), 'dossierNo,note,receivedDate,dueDate\nH-2,x,02/11/2026,05/11/2026\n');
    const changed = await dunghen(['import', 'c.csv', '--today', '2026-11-03'], { cwd });
    expect(changed).toMatchObject({ code: 1, stderr: expect.stringContaining('--mapping dunghen.mapping.toml') });
    expect((await dunghen(['import', 'c.csv', '--mapping', 'dunghen.mapping.toml', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, 'b.csv'), 'Họ tên,Địa chỉ,SĐT\nA,B,C\n');
    const kept = readFileSync(path, 'utf8');
    expect((await dunghen(['import', 'b.csv', '--learn'], { cwd })).code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(kept);
  });

  test.each([
    [
      'status',
      'Mã hồ sơ,Ngày tiếp nhận,Ngày có kết quả,Trạng thái,Trạng thái\nLD-1,02/11/2026,,Trong hạn,Chờ bổ sung\n',
      '"cột D" hoặc "cột E"',
    ],
    ['promisedOn', 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả\nLD-1,02/11/2026,05/11/2026,09/11/2026\n', '"cột C" hoặc "cột D"'],
    ['code', 'Mã hồ sơ,Mã hồ sơ,Ngày tiếp nhận\nLD-1,LD-2,02/11/2026\n', '"cột A" hoặc "cột B"'],
  ])(
    'a draft leaves %s to the officer where two columns bear its name, and nothing is imported by it until then',
    async (column, list, columns) => {
      const cwd = workFolder();
      writeFileSync(join(cwd, 'a.csv'), list);
      expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout).toContain('dấu ?');
      const path = join(cwd, 'dunghen.mapping.toml');
      expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`CẦN GHI.*${columns}\\n${column} = "\\?"`));
      for (const named of [[], ['--mapping', 'dunghen.mapping.toml']]) {
        const asked = await dunghen(['import', 'a.csv', ...named, '--today', '2026-11-03'], { cwd });
        expect(asked).toMatchObject({ code: 2, stderr: expect.stringContaining(`chưa ghi cột nào là ${column}`) });
      }
      // A list of other headings is none of its business.
      writeFileSync(join(cwd, 'b.csv'), `${HEAD}\n${GOOD}`);
      expect((await dunghen(['import', 'b.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
      writeFileSync(path, readFileSync(path, 'utf8').replace('"?"', `"${columns.slice(1, 6)}"`));
      expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    },
  );

  test('a draft leaves a column to the officer that its cells cast doubt on, with the reason, and nothing is imported by it until then', async () => {
    const cwd = workFolder();
    const rows = Array.from({ length: 10 }, (_, n) => `H-${n},02/11/2026,2${n}/11/2026,Đang xử lý`);
    writeFileSync(join(cwd, 'a.csv'), `Mã hồ sơ,Ngày tiếp nhận,Ngày trả,Trạng thái\n${rows.join('\n')}\n`);
    const bring = (): ReturnType<typeof dunghen> => dunghen(['import', 'a.csv', '--today', '2026-11-03', '--json'], { cwd });
    const { error } = JSON.parse((await bring()).stderr) as { readonly error: { readonly message: string } };
    expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout).toContain('dấu ?');
    const path = join(cwd, 'dunghen.mapping.toml');
    const draft = readFileSync(path, 'utf8');
    expect(draft).toContain(`# CẦN XEM LẠI: ${error.message}\n`);
    expect(draft).toMatch(/# CẦN GHI: chưa chắc cột "Ngày trả" là .*\n(?:completedAt|returnedAt) = "\?"\n/);
    expect(await bring()).toMatchObject({ code: 2, stderr: expect.stringContaining('không có cột ấy thì bỏ dòng') });
    writeFileSync(path, draft.replace(/\w+ = "\?"/, 'promisedOn = "Ngày trả"'));
    expect(JSON.parse((await bring()).stdout)).toMatchObject({ created: 10, rejected: 0 });
    expect((await dunghen(['export'], { cwd })).stdout).toContain('"promisedOn":"2026-11-20"');
  });

  test('a status in words of its own is named, taught once, and the columns that were confirmed stay', async () => {
    const cwd = workFolder();
    const list = 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày hẹn trả,Trạng thái\nH-1,02/11/2026,05/11/2026,09/11/2026,Chuyển lưu kho\n';
    writeFileSync(join(cwd, 'a.csv'), list);
    expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout).toContain('Trạng thái chưa hiểu: "Chuyển lưu kho"');
    const path = join(cwd, 'dunghen.mapping.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('promisedOn = "?"', 'promisedOn = "cột D"'));
    expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout).toContain('Cách ghép cột giữ như tệp đã có');
    writeFileSync(path, readFileSync(path, 'utf8').replace('# "Chuyển lưu kho" = ""', '"Chuyển lưu kho" = "supplement"'));
    const again = await dunghen(['import', 'a.csv', '--learn', '--json'], { cwd });
    expect(JSON.parse(again.stdout)).toMatchObject({ unread: [], mapping: { promisedOn: 'cột D' } });
    expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    expect((await dunghen(['export'], { cwd })).stdout).toContain('"type":"paused","at":"2026-11-03","reason":"supplement"');
  });

  test('a status with somebody in it is named and taught without him: no citizen stands on the screen or in the mapping file', async () => {
    const cwd = workFolder();
    const who = ['Hoa', 'Hoa, CCCD 001089012345', 'Hoa sđt 0912 345 678', 'ông Trần Văn Bình - Phòng TNMT', 'bà Lê Thị Cúc - Phòng TNMT'];
    const rows = who.map((one, n) => `H-${n},02/11/2026,05/11/2026,"Đã giao kết quả cho ${one}"`);
    writeFileSync(join(cwd, 'a.csv'), `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái\n${rows.join('\n')}\n`);
    const told = [
      (await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).stdout,
      (await dunghen(['import', 'a.csv', '--today', '2026-11-03', '--json'], { cwd })).stdout.replaceAll('\\"', '"'),
      (await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout,
      readFileSync(join(cwd, 'dunghen.mapping.toml'), 'utf8'),
    ];
    for (const text of told) {
      expect(text).toContain('"Đã giao kết quả cho … - Phòng TNMT"');
      expect(text).not.toMatch(/Hoa|Bình|Cúc|\d(?:[ .-]*\d){8}/);
    }
  });

  test('dates that seem to have the month first are learnt as what they are', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.csv'), 'Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-1,11/02/2026,11/13/2026\nH-2,11/02/2026,11/16/2026\n');
    expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(1);
    expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).stdout).toContain('CẦN XEM LẠI');
    const path = join(cwd, 'dunghen.mapping.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('# dateOrder = "dmy"', 'dateOrder = "mdy"'));
    expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    expect((await dunghen(['export'], { cwd })).stdout).toContain('"promisedOn":"2026-11-13"');
  });

  test('names beside the codes of a whole column are told once, by a line of the mapping file, and for every later list', async () => {
    const cwd = workFolder();
    const list = (name: string): string =>
      `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nBN-011 ${name},02/11/2026,05/11/2026\nBN-012 Trần Thị Ví Dụ,02/11/2026,05/11/2026\n`;
    writeFileSync(join(cwd, 'a.csv'), list('Nguyễn Văn Mẫu'));
    writeFileSync(join(cwd, 'b.csv'), list('Nguyễn Văn Mẫu và vợ'));
    const asked = await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd });
    expect(asked).toMatchObject({ code: 3, stdout: expect.stringContaining('besideCode') });
    expect((await dunghen(['import', 'a.csv', '--learn'], { cwd })).code).toBe(0);
    const path = join(cwd, 'dunghen.mapping.toml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('# besideCode = "apart"', 'besideCode = "apart"'));
    expect((await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd })).code).toBe(0);
    const later = await dunghen(['import', 'b.csv', '--today', '2026-11-04', '--json'], { cwd });
    expect(JSON.parse(later.stdout)).toMatchObject({ created: 0, unchanged: 2, rejected: 0 });
    expect((await dunghen(['export'], { cwd })).stdout).not.toContain('Mẫu');
  });

  test('a list whose codes are like known ones is taken where the officer says that they are others', async () => {
    const cwd = workFolder();
    const list = (code: string): string => `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\n${code},02/11/2026,05/11/2026\n`;
    writeFileSync(join(cwd, 'a.csv'), list('11'));
    writeFileSync(join(cwd, 'b.csv'), list('BN-011'));
    await dunghen(['import', 'a.csv', '--today', '2026-11-03'], { cwd });
    const asked = await dunghen(['import', 'b.csv', '--today', '2026-11-04', '--lang', 'en'], { cwd });
    expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('import with --new-codes') });
    const said = await dunghen(['import', 'b.csv', '--today', '2026-11-04', '--new-codes', '--json'], { cwd });
    expect(JSON.parse(said.stdout)).toMatchObject({ created: 1, rejected: 0 });
  });

  test('columns are learnt also of a list with a row for each step, which is told, and its import refused', async () => {
    const cwd = workFolder();
    const steps = ['H-1', 'H-2', 'H-3'].flatMap((code) =>
      ['Tiếp nhận', 'Thẩm định'].map((step) => `${code},02/11/2026,05/11/2026,${step}\n`),
    );
    writeFileSync(join(cwd, 'a.csv'), `Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Bước\n${steps.join('')}`);
    const { code, stdout } = await dunghen(['import', 'a.csv', '--learn'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/CẦN XEM LẠI: .*3 trên 3 hồ sơ ghi nhiều dòng khác nhau/) });
    const refused = await dunghen(['import', 'a.csv', '--json', '--today', '2026-11-03'], { cwd });
    expect({ code: refused.code, error: JSON.parse(refused.stderr).error.code }).toEqual({ code: 1, error: 'several-rows' });
    expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
  });

  test('a title by which dossiers have ended is asked about, unless the columns were learnt', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'a.csv'), 'HỒ SƠ ĐÃ GIẢI QUYẾT,,\nMã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả\nH-1,02/11/2026,05/11/2026\n');
    const bring = (): ReturnType<typeof dunghen> => dunghen(['import', 'a.csv', '--json', '--today', '2026-11-03'], { cwd });
    const asked = await bring();
    expect({ code: asked.code, error: JSON.parse(asked.stderr).error.code }).toEqual({ code: 1, error: 'state-in-title' });
    const learnt = await dunghen(['import', 'a.csv', '--learn'], { cwd });
    expect(learnt).toMatchObject({ code: 0, stdout: expect.stringContaining('CẦN XEM LẠI') });
    expect(JSON.parse((await bring()).stdout)).toMatchObject({ created: 1, rejected: 0 });
  });

  test('a named mapping that is not there, or does not fit, is a usage error', async () => {
    const { cwd, file } = desk(GOOD);
    expect((await dunghen(['import', file, '--mapping', 'none.toml'], { cwd })).code).toBe(2);
    writeFileSync(join(cwd, 'm.toml'), '[columns]\ncode = "Số"\nreceivedAt = "Ngày"\n');
    expect(await dunghen(['import', file, '--mapping', 'm.toml'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"Số"'),
    });
  });

  test('takes the day a list was exported, but none that lies ahead', async () => {
    const { cwd, file } = desk(GOOD);
    await dunghen(['import', file, '--observed-on', '2026-11-03', '--today', '2026-11-05'], { cwd });
    expect((await dunghen(['export'], { cwd })).stdout).toContain('"type":"stage","at":"2026-11-03"');
    expect((await dunghen(['import', file, '--observed-on', '2026-11-06', '--today', '2026-11-05'], { cwd })).code).toBe(2);
  });

  test('finds the term of a procedure by its name in the file the officer keeps', async () => {
    const { cwd, file } = desk('H-1,THU TUC RIENG,02/11/2026,,Đang xử lý,,A\n');
    writeFileSync(join(cwd, 'thu-tuc.toml'), '[[procedures]]\ncode = "9.000001"\nname = "Thủ tục riêng"\nterm = "2 ngày làm việc"\n');
    writeFileSync(join(cwd, 'dunghen.config.toml'), 'procedures = "thu-tuc.toml"\n');
    await dunghen(['import', file, '--today', '2026-11-03'], { cwd });
    expect((await dunghen(['explain', 'H-1', '--today', '2026-11-03'], { cwd })).stdout).toContain('04/11/2026');
    writeFileSync(join(cwd, 'thu-tuc.toml'), '[[procedures]]\ncode = "9.000001"\nname = "Thủ tục riêng"\nterm = "2 tuần"\n');
    expect(await dunghen(['import', file], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('dòng 4, 9.000001') });
  });

  test.each([
    ['code = "1"\nname = "A"\nterm = 3\n', 'dòng 4, term: '],
    ['code = "1"\nnam = "A"\nname = "A"\n', 'dòng 3, nam: '],
    ['code = "1"\nname = "A\n', 'dòng 3: sai cú pháp TOML'],
    ['code = "1"\nname = "A"\n[[procedures]]\nname = "B"\n', 'dòng 4, code: '],
    ['code = "1"\nname = "A"\n\n[[procedures]]\ncode = "1"\nname = "B"\n', 'dòng 6: mã 1 đã có ở trên'],
  ])('a fault in the file of procedures is named by its line: %j', async (text, where) => {
    const { cwd, file } = desk(GOOD);
    writeFileSync(join(cwd, 'thu-tuc.toml'), `[[procedures]]\n${text}`);
    writeFileSync(join(cwd, 'dunghen.config.toml'), 'procedures = "thu-tuc.toml"\n');
    expect(await dunghen(['import', file], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining(where) });
  });

  test('a procedure written wrongly in the configuration is named by its place', async () => {
    const { cwd, file } = desk(GOOD);
    writeFileSync(join(cwd, 'dunghen.config.toml'), '[[procedures]]\ncode = "1"\nname = "A"\nterm = 3\n');
    const { code, stderr } = await dunghen(['import', file], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('procedures.0.term: phải là chữ trong dấu nháy, đang là "3"'),
    });
  });

  test('stopped halfway it says so, leaves whole dossiers, and goes on when it is run again', { timeout: 60_000 }, async () => {
    const cwd = workFolder();
    const rows = Array.from({ length: 12_000 }, (_, i) => GOOD.replace('H-1', `H-${i}`)).join('');
    writeFileSync(join(cwd, 'a.csv'), `${HEAD}\n${rows}`);
    const child = spawn(join(ROOT, 'dunghen'), ['import', 'a.csv', '--today', '2026-11-03'], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const closed = once(child, 'close');
    const wal = join(cwd, 'dunghen.db-wal');
    while (child.exitCode === null && !(existsSync(wal) && statSync(wal).size > 300_000)) await pause(5);
    child.kill('SIGINT');
    expect([(await closed)[0], stderr]).toEqual([130, expect.stringContaining('Đã dừng giữa chừng')]);
    const doctor = JSON.parse((await dunghen(['doctor', '--json'], { cwd })).stdout);
    expect(JSON.stringify(doctor)).not.toMatch(/tamper|damaged/);
    const again = JSON.parse((await dunghen(['import', 'a.csv', '--today', '2026-11-03', '--json'], { cwd })).stdout);
    expect(again.created + again.unchanged).toBe(12_000);
    expect([again.created > 0, again.unchanged > 0, again.rejected]).toEqual([true, true, 0]);
  });

  test('a file that cannot be read changes nothing, even beside a good one', async () => {
    const { cwd, file } = desk(GOOD);
    expect((await dunghen(['import', file, 'none.csv'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'dunghen.db'))).toBe(false);
  });
});

test('the procedure file that ships says what the product knows', () => {
  const loaded = { ...loadConfig(undefined, workFolder()), folder: join(ROOT, 'examples') };
  const procedures = configuredProcedures({ ...loaded, config: { ...loaded.config, procedures: 'thu-tuc.toml' } });
  expect(procedures).toEqual(usualProcedures());
});

test('the progress line tells rate and time left', () => {
  expect(progressLine(5_000, 20_000, 2, 'vi')).toBe(`${'█'.repeat(6)}${'░'.repeat(18)} 25% 5.000/20.000 · 2.500 dòng/giây · còn 6 giây`);
});
