// What the words of an office say of the clock: a status, and how a dossier was handed in.
import type { Channel, EndType, PauseReason } from '@dunghen/core';
import { plain } from './headings.ts';

/** What a status cell says of the clock. */
export type Status = { readonly paused: PauseReason } | { readonly ended: EndType } | 'running' | 'unknown';

/** By the numbers the national system gives the statuses. */
const BY_NUMBER: ReadonlyMap<string, Status> = new Map<string, Status>([
  ['1', 'running'],
  ['2', 'running'],
  ['3', { ended: 'refused' }],
  ['4', 'running'],
  ['5', { paused: 'supplement' }],
  ['6', { paused: 'payment' }],
  ['7', { ended: 'withdrawn' }],
  ['8', { paused: 'stopped' }],
  ['9', { ended: 'completed' }],
  ['10', { ended: 'completed' }],
]);

const STATUS_WORDS: readonly (readonly [RegExp, Status])[] = [
  [/(?:da|tiep) (?:tiep )?(?:nhan |nop )?(?:ho so )?bo sung|(?:cho|chua) (?:xu ly|giai quyet|(?:co )?ket qua|hoan thanh)/, 'running'],
  [/bo sung/, { paused: 'supplement' }],
  [/nghia vu tai chinh|nop phi|nop thue|cho thanh toan/, { paused: 'payment' }],
  [/dung xu ly|dung giai quyet|tam dung/, { paused: 'stopped' }],
  [/\brut\b|rut ho so/, { ended: 'withdrawn' }],
  [/tu choi|khong duoc tiep nhan|khong tiep nhan|khong giai quyet|khong du dieu kien|tra lai ho so/, { ended: 'refused' }],
  [/da tra|da xu ly xong|xu ly xong|hoan thanh|co ket qua|ket thuc|da giai quyet|cho tra/, { ended: 'completed' }],
  [/dang|tiep nhan|cho|moi/, 'running'],
];

/** An office has a few dozen statuses and shows them a million times. */
const known = new Map<string, Status>();

/** What a status cell says, by its words. @example readStatus('Yêu cầu bổ sung giấy tờ') // { paused: 'supplement' } */
export function readStatus(text: string): Status {
  let status = known.get(text);
  if (status === undefined) {
    const words = plain(text);
    status = BY_NUMBER.get(words) ?? STATUS_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unknown';
    if (known.size < 1_000) known.set(text, status);
  }
  return status;
}

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
  if (/truc tuyen|online|cong dich vu|qua mang/.test(words) || words === '2') return 'online';
  if (/buu chinh|buu dien|post/.test(words) || words === '3') return 'post';
  if (/truc tiep|mot cua|quay|counter/.test(words) || words === '1') return 'counter';
  return undefined;
}
