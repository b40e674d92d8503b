// `dunghen export`: every event, in an order that does not depend on how it came in: the way out, and the way to compare two databases.
import { once } from 'node:events';
import { eventToJson } from '@dunghen/core';
import { EXIT } from '../exit-code.ts';
import type { CommandAction } from '../program.ts';
import { openSession } from '../session.ts';

export const exportCommand: CommandAction<[], object> = async (_, options, defaultLang) => {
  const store = await openSession(options, defaultLang).openStore();
  try {
    for await (const page of store.dossierPagesByCode()) {
      let block = '';
      for (const { events } of page) {
        const inOrder = events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.type < b.type ? -1 : 1));
        for (const event of inOrder) block += `${JSON.stringify(eventToJson(event))}\n`;
      }
      if (!process.stdout.write(block)) await once(process.stdout, 'drain');
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
};
