// Letters of dossiers that no list showed of late: they are drafted, since lateness is the rule, and it is told on what they rest.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workFolder } from './command.ts';
import { dunghen } from './standing-command.ts';

const HEAD = 'Mã hồ sơ,Thủ tục,Ngày tiếp nhận,Ngày hẹn trả,Trạng thái';
const open = (code: string, received: string, promised: string): string => `${code},Cấp bản sao,${received},${promised},Đang xử lý`;
const OLD = [
  open('H-1', '26/10/2026', '03/11/2026'),
  ...['H-2', 'H-3', 'H-4', 'H-5', 'H-6', 'H-7'].map((code) => open(code, '26/10/2026', '20/11/2026')),
];
const list = (...rows: readonly string[]): string => [HEAD, ...rows].join('\n');
const more = list(...OLD, open('H-8', '30/10/2026', '20/11/2026'));
const receipts = list(open('H-9', '05/11/2026', '20/11/2026'));
const events = '{"dossier":"H-2","type":"stage","at":"2026-11-05","stage":"Thẩm định"}\n';

type File = readonly [name: string, day: string, content: string];

test.each<[string, readonly File[]]>([
  [
    'only a list of receipts came since',
    [
      ['a.csv', '2026-10-27', list(...OLD)],
      ['b.csv', '2026-11-02', more],
      ['c.csv', '2026-11-05', receipts],
    ],
  ],
  ['nothing came since', [['a.csv', '2026-10-30', list(...OLD)]]],
  [
    'lists never show a dossier again, nor one that ended',
    [
      ['a.csv', '2026-10-30', list(...OLD)],
      ['c.csv', '2026-11-05', receipts],
    ],
  ],
])('where %s, the scan, the list of letters and doctor tell of them', async (_, files) => {
  const { drafted, degraded, said, listed } = await office(files);
  expect(drafted).toBe(1);
  expect(degraded.filter(({ code }) => code === 'drafted-unseen').map(({ message }) => message)).toEqual([
    expect.stringMatching(/của 1 hồ sơ mà từ ngày 05\/11\/2026 .*\(H-1\)/),
  ]);
  expect(said).toMatch(/! [78] hồ sơ đang mở mà từ ngày 04\/11\/2026 không danh sách hay sự kiện nào nói tới \(H-1, H-2/);
  expect(listed).toMatch(/! Không danh sách hay sự kiện nào cho thấy hồ sơ của 1 thư này còn .* trước khi ký: 1\n/);
});

test.each<[string, readonly File[]]>([
  [
    'the newest list shows them',
    [
      ['a.csv', '2026-10-30', list(...OLD)],
      ['b.csv', '2026-11-05', more],
    ],
  ],
  [
    'lists never show a dossier again, but some that ended',
    [
      ['a.csv', '2026-10-30', list(...OLD)],
      ['c.csv', '2026-11-05', receipts],
      ['d.csv', '2026-11-05', `${HEAD},Ngày có kết quả\nH-10,Cấp bản sao,02/11/2026,05/11/2026,Đã có kết quả,04/11/2026`],
    ],
  ],
  [
    'event files come',
    [
      ['a.csv', '2026-10-30', list(...OLD)],
      ['e.jsonl', '2026-11-05', events],
    ],
  ],
])('where %s, they do not', async (_, files) => {
  const { drafted, degraded, said, listed } = await office(files);
  expect(drafted).toBe(1);
  expect(degraded.map(({ code }) => code)).not.toContain('drafted-unseen');
  expect(said + listed).not.toMatch(/không danh sách hay sự kiện nào/i);
});

async function office(files: readonly File[]): Promise<{
  readonly drafted: number;
  readonly degraded: readonly { readonly code: string; readonly message: string }[];
  readonly said: string;
  readonly listed: string;
}> {
  const cwd = workFolder();
  for (const [name, day, content] of files) {
    writeFileSync(join(cwd, name), content);
    expect(await dunghen(['import', name, '--today', day], { cwd })).toMatchObject({ code: 0 });
  }
  const today = ['--today', '2026-11-06'];
  const scanned = JSON.parse((await dunghen(['scan', '--json', ...today], { cwd })).stdout) as {
    readonly lettersDrafted: number;
    readonly degraded: readonly { readonly code: string; readonly message: string }[];
  };
  const { stdout } = await dunghen(['doctor', ...today], { cwd });
  const { stdout: listed } = await dunghen(['letters', 'list', ...today], { cwd });
  return { drafted: scanned.lettersDrafted, degraded: scanned.degraded, said: stdout, listed };
}
