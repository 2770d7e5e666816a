import { build } from '../../../build.mjs';
import { compileFirefox } from '../../../tools/browsers/firefox-profile.ts';
import { setUp } from '../../../tools/setup.ts';

/** Before all end-to-end tests: browsers, what Firefox compiles, and the build that measures faster than the real site would bear. */
export default async function buildForTests(): Promise<void> {
  setUp();
  await Promise.all([build({ test: true }), compileFirefox()]);
}
