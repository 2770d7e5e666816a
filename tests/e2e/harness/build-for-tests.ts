import { build } from '../../../build.mjs';
import { setUp } from '../../../tools/setup.ts';

/** Before all end-to-end tests: browsers, and the build that measures faster than the real site would bear. */
export default async function buildForTests(): Promise<void> {
  setUp();
  await build({ test: true });
}
