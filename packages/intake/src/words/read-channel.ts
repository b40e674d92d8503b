// What the words of an office say of how a dossier was handed in.
import type { Channel } from '@dunghen/core';
import { plain } from './plain.ts';

const knownChannels = new Map<string, Channel | undefined>();

/** How the dossier was handed in, by the words or the number of the cell. */
export function readChannel(text: string | undefined): Channel | undefined {
  if (text === undefined) return undefined;
  if (knownChannels.has(text)) return knownChannels.get(text);
  const channel = channelOf(plain(text));
  if (knownChannels.size < 1_000) knownChannels.set(text, channel);
  return channel;
}

function channelOf(words: string): Channel | undefined {
  // "Không trực tuyến": by which of the other ways, it does not say.
  if (
    /\b(?:khong|chua) (?:phai |nop |qua )*(?:truc tuyen|online|cong|dvc|qua mang|buu|truc tiep)/.test(words) &&
    !/^truc tiep\b/.test(words)
  )
    return undefined;
  if (/truc tuyen|online|cong dich vu|qua mang|\bdvctt\b|\bcong dvc/.test(words) || words === '2') return 'online';
  if (/buu chinh|buu dien|post|\bbcci\b/.test(words) || words === '3') return 'post';
  if (/truc tiep|mot cua|quay|counter/.test(words) || words === '1') return 'counter';
  // The portal alone, where nothing says that the dossier was brought to a counter.
  if (/\bdvc(?:qg)?\b|dich vu cong quoc gia/.test(words)) return 'online';
  return undefined;
}
