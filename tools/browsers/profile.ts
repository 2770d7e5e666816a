import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty profile that goes with this process at the latest. */
export function temporaryProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-profile-'));
  process.on('exit', () => removeProfile(folder));
  return folder;
}

/** A browser that was killed may still be writing: what is left then is the system's to clear. */
export const removeProfile = (folder: string): void =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
