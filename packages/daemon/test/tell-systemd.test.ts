import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellSystemd } from '@dunghen/daemon/run';
import { expect, test, vi } from 'vitest';

test('each sign of life says again that the daemon is ready: a word that was lost would end it after ten minutes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'systemd '));
  // Stands where systemd's program stands.
  writeFileSync(join(folder, 'systemd-notify'), `#!/bin/sh\necho "$*" >> "${join(folder, 'told')}"\n`);
  chmodSync(join(folder, 'systemd-notify'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH'] ?? ''}`);
  vi.stubEnv('NOTIFY_SOCKET', '/run/none');
  try {
    await tellSystemd('WATCHDOG=1', 'ok');
    await tellSystemd('STOPPING=1');
    expect(readFileSync(join(folder, 'told'), 'utf8')).toBe('--ready WATCHDOG=1 --status=ok\nSTOPPING=1\n');
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});
