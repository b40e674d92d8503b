// What `dunghen doctor` says of the disks that are written to.
import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromConfig } from '@dunghen/daemon/config';
import type { Session } from '../session.ts';
import { showCount } from '../show/text.ts';
import type { Check } from './doctor-letters.ts';

const LITTLE_SPACE = 500e6;
const NO_SPACE = 20e6;

/** Each disk that something is written to, once: the database and the letters may lie on others than the configuration. */
export function disks({ loaded, databasePath, t, lang }: Session): readonly Check[] {
  const { config } = loaded;
  const folders = ['.', dirname(databasePath()), config.letters.folder, config.inbox, config.digests.folder];
  const places = folders.map((folder) => nearestThere(fromConfig(loaded, folder)));
  const byDevice = new Map(places.toReversed().map((place) => [statSync(place).dev, place]));
  return [...byDevice.values()].toReversed().map((place) => {
    const { bavail, bsize } = statfsSync(place);
    const free = bavail * bsize;
    const megabytes = showCount(Math.floor(free / 1e6), lang);
    const state = free < NO_SPACE ? 'fault' : free < LITTLE_SPACE ? 'warning' : 'ok';
    const message =
      state === 'ok'
        ? t(`Đĩa còn trống ${megabytes} MB.`, `${megabytes} MB of disk are free.`)
        : t(`Đĩa chỉ còn trống ${megabytes} MB ở ${place}; hãy dọn bớt.`, `Only ${megabytes} MB of disk are free at ${place}; make room.`);
    return { check: 'disk', state, message };
  });
}

/** A folder that is made when it is needed lies, until then, where its nearest parent does. */
export function nearestThere(path: string): string {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  return nearest;
}
