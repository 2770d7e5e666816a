import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty profile that goes with this process at the latest. */
export function temporaryProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-profile-'));
  process.on('exit', () => {
    // A browser that was killed may still be writing: what is left then is the system's to clear.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return folder;
}

/** Clears a profile that nobody needs any more; where a browser's last process still writes it goes with this one. */
export const removeProfile = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }).catch(() => undefined);
