// `node tools/run.mjs number-words`: writes `src/core/count/number-words.ts` anew from Node's data, for exactly the
// languages that a supported browser lacks. Needs Chromium and Firefox.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BROWSER_KINDS } from './browsers/find-browser.ts';
import { root } from './dependencies.mjs';
import { lineOfLanguage } from './number-words/line-of-language.ts';
import { allLanguages, linesIn, unitsLine } from './number-words/lines.ts';

const languages = allLanguages();
const lacked = new Set<string>();
for (const kind of BROWSER_KINDS) {
  const lines = await linesIn(kind, languages);
  const missing = languages.filter((language, at) => lines[at] !== lineOfLanguage(language));
  console.log(`${kind} lacks ${missing.length} of ${languages.length}: ${missing.join(' ')}`);
  for (const language of missing) lacked.add(language);
}

const lines = [unitsLine(languages), ...[...lacked].sort().map(lineOfLanguage)];
await writeFile(
  join(root, 'src/core/count/number-words.ts'),
  `/**
 * What \`Intl\` of Node ${process.versions.node} (CLDR ${process.versions['cldr']}) knows and a supported browser does not. Written by
 * \`node tools/run.mjs number-words\`, not by hand. First the units of all languages with the power of ten each
 * stands for, \`?\` where languages differ; then a line for each language that a browser lacks: its name, decimal and
 * group separator, units after the number, units before it. \`~\` is a hard space.
 */
export const NUMBER_WORDS = \`
${lines.join('\n')}
\`;
`,
);
