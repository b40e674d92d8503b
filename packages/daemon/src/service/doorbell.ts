// Rings for a round at the ticks of the configured schedule; what it sleeps through is the heartbeat's to notice.
import { schedule, validate, type ScheduledTask } from 'node-cron';

/** The doorbell, which follows its schedule when the configuration changes. A schedule that is none leaves the old one, and the heartbeat. */
export function hangDoorbell(ring: () => void): { follow: (scheduled: string) => void; takeDown: () => Promise<void> } {
  let at: string | null = null;
  let bell: ScheduledTask | null = null;
  return {
    follow: (scheduled) => {
      if (scheduled === at) return;
      at = scheduled;
      if (!validate(scheduled)) return;
      void bell?.destroy();
      // A missed slot is the heartbeat's to notice; told by the library it would be plain lines between those of the log.
      bell = schedule(scheduled, ring, { timezone: 'Asia/Ho_Chi_Minh', suppressMissedWarning: true });
    },
    takeDown: async () => {
      await bell?.destroy();
    },
  };
}
