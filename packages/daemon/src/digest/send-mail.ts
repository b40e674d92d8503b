// Sends the digests that have readers: from the database, one reader a message, again and again until the server took it.
import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import type { MailDue, Store } from '@dunghen/store';
import { fromConfig, type LoadedConfig } from '../config/load-config.ts';
import { isLoopback, mailFaultOf, stopsAll } from './mail-faults.ts';
import { unsentSentence } from './digest-words.ts';
import { EVERYONE, readersOf } from './readers.ts';

/** What sending came to. */
export interface Mailed {
  readonly sent: number;
  /** Mail found to wait behind a newer digest for the same reader: that one is sent in its place. */
  readonly superseded: number;
  /** Mail that waits once some of it failed, what was not tried too, and why. */
  readonly waiting: number;
  readonly fault: string | null;
}

const AT_ONCE = 200;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Sends what is due. A message bears an id made of its digest and reader, so that one which was taken just before a crash
 * and goes out again is recognised as the same by the mail program, and one of the same day made anew as another.
 */
export async function sendMail(store: Store, loaded: LoadedConfig, nowMs: () => number, signal?: AbortSignal): Promise<Mailed> {
  const { smtp } = loaded.config;
  if (!smtp) return { sent: 0, superseded: 0, waiting: 0, fault: null };
  const now = (): string => new Date(nowMs()).toISOString();
  const superseded = await store.supersedeMail();
  const due = await store.mailDue(now(), AT_ONCE);
  let sent = 0;
  if (due.length > 0) {
    // Loaded only where there is mail.
    const { createTransport } = await import('nodemailer');
    const { host, port, secure, user, passwordFile, from } = smtp;
    const password = passwordFile === undefined ? '' : await readPassword(fromConfig(loaded, passwordFile));
    if (password === null) return { sent, superseded, waiting: due.length, fault: 'smtp-password-file' };
    const transport = createTransport({
      host,
      port,
      secure,
      // Where the server offers no encryption, no password is sent to it.
      requireTLS: user !== undefined && !secure && !isLoopback(host),
      ...(user !== undefined && { auth: { user, pass: password } }),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // A mail is text that was made here: nothing is fetched from a path or an address in it.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      for (const mail of due) {
        if (signal?.aborted) break;
        // A wrong address that was put right, or somebody who is no reader any more: nobody would ever take this mail, or ought to.
        if (!readersOf(mail.unit || EVERYONE, loaded.config.digests.to).includes(mail.recipient)) {
          await store.dropMail(mail);
          continue;
        }
        try {
          await transport.sendMail(messageOf(mail, from, await store.daysUnsent(mail)));
          await store.noteMail(mail, { sentAt: now() });
          sent++;
        } catch (error) {
          const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(mail.attempts, 20));
          await store.noteMail(mail, { fault: mailFaultOf(error), nextAt: new Date(nowMs() + pause).toISOString() });
          if (stopsAll(error)) break;
        }
      }
    } finally {
      transport.close();
    }
  }
  await store.dropUnawaited();
  const { count, fault } = await store.mailWaiting();
  return { sent, superseded, waiting: count, fault };
}

function messageOf(mail: MailDue, from: string, unsent: readonly string[]) {
  const { recipient, subject, workbook, file, on } = mail;
  const html =
    unsent.length === 0 ? mail.html : mail.html.replace('</h1>', `</h1>\n<p>${unsentSentence(unsent, mail.newSince !== null)}</p>`);
  const id = createHash('sha256')
    .update(JSON.stringify([file, recipient, mail.html]))
    .digest('hex')
    .slice(0, 24);
  return {
    messageId: `<${on}.${id}@dunghen>`,
    // Objects, not text: a line break in a text would be read as a list of further readers.
    from: { name: 'Đúng Hẹn', address: from },
    to: { name: '', address: recipient },
    subject,
    html,
    attachments: [{ filename: `${file.split('/').at(-1)}-${on}.xlsx`, content: Buffer.from(workbook) }],
  };
}

/** Null when the file cannot be read: the mail waits until it can. */
const readPassword = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').then(
    (text) => text.replace(/\r?\n$/, ''),
    () => null,
  );
