import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty profile that goes with this process. */
export function temporaryProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-profile-'));
  process.on('exit', () => {
    // A browser that was killed may still be writing: what is left then is the system's to clear.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return folder;
}
