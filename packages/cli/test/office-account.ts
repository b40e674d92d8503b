// Holds an office that lived through kills and power cuts to account: each dossier, letter, file, step and report, once and whole.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { letterFileName } from '@dunghen/daemon';
import { hashOf, type TrialOffice } from './trial-office.ts';

/** One whole letter for each that is owed, each step of it recorded; each dossier once; nothing else in the folder, nothing readable by others. */
export async function faultsOf(
  office: TrialOffice,
  owed: readonly string[],
  inTime: readonly string[],
  issued: ReadonlySet<string>,
): Promise<string[]> {
  return office.withStore(async (store) => {
    const wrong: string[] = [...(await store.soundness())];
    for await (const { dossier } of store.tampering()) wrong.push(`the chain of ${dossier} is broken`);
    const dossiers = (await Array.fromAsync(store.dossierPages())).flat();
    const letters = (await Array.fromAsync(store.letterPages())).flat();
    const differ = (what: string, got: readonly string[], wanted: readonly string[]): void => {
      const [a, b] = [got.toSorted(), wanted.toSorted()];
      if (JSON.stringify(a) === JSON.stringify(b)) return;
      const [more, less] = [a.filter((one, i) => !b.includes(one) || a[i - 1] === one), b.filter((one) => !a.includes(one))];
      wrong.push(`${what}: too many ${more.join(', ')}; lacking ${less.join(', ')}`);
    };
    const keyed = (codes: readonly string[]): string[] => codes.map((code) => `${code}/1`);
    differ('dossiers', dossiers.map(({ code }) => code), [...owed, ...inTime]); // prettier-ignore
    differ('letters', letters.map(({ dossier, appointment }) => `${dossier}/${appointment}`), keyed(owed)); // prettier-ignore
    differ('files', office.names('letters'), owed.map((code) => letterFileName(code, 1))); // prettier-ignore
    for (const { id, dossier, fileName, sha256, state, publishedAt } of letters) {
      const path = office.path('letters', fileName);
      if (existsSync(path) && hashOf(readFileSync(path)) !== sha256) wrong.push(`${fileName} is not what the ledger says`);
      if (existsSync(path) && (statSync(path).mode & 0o027) !== 0) wrong.push(`${fileName} is open to others`);
      if (publishedAt === null) wrong.push(`${fileName} is not settled`);
      const steps = (await store.letterEvents(id)).map(({ step }) => step).filter((step) => step !== 'published');
      const taken = state === 'issued' ? ['drafted', 'issued'] : ['drafted'];
      if (JSON.stringify(steps) !== JSON.stringify(taken)) wrong.push(`${dossier} is ${state} by the steps ${steps.join(', ')}`);
      if (issued.has(dossier) && state !== 'issued') wrong.push(`${dossier} was acknowledged as issued and is ${state}`);
      const events = dossiers.find(({ code }) => code === dossier)?.events.map(({ type }) => type) ?? [];
      const happened = state === 'issued' ? ['received', 'rescheduled'] : ['received'];
      if (JSON.stringify(events) !== JSON.stringify(happened)) wrong.push(`${dossier} has the events ${events.join(', ')}`);
    }
    for (const name of office.names()) {
      if (name.startsWith('dunghen.db') && (statSync(office.path(name)).mode & 0o077) !== 0) wrong.push(`${name} is open to others`);
    }
    return wrong;
  });
}

/** Each file that was dropped lies in one of the two folders, once, with its one report; the first report of a list tells what it brought. */
export function inboxFaults(office: TrialOffice, lists: readonly string[], refused: readonly string[]): string[] {
  const wrong: string[] = [];
  const lying = (folder: string): readonly string[] => office.names('inbox', folder).map((name) => name.replace(/^[\d-]+/, ''));
  const expect = (folder: string, names: readonly string[]): void => {
    const [got, wanted] = [lying(folder).toSorted(), names.flatMap((name) => [name, `${name}.json`]).toSorted()];
    if (JSON.stringify(got) !== JSON.stringify(wanted)) wrong.push(`in ${folder}: ${office.names('inbox', folder).join(', ')}`);
  };
  expect('done', lists);
  expect('rejected', refused);
  for (const folder of ['done', 'rejected']) {
    for (const name of office.names('inbox', folder).filter((one) => one.endsWith('.json'))) {
      const report = readFileSync(office.path('inbox', folder, name), 'utf8');
      try {
        JSON.parse(report);
      } catch {
        wrong.push(`the report ${name} is not whole: ${report.slice(0, 50)}`);
      }
    }
  }
  return wrong;
}
