import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

export const BROWSER_KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

interface Whereabouts {
  /** An environment variable that names the program outright. */
  readonly variable: string;
  /** Names in PATH, the best first. */
  readonly names: readonly string[];
  /** Where it stands on systems that do not use PATH for it. */
  readonly places: readonly string[];
}

const whereabouts: Record<BrowserKind, Whereabouts> = {
  chromium: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first program of these names in PATH. */
export function findInPath(names: readonly string[], path = process.env['PATH'] ?? ''): string | undefined {
  for (const name of names) {
    for (const folder of path.split(delimiter)) {
      const file = join(folder, name);
      if (folder && isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** Which variable names a browser's program. */
export const browserVariable = (kind: BrowserKind): string => whereabouts[kind].variable;

/** The program of a browser on this machine, if there is one. */
export function findBrowser(kind: BrowserKind): string | undefined {
  const { variable, names, places } = whereabouts[kind];
  return process.env[variable] ?? findInPath(names) ?? places.find((place) => existsSync(place));
}
