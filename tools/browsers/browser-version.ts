import { spawnSync } from 'node:child_process';
import manifest from '../../manifest.json' with { type: 'json' };
import type { BrowserKind } from './find-browser.ts';

/** The oldest major version the manifest lets the extension run in. */
export const oldestVersion = (kind: BrowserKind): number =>
  Number.parseInt(
    kind === 'chromium'
      ? manifest.minimum_chrome_version
      : manifest.browser_specific_settings.gecko.strict_min_version,
    10,
  );

/** The major version a browser says it has; nothing where it says none, as Chrome on Windows. */
export function browserVersion(program: string): number | undefined {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  const [, major] = /(\d+)\.\d/.exec(stdout ?? '') ?? [];
  return major === undefined ? undefined : Number(major);
}
