import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../dependencies.mjs';
import type { BrowserKind } from './find-browser.ts';
import { temporaryProfile } from './profile.ts';

/** The folder of the build for tests. */
export const testBuild = (kind: BrowserKind): string =>
  join(root, 'dist', kind === 'firefox' ? 'test-firefox' : 'test-chrome');

/** A copy of the build for tests that can be updated in place. */
export class ExtensionCopy {
  readonly folder = join(temporaryProfile(), 'extension');

  /** @param version `0.0.1` */
  constructor(
    private readonly kind: BrowserKind,
    version: string,
  ) {
    this.become(version);
  }

  /** Every file is put in place anew, as of another version. The browser learns of it when it is installed again. */
  become(version: string): void {
    cpSync(testBuild(this.kind), this.folder, { recursive: true });
    const file = join(this.folder, 'manifest.json');
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...(manifest as object), version }));
  }
}
