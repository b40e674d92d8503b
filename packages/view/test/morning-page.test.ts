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
  apologyBy,
  workingDaysLeft: null,
});

const page = morningPage(
  {
    agency: { name: 'UBND xã Mẫu' },
    today: '2026-09-10',
    tomorrow: '2026-09-11',
    dossiers: [
      row(1, '2026-09-10', '2026-09-09', 'Phòng Kinh tế'),
      row(2, '2026-09-11', '2026-09-10', 'Công an xã'),
      row(3, '2026-09-08', '2026-09-07', 'Phòng <Kinh> tế'),
      row(4, '2026-09-10', '2026-09-09', 'Công an xã'),
    ],
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
