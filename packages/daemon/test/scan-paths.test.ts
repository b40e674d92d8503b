import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, DungHenError, foldDossier, formatDay, parseDay, parseEvent, type DossierEvent } from '@dunghen/core';
import {
  confirmReason,
  findLetter,
  issueLetter,
  lawContext,
  loadConfig,
  scan,
  scanContext,
  withdrawLetter,
  type ScanContext,
  type ScanResult,
} from '@dunghen/daemon';
import { standingOf, type Store, type StoredLetter } from '@dunghen/store';
import { expect, onTestFinished, test } from 'vitest';
import { newStore } from '../../store/test/new-store.ts';

const EVENTS = readFileSync(new URL('../../../fixtures/sample/events.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => parseEvent(JSON.parse(line)));

/** One office of two, told the same and asked the same; only how it scans differs. */
class Office {
  readonly folder: string;
  readonly store: Store;
  readonly #thorough: boolean;

  constructor(thorough: boolean) {
    this.folder = mkdtempSync(join(tmpdir(), 'hai cách quét '));
    this.store = newStore(join(this.folder, 'a.db'));
    this.#thorough = thorough;
    onTestFinished(async () => {
      await this.store.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  context(today: string, config: string): ScanContext {
    const path = join(this.folder, 'dunghen.config.toml');
    writeFileSync(path, `[agency]\nname = "UBND xã Mẫu"\n${config}`);
    const loaded = loadConfig(path, this.folder);
    return scanContext(loaded, lawContext(loaded), parseDay(today), () => `${today}T01:00:00Z`);
  }

  async tell(events: readonly DossierEvent[], config: string): Promise<void> {
    const { law } = this.context('2026-11-30', config);
    const batch = [...Map.groupBy(events, ({ dossier }) => dossier)].map(([code, own]) => ({ code, events: () => own }));
    await this.store.append(batch, { file: 't', sha256: 't', at: 't', law: law.id }, (history) => {
      const clock = foldDossier(history, law);
      return clock ? standingOf(clock) : undefined;
    });
  }

  scan(today: string, config: string): Promise<ScanResult> {
    return scan(this.store, this.context(today, config), undefined, undefined, this.#thorough);
  }

  async letters(): Promise<readonly StoredLetter[]> {
    const all = (await Array.fromAsync(this.store.letterPages())).flat();
    return all.toSorted((a, b) => (a.dossier < b.dossier ? -1 : a.dossier > b.dossier ? 1 : a.appointment - b.appointment));
  }
}

/** Confirms and issues a letter; one whose dossier ended meanwhile, as the case may be, is refused. */
async function issue(store: Store, letter: StoredLetter, number: string, on: string, context: ScanContext): Promise<boolean> {
  try {
    await confirmReason(store, letter, 'chờ ý kiến', undefined, context);
    await issueLetter(store, await findLetter(store, String(letter.id)), number, 'Nông Văn A', on, context);
    return true;
  } catch (error) {
    if (error instanceof DungHenError) return false;
    throw error;
  }
}

const said = ({ degraded, ...counts }: ScanResult): unknown => ({
  ...counts,
  codes: degraded.map(({ code, dossier }) => `${code} ${dossier ?? ''}`).toSorted(),
});
const key = ({ dossier, appointment, kind, dueOn, state, sha256, draftedOn }: StoredLetter): unknown => [
  dossier,
  appointment,
  kind,
  dueOn,
  state,
  sha256,
  draftedOn,
];

test(
  'a scan that looks only where it must finds and writes what one that looks everywhere does, day after day',
  { timeout: 120_000 },
  async () => {
    const offices = [new Office(false), new Office(true)] as const;
    // A dossier that cannot be judged, one that waits for papers since it was late, and one nobody ever received.
    const odd = [
      { dossier: 'ODD-1', type: 'received', at: '2031-01-05', term: '30 working-days' },
      { dossier: 'ODD-2', type: 'received', at: '2026-06-01', term: '1 working-days' },
      { dossier: 'ODD-2', type: 'paused', at: '2026-06-20', reason: 'supplement' },
      { dossier: 'ODD-3', type: 'stage', at: '2026-06-20', stage: 'Thẩm định' },
      { dossier: 'ODD-4', type: 'received', at: '2026-06-01' },
      // Never finished: late, apologised for, given another day, and late again.
      { dossier: 'ODD-5', type: 'received', at: '2026-07-13', term: '1 working-days', procedureName: 'Chứng thực' },
    ].map(parseEvent);
    const rule = '[clock]\nsupplementRule = "shift"\n';
    const days: readonly (readonly [to: string, today: string, config: string])[] = [
      ['2026-06-19', '2026-06-19', ''],
      ['2026-06-30', '2026-06-22', ''],
      ['2026-06-30', '2026-07-01', ''],
      ['2026-07-20', '2026-07-20', rule],
      // The same day once more, after letters were issued.
      ['2026-07-20', '2026-07-20', rule],
      ['2026-08-31', '2026-08-31', rule],
      ['2026-09-15', '2026-09-15', ''],
      ['2026-10-19', '2026-10-20', ''],
      ['2026-11-30', '2026-11-30', ''],
      ['2026-11-30', '2027-01-15', rule],
    ];
    let from = '';
    let issued = 0;
    for (const [to, today, config] of days) {
      const events = EVENTS.filter(({ at }) => at.slice(0, 10) > from && at.slice(0, 10) <= to);
      from = to;
      for (const office of offices)
        await office.tell([...events, ...odd.filter(({ dossier }) => dossier !== 'ODD-1' || today > '2027')], config);
      for (const round of ['first', 'again']) {
        const [few, all] = [await offices[0].scan(today, config), await offices[1].scan(today, config)];
        expect(said(few), `${today} ${round}`).toEqual(said(all));
      }
      const [few, all] = [await offices[0].letters(), await offices[1].letters()];
      expect(few.map(key), today).toEqual(all.map(key));
      // The officer goes on: every other draft is issued with a new day that will be missed too, some withdrawn.
      for (const office of offices) {
        const drafts = (await office.letters()).filter(({ state }) => state === 'drafted');
        const context = office.context(today, config);
        for (const [i, letter] of drafts.entries()) {
          if (i % 2 === 0 || letter.dossier === 'ODD-5')
            issued += Number(await issue(office.store, letter, `${today}-${i}`, today, context));
          else if (i % 7 === 1) await withdrawLetter(office.store, letter, 'soạn nhầm', context);
        }
      }
    }
    expect(issued, 'letters issued').toBeGreaterThan(6);
    const letters = await offices[0].letters();
    expect([
      letters.length > 30,
      letters.some(({ appointment }) => appointment === 2),
      letters.some(({ state }) => state === 'withdrawn'),
    ]).toEqual([true, true, true]);
  },
);

test('an earlier day is scanned as it was known then, though more is remembered', async () => {
  const offices = [new Office(false), new Office(true)] as const;
  for (const office of offices) await office.tell(EVENTS, '');
  for (const today of ['2026-09-10', formatDay(addDays(parseDay('2026-09-10'), -30))]) {
    expect(said(await offices[0].scan(today, ''))).toEqual(said(await offices[1].scan(today, '')));
  }
});
