// What a status can say of a dossier's clock.
import type { EndType, PauseReason } from '@dunghen/core';

/** What a status cell says of the clock. */
export type Status = { readonly paused: PauseReason } | { readonly ended: EndType } | 'running' | 'unknown';

/** Whether a status says that the dossier has ended. */
export const isEnd = (status: Status): status is { readonly ended: EndType } => typeof status === 'object' && 'ended' in status;
/** Whether a status says that the clock stands. */
export const isPause = (status: Status): status is { readonly paused: PauseReason } => typeof status === 'object' && 'paused' in status;
/** Whether a status says that the dossier has not ended. */
export const isAtWork = (status: Status): boolean => status === 'running' || isPause(status);
