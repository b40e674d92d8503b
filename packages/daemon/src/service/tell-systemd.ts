// Tells systemd how the daemon fares, through systemd's own program: Node cannot write to its socket.
import { execFile } from 'node:child_process';

/** What systemd may be told. */
export type SystemdState = '--ready' | 'STOPPING=1' | 'WATCHDOG=1';

/**
 * Tells systemd, with the status that `systemctl status` shows, if it started this process and waits to be told; else does nothing. Resolves when it was told. A program
 * that is not there is no fault of the daemon: systemd then waits in vain and says so itself.
 */
export function tellSystemd(state: SystemdState, status?: string): Promise<void> {
  if (process.env['NOTIFY_SOCKET'] === undefined) return Promise.resolve();
  // With each sign of life: the first word may be lost where the machine is too busy to start a program, and systemd would end what runs.
  const again = state === 'WATCHDOG=1' ? ['--ready'] : [];
  return new Promise((done) => {
    execFile('systemd-notify', [...again, state, ...(status === undefined ? [] : [`--status=${status}`])], { timeout: 5_000 }, () =>
      done(),
    );
  });
}
