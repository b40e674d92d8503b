// What was taken as it stands but deserves a look, told once for a whole list or file.
import type { Lang } from '@dunghen/core';

/** One thing to look at, for the whole list. */
export interface Warning {
  readonly code:
    | 'unknown-status'
    | 'unknown-channel'
    | 'future-date'
    | 'no-term'
    | 'term-unread'
    | 'pause-assumed'
    | 'day-assumed'
    | 'hour-lacking'
    | 'not-accepted'
    | 'late-detail'
    | 'no-dossiers'
    | 'promise-far'
    | 'due-by-promise'
    | 'promise-earlier'
    | 'left-out'
    | 'names-replaced'
    | 'extension-unsaid'
    | 'end-by-collection'
    | 'feedback-by-title'
    | 'feedback-doubted'
    | 'old-font'
    | 'seen-before'
    | 'list-dated'
    | 'unused-heading'
    | 'group-title'
    | 'sheet-hidden'
    | 'rows-hidden'
    | 'event-differs';
  readonly text: Readonly<Record<Lang, string>>;
  /** Of dossiers that a list leaves out: what remains to be told where other files say how some of them stand, null where they do of all. */
  readonly remaining?: (isLeftOut: (code: string) => boolean) => Warning | null;
}

/** A warning as JSON. */
export const warningToJson = ({ code, text }: Warning, lang: Lang): Record<string, string> => ({ code, message: text[lang] });
