// Who does something that the ledger keeps a name with.
import { userInfo } from 'node:os';

/** As said with --by, else the machine's user; '' where the machine does not know its own user: then nobody is named. */
export const actorOf = ({ by }: { readonly by?: string }): string => (by ?? userName()).normalize('NFC').trim();

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
