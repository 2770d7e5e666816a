import { askBackground } from '../../messaging/send.ts';
import { pause } from '../../platform/clock.ts';

const SOON_MS = 1_000;

/**
 * Waits for the history to be opened, unless another window keeps it shut: this one would wait for as long, and could
 * not say so.
 * @throws Error where the background says that it is blocked.
 */
export async function unlessBlocked<Opened>(opening: Promise<Opened>): Promise<Opened> {
  const blocked = pause(SOON_MS).then(async () => {
    const { kind } = await askBackground('getStorageState', {});
    if (kind !== 'blocked') return opening;
    throw new Error('another window keeps the history from being opened');
  });
  return Promise.race([opening, blocked]);
}
