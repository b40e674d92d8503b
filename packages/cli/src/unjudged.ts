// A dossier, or a day, that cannot be judged: told of in the form asked for, never counted as none.
import { isWorkingDay, type DungHenError, type EpochDay } from '@dunghen/core';
import type { LawContext } from '@dunghen/daemon/config';
import type { Session } from './session.ts';
import { hint } from './show/say.ts';

/** Tells on standard error of a dossier that is left out of an answer: a line each, under --json in the form of every error. */
export function tellOfDossier({ json, lang }: Session): (error: DungHenError, dossier: string) => void {
  return (error, dossier) => {
    const message = error.in(lang);
    const line = json ? JSON.stringify({ error: { code: error.code, message, dossier } }) : `${dossier}: ${message}`;
    hint(`${line}\n`);
  };
}

/** Stops before every dossier is left out for one and the same day. @throws {CalendarError} `outside-calendar`. */
export const checkDay = ({ calendar }: LawContext, day: EpochDay): void => void isWorkingDay(calendar, day);
