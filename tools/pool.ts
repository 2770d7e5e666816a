// `npm run pool -- try | create | invite NAME | revoke NAME | check`: the organiser's side of a pool.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import { root } from './dependencies.mjs';
import { checkPool } from './pool/check-pool.ts';
import { addressesOf, freePorts, startEngine } from './pool/engine.ts';
import { NoEngineError } from './pool/engine-programs.ts';
import { type PoolOptions, parsePoolOptions, USAGE } from './pool/options.ts';
import {
  invite,
  type PoolFile,
  PoolFileError,
  readPoolFile,
  revoke,
  writePoolFile,
} from './pool/pool-file.ts';

const TRY_PAGES = ['facebook:100064000000001 Maroc Telecom', 'facebook:100064000000002 inwi'];

/** `facebook:100044… Name` as it stands in an invitation. */
const pageOf = (text: string): { id: string; name: string } => {
  const [id = '', ...words] = text.split(' ');
  return { id, name: words.join(' ') };
};

/** The engine's own address, as the guard is told it. */
const engineOf = ({ engine }: PoolOptions): string => engine;

function printInvitation(folder: string, name: string, text: string): void {
  console.log(text);
  console.log(renderUnicodeCompact(text));
  const picture = join(folder, `${name}.svg`);
  writeFileSync(picture, renderSVG(text), { mode: 0o600 });
  console.log(`The picture is also in ${picture}. It holds the token: whoever has it writes as ${name}.`);
}

async function tryIt(options: PoolOptions): Promise<void> {
  const ports = await freePorts();
  const { origin, inner } = addressesOf(ports);
  const pages = (options.pages.length > 0 ? options.pages : TRY_PAGES).map(pageOf);
  const empty: PoolFile = { origin, pool: options.pool, organiser: options.organiser, pages, observers: [] };
  const { file, text } = invite(empty, 'v1');
  writePoolFile(options.folder, file, inner);
  const engine = await startEngine(options.folder, ports);
  try {
    printInvitation(options.folder, 'v1', text);
    console.log(`The pool runs at ${origin}, on this machine alone. Ctrl-C ends it.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    await engine.stop();
  }
}

async function check(folder: string): Promise<void> {
  for await (const { step, fault } of checkPool(readPoolFile(folder))) {
    console.log(fault === undefined ? `well    ${step}` : `wrong   ${step}\n        ${fault}`);
    if (fault !== undefined) process.exitCode = 1;
  }
}

async function run(options: PoolOptions): Promise<void> {
  const { folder, name } = options;
  switch (options.command) {
    case 'try':
      return tryIt(options);
    case 'check':
      return check(folder);
    case 'create': {
      const { pool, organiser, address: origin } = options;
      const file: PoolFile = { origin, pool, organiser, pages: options.pages.map(pageOf), observers: [] };
      // An invitation that could not be read would be found out by its first volunteer.
      invite(file, 'first');
      writePoolFile(folder, file, engineOf(options));
      console.log(`The pool's file is in ${folder}. Invite the first observer: npm run pool -- invite NAME.`);
      return;
    }
    case 'invite': {
      const { file, text } = invite(readPoolFile(folder), name);
      writePoolFile(folder, file, engineOf(options));
      printInvitation(folder, name, text);
      return;
    }
    case 'revoke':
      writePoolFile(folder, revoke(readPoolFile(folder), name), engineOf(options));
      console.log(`${name} is refused as soon as the guard has read its configuration anew.`);
  }
}

try {
  const options = parsePoolOptions(process.argv.slice(2), join(root, '.cache', 'pool'));
  if (options) await run(options);
  else console.log(USAGE);
} catch (error) {
  const isKnown =
    error instanceof NoEngineError ||
    error instanceof PoolFileError ||
    (error instanceof Error && (!('code' in error) || String(error.code).startsWith('ERR_PARSE_ARGS')));
  if (!isKnown) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
