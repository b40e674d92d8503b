// Where the offices lie whose programs are killed or cut off from their power: on the machine's disk, also where other trials lie in memory.
import { tmpdir } from 'node:os';
import process from 'node:process';

export const DISK: string = process.env['TRIALS_ON_DISK'] ?? tmpdir();
