// Loaded before a measured command: tells its peak memory, in kB, on standard error as it leaves.
import process from 'node:process';

process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\n`));
