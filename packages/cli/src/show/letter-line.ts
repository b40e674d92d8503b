// A letter as it leaves with `export --letters`: one line of JSON with all that the ledger knows of it; each field is in docs/events.md.
import { objectIn, type LinkedStep, type WholeLetter } from '@dunghen/store';

/** The line of a letter: which it is, what it states, what became of it. Where what it states says otherwise, the ledger's own word stands. */
export function letterLine(letter: WholeLetter): string {
  const { id, dossier, appointment, kind, state, dueOn, fileName, sha256, templateSha256, replaces, steps } = letter;
  const own = { dossier, appointment, id, kind, state, dueOn };
  return `${JSON.stringify({
    ...own,
    ...objectIn(letter.facts),
    ...own,
    apologyBy: letter.apologyBy ?? undefined,
    requestedOn: letter.requestedOn ?? undefined,
    draftedOn: letter.draftedOn,
    number: letter.number ?? undefined,
    signedBy: letter.signedBy ?? undefined,
    signedOn: letter.signedOn ?? undefined,
    channel: letter.channel ?? undefined,
    sentOn: letter.sentOn ?? undefined,
    erasedOn: letter.erasedOn ?? undefined,
    file: fileName,
    sha256,
    earlierSha256: replaces?.split(' '),
    templateSha256,
    publishedAt: letter.publishedAt ?? undefined,
    history: steps.map(shownWhole),
  })}\n`;
}

/** What a step brought goes out in the words that its hash was made of. */
const shownWhole = ({ step, at, actor, detail, chain }: LinkedStep) => ({
  step,
  at,
  actor,
  ...(detail !== null && { detail: objectIn(detail) }),
  chain,
});
