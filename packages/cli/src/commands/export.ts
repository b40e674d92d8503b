// `dunghen export`: every event, and on the receipt what lists showed of the dossier, in an order that does not depend on how it came in: the way out, and the way to compare two databases.
import { once } from 'node:events';
import { eventLines } from '@dunghen/intake';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';

export const exportCommand: CommandAction<[], object> = async (_, options, defaultLang) => {
  const store = await openSession(options, defaultLang).openStore();
  try {
    for await (const page of store.dossierPagesByCode()) {
      let block = '';
      const listings = await store.listings(page.map(({ id }) => id));
      for (const { id, events } of page) block += eventLines(events, listings.get(id));
      if (!process.stdout.write(block)) await once(process.stdout, 'drain');
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
};
