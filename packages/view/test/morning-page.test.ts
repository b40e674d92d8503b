import { expect, test } from 'vitest';
import { morningPage, type DossierRow } from '../src/index.ts';
import { wordsOf } from '../src/words/index.ts';

const row = (n: number, dueOn: string, apologyBy: string, unit: string): DossierRow => ({
  dossier: `H37.125-260901-000${n}`,
  procedure: '1.004222',
  procedureName: 'Đăng ký thường trú',
  unit,
  stage: 'Thẩm định',
  receivedOn: '2026-09-01',
  dueOn,
  provisional: false,
  apologyBy,
  workingDaysLeft: null,
});

const page = morningPage(
  {
    agency: { name: 'UBND xã Mẫu' },
    today: '2026-09-10',
    todayUntil: '2026-09-10',
    tomorrow: '2026-09-11',
    dossiers: [
      row(1, '2026-09-10', '2026-09-09', 'Phòng Kinh tế'),
      row(2, '2026-09-11', '2026-09-10', 'Công an xã'),
      row(3, '2026-09-08', '2026-09-07', 'Phòng <Kinh> tế'),
      { ...row(4, '2026-09-10', '2026-09-09', 'Công an xã'), procedure: null, procedureName: null, kind: 'feedback' },
    ],
    toApologise: [row(2, '2026-09-11', '2026-09-10', 'Công an xã')],
    letters: [
      {
        dossier: 'H37.125-260901-0003',
        appointment: 1,
        kind: 'missed',
        dueOn: '2026-09-08',
        state: 'drafted',
        draftedOn: '2026-09-09',
        fileName: 'a.docx',
      },
    ],
  },
  wordsOf('vi'),
);
/** The dossiers named in a section, in order. */
const codesIn = (id: string): readonly string[] => {
  const section = page.split(`<section id="${id}"`)[1]?.split('</section>')[0] ?? '';
  return [...section.matchAll(/<span class="code">H37\.125-260901-000(\d)<\/span>/g)].map(([, n]) => n as string);
};

test('tells what must be finished today, desk by desk', () => {
  expect(codesIn('today')).toEqual(['4', '1']);
  expect(page).toContain('<td>Phản ánh, kiến nghị</td>');
});

test('keeps the dossiers of a unit together however lists spell it', () => {
  const dossiers = [
    row(1, '2026-09-10', '2026-09-09', 'Phòng Kinh tế'),
    row(2, '2026-09-10', '2026-09-09', 'PHÒNG KINH TẾ'),
    row(3, '2026-09-10', '2026-09-09', 'Phòng Văn hóa'),
    row(4, '2026-09-10', '2026-09-09', 'Phòng  Kinh tế'),
  ];
  const [today, tomorrow] = ['2026-09-10', '2026-09-11'];
  const text = morningPage({ agency: {}, today, todayUntil: today, tomorrow, dossiers, toApologise: [], letters: [] }, wordsOf('vi'));
  expect([...text.matchAll(/<span class="code">H37\.125-260901-000(\d)<\/span>/g)].map(([, n]) => n)).toEqual(['1', '2', '4', '3']);
});

test('tells what must be apologised for by tonight, which is not what is due today', () => {
  expect(codesIn('tonight')).toEqual(['2']);
});

test('tells what is due on the next working day, what is overdue, and which letters wait', () => {
  expect(codesIn('tomorrow')).toEqual(['2']);
  expect(codesIn('overdue')).toEqual(['3']);
  expect(codesIn('letters')).toEqual(['3']);
  expect(page).toContain('Việc cần làm ngày 10/09/2026');
  expect(page).toContain('Phòng &lt;Kinh&gt; tế');
});

test('a dossier due on a day off is to be finished on the working day before it', () => {
  const text = morningPage(
    {
      agency: {},
      today: '2026-09-11',
      todayUntil: '2026-09-13',
      tomorrow: '2026-09-14',
      dossiers: [row(5, '2026-09-13', '2026-09-11', 'Công an xã'), row(6, '2026-09-14', '2026-09-11', 'Công an xã')],
      toApologise: [],
      letters: [],
    },
    wordsOf('vi'),
  );
  expect(text).toContain('Phải xong hôm nay (1)');
  expect(text).toContain('Phải xong đến hết ngày 14/09/2026 (1)');
  expect(text).toMatch(/<section id="today"(?:(?!<\/section>).)*H37\.125-260901-0005/s);
});

test('of a quiet morning says that nothing waits, in either language and for an agency that gave no name', () => {
  const quiet = {
    agency: {},
    today: '2026-09-10',
    todayUntil: '2026-09-10',
    tomorrow: '2026-09-11',
    dossiers: [],
    toApologise: [],
    letters: [],
  };
  const vi = morningPage(quiet, wordsOf('vi'));
  expect(vi).toContain('<title>Việc cần làm ngày 10/09/2026</title>');
  expect(vi.match(/Không có hồ sơ nào\./g)).toHaveLength(4);
  expect(vi).toContain('Không có thư nào đang chờ.');
  const en = morningPage({ ...quiet, agency: { parent: 'Mau Province', name: 'Mau Commune' } }, wordsOf('en'));
  expect(en).toContain('<title>To do on 2026-09-10 – Mau Commune</title>');
  expect(en).toContain('<span>Mau Province</span><strong>Mau Commune</strong>');
  expect(en).toContain('To be finished by 2026-09-11 (0)');
});

test('puts dossiers that lie on no known desk first, and shows a dash for what nobody knows', () => {
  const bare = { ...row(7, '2026-09-10', '2026-09-09', ''), unit: null, stage: null, procedureName: null };
  const text = morningPage(
    {
      agency: {},
      today: '2026-09-10',
      todayUntil: '2026-09-10',
      tomorrow: '2026-09-11',
      dossiers: [row(1, '2026-09-10', '2026-09-09', 'Công an xã'), bare, { ...bare, dossier: 'H37.125-260901-0008', procedure: null }],
      toApologise: [],
      letters: [],
    },
    wordsOf('vi'),
  );
  const today = text.split('<section id="today"')[1]?.split('</section>')[0] ?? '';
  const rows = [...today.matchAll(/<tr><th scope="row".*?<\/tr>/gs)].map(([tr]) =>
    [...tr.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => (cell as string).replace(/<[^>]+>/g, '')),
  );
  expect(rows).toEqual([
    ['H37.125-260901-0007', '–', '–', '1.004222', '10/09/2026'],
    ['H37.125-260901-0008', '–', '–', '–', '10/09/2026'],
    ['H37.125-260901-0001', 'Công an xã', 'Thẩm định', 'Đăng ký thường trú', '10/09/2026'],
  ]);
});

test('says at a draft that is not to be signed what to do with it, before the letters that wait for their signature', () => {
  const letter = { appointment: 1, kind: 'missed', dueOn: '2026-09-08', state: 'drafted', draftedOn: '2026-09-09', fileName: 'a.docx' };
  const lettersOf = (...letters: Parameters<typeof morningPage>[0]['letters'][number][]): string =>
    morningPage(
      { agency: {}, today: '2026-09-10', todayUntil: '2026-09-10', tomorrow: '2026-09-11', dossiers: [], toApologise: [], letters },
      wordsOf('vi'),
    )
      .split('<section id="letters"')[1]
      ?.replace(/<\/?span[^>]*>/g, '') ?? '';
  const marked = lettersOf(
    { ...letter, dossier: 'OWED', verdict: 'owed' },
    { ...letter, dossier: 'CONTESTED', verdict: 'contested' },
    { ...letter, dossier: 'MOOT', verdict: 'moot' },
  );
  expect([...marked.matchAll(/data-v="([A-Z]+)"/g)].map(([, dossier]) => dossier)).toEqual(['CONTESTED', 'MOOT', 'OWED']);
  expect(marked).toMatch(/CONTESTED(?:(?!<\/tr>).)*hỏi lại, chưa ký/s);
  expect(marked).toMatch(/MOOT(?:(?!<\/tr>).)*thu hồi, không ký/s);
  expect(lettersOf({ ...letter, dossier: 'OWED', verdict: 'owed' })).not.toContain('Lưu ý');
});
