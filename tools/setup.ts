import { browserVersion, oldestVersion } from './browsers/browser-version.ts';
import {
  BROWSER_KINDS,
  type BrowserKind,
  browserVariable,
  findBrowser,
  findInPath,
} from './browsers/find-browser.ts';
import { canInstallPackages, hasArabicFont, installPackages, missingPackages } from './setup-packages.ts';

/** Thrown with one clear sentence for the person. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}

/** Debian's packages of each browser, with the languages the tests need. */
const packages: Record<BrowserKind, readonly string[]> = {
  chromium: ['chromium', 'chromium-l10n'],
  firefox: ['firefox-esr', 'firefox-esr-l10n-fr', 'firefox-esr-l10n-ar'],
};

const labels: Record<BrowserKind, string> = { chromium: 'Chromium or Chrome', firefox: 'Firefox' };

/** Whether the browser to be used is, or would be, the one Debian packages. */
const usesPackage = (kind: BrowserKind): boolean => {
  const found = findBrowser(kind);
  return found === undefined || /[/\\](?:chromium|firefox-esr)$/.test(found);
};

/** Whether there is a browser and the manifest asks for a newer one, which would refuse the extension. */
function isTooOld(kind: BrowserKind): boolean {
  const program = findBrowser(kind);
  const version = program === undefined ? undefined : browserVersion(program);
  return version !== undefined && version < oldestVersion(kind);
}

/**
 * Makes sure that browsers, `openssl` and a font for Arabic are there, and installs what is missing where
 * this machine's package manager is Debian's.
 * @throws SetupError saying what to install, where it cannot be installed here.
 */
export function setUp(kinds: readonly BrowserKind[] = BROWSER_KINDS): void {
  let old = kinds.filter(isTooOld);
  if (canInstallPackages()) {
    const wanted = kinds.filter(usesPackage).flatMap((kind) => packages[kind]);
    if (!findInPath(['openssl'])) wanted.push('openssl');
    if (!hasArabicFont()) wanted.push('fonts-dejavu-core');
    const missing = missingPackages(wanted);
    const needed = [...new Set([...missing, ...old.filter(usesPackage).flatMap((kind) => packages[kind])])];
    if (needed.length > 0) {
      const failure = installPackages(needed);
      if (failure) throw new SetupError(failure);
      old = kinds.filter(isTooOld);
    }
  }
  for (const kind of kinds) {
    const program = findBrowser(kind);
    if (!program) {
      throw new SetupError(
        `${labels[kind]} was not found: install it, or name its program in ${browserVariable(kind)}.`,
      );
    }
    if (old.includes(kind)) {
      throw new SetupError(
        `${program} is older than version ${oldestVersion(kind)}, the oldest Ebb runs in: install a newer one, or name its program in ${browserVariable(kind)}.`,
      );
    }
  }
  if (!findInPath(['openssl', 'openssl.exe'])) {
    throw new SetupError('openssl was not found: install it, it makes the certificate of the local replay.');
  }
}

/** The program of a browser. @throws SetupError when there is none. */
export function browserProgram(kind: BrowserKind): string {
  const program = findBrowser(kind);
  if (!program) throw new SetupError(`${labels[kind]} was not found.`);
  return program;
}
