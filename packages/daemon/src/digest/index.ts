// The morning's digests: what a command or the daemon asks of them.
export { tellMorning, type Told, type TellingContext } from './tell-morning.ts';
export { isMorning } from './is-morning.ts';
export { sendMail, type Mailed } from './send-mail.ts';
export { mailFaultWords } from './mail-faults.ts';
export { unknownUnits } from './readers.ts';
