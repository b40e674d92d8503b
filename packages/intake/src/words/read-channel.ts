// What the words of an office say of how a dossier was handed in.
import type { Channel } from '@dunghen/core';
import { plain } from './plain.ts';
import { isKept } from './remembered.ts';

const knownChannels = new Map<string, Channel | undefined>();

/** How the dossier was handed in, by the words or the number of the cell. */
export function readChannel(text: string | undefined): Channel | undefined {
  if (text === undefined) return undefined;
  if (knownChannels.has(text)) return knownChannels.get(text);
  const channel = channelOf(plain(text));
  if (knownChannels.size < 1_000 && isKept(text)) knownChannels.set(text, channel);
  return channel;
}

/** The ways there are, as what is denied names one or several of them. */
const WAY =
  '(?:truc tuyen|online|cong(?: dich vu cong| dvc[a-z]*)?(?: quoc gia)?|dich vu cong(?: quoc gia)?|dvc[a-z]*|qua mang|buu (?:chinh|dien)(?: cong ich)?|bcci|truc tiep|mot cua|quay)';
const TO_A_WAY = '(?:(?:phai|nop|qua|tai|bo phan|hoac|va|hay|cung) )*';
const DENIED = new RegExp(`\\b(?:khong|chua) ${TO_A_WAY}${WAY}(?: ${TO_A_WAY}${WAY})*\\b`, 'g');

function channelOf(said: string): Channel | undefined {
  // "Không trực tuyến": by which of the other ways, only what else stands there can say.
  const words = said.replace(DENIED, ' ');
  if (/truc tuyen|online|cong dich vu|qua mang|\bdvctt\b|\bcong dvc/.test(words) || words === '2') return 'online';
  if (/buu chinh|buu dien|post|\bbcci\b/.test(words) || words === '3') return 'post';
  if (/truc tiep|mot cua|quay|counter/.test(words) || words === '1') return 'counter';
  // The portal alone, where nothing says that the dossier was brought to a counter.
  if (/\bdvc(?:qg)?\b|dich vu cong quoc gia/.test(words)) return 'online';
  return undefined;
}
