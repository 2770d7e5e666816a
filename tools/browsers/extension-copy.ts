import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

  /**
   * Every file is put in place anew, as of another version. The browser learns of it when it is installed again.
   * @param isOfNextSchema whether the history has taken a step more in it, one that changes nothing.
   */
  become(version: string, isOfNextSchema = false): void {
    cpSync(testBuild(this.kind), this.folder, { recursive: true });
    if (isOfNextSchema) this.takeStep();
    const file = join(this.folder, 'manifest.json');
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...(manifest as object), version }));
  }

  private takeStep(): void {
    for (const name of readdirSync(this.folder).filter((each) => each.endsWith('.js'))) {
      const file = join(this.folder, name);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/var migrations = \[[\s\S]*?\n {2}\](?=;)/, '$&.concat(() => {})'));
    }
  }
}
