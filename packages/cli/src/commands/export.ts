// `dunghen export`: every event, and on the receipt what lists showed of the dossier, or with `--letters` the ledger of letters; in an order that does not depend on how
// it came in: the way out, and the way to compare two databases.
import { once } from 'node:events';
import type { Store } from '@dunghen/store';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';

export const exportCommand: CommandAction<[], { readonly letters?: boolean }> = async (_, options, defaultLang) => {
  const store = await openSession(options, defaultLang).openToRead();
  try {
    for await (const block of options.letters === true ? letterBlocks(store) : eventBlocks(store)) {
      if (!process.stdout.write(block)) await once(process.stdout, 'drain');
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
};

async function* eventBlocks(store: Store): AsyncGenerator<string> {
  const { eventLines } = await import('@dunghen/intake');
  for await (const page of store.dossierPagesByCode()) {
    let block = '';
    const listings = await store.listings(page.map(({ id }) => id));
    for (const { id, events } of page) block += eventLines(events, listings.get(id));
    yield block;
  }
}

async function* letterBlocks(store: Store): AsyncGenerator<string> {
  const { letterLine } = await import('../show/letter-line.ts');
  for await (const page of store.wholeLetterPages()) yield page.map(letterLine).join('');
}
