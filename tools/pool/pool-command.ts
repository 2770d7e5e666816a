import { once } from 'node:events';
import { watch, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { renderSVG, renderUnicodeCompact } from 'uqr';
import { type Command, Misuse } from '../command/command.ts';
import { progressOf } from '../command/progress.ts';
import { wholeNumber } from '../command/typed-value.ts';
import { root } from '../dependencies.mjs';
import { checkPool } from './check-pool.ts';
import { addressesOf, freePorts, startEngine } from './engine.ts';
import { guardConfigOf, invite, type PoolFile, readPoolFile, revoke, writePoolFile } from './pool-file.ts';

const USAGE = `npm run pool -- COMMAND [options]

  try                starts engine, guard and proxy on this machine alone, and prints an invitation; Ctrl-C ends it
  create             writes a new pool's file: --pool NAME --organiser "…" --address https://… --engine http://…
                     and one --page "facebook:ID Name" a Page
  invite NAME        adds an observer and prints the invitation, as text and as a picture to scan
  revoke NAME        takes an observer out; what it sent stays
  check              walks the road of a sample through a running pool, and says what is wrong
  torture            five volunteers, an engine that is killed, a network that is away: is everything there at the end?

  --seeds NUMBER     how many tortures, --seed NUMBER the first of them
  --folder DIR       where the pool's file is, or will be; .cache/pool unless told`;

const options = {
  folder: { type: 'string', default: join(root, '.cache', 'pool') },
  pool: { type: 'string', default: 'my-pool' },
  organiser: { type: 'string', default: 'Somebody' },
  address: { type: 'string', default: '' },
  engine: { type: 'string', default: 'http://127.0.0.1:8428' },
  page: { type: 'string', multiple: true, default: [] as string[] },
  seed: { type: 'string', default: '20160227' },
  seeds: { type: 'string', default: '10' },
} as const;

interface PoolOptions {
  readonly folder: string;
  readonly pool: string;
  readonly organiser: string;
  readonly address: string;
  readonly engine: string;
  readonly page: readonly string[];
  readonly seed: string;
  readonly seeds: string;
}

const TRY_PAGES = ['facebook:100064000000001 Maroc Telecom', 'facebook:100064000000002 inwi'];

/** `facebook:100044… Name` as it stands in an invitation. */
const pageOf = (text: string): { id: string; name: string } => {
  const [id = '', ...words] = text.split(' ');
  return { id, name: words.join(' ') };
};

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
  const pages = (options.page.length > 0 ? options.page : TRY_PAGES).map(pageOf);
  const { folder, pool, organiser } = options;
  const empty: PoolFile = { origin, engine: inner, pool, organiser, pages, observers: [] };
  const { file, text } = invite(empty, 'v1');
  writePoolFile(folder, file);
  const engine = await startEngine(folder, ports);
  // Whoever is invited or revoked meanwhile is known at once.
  const watcher = watch(folder, (_, name) => {
    if (name === basename(guardConfigOf(folder))) engine.reload();
  });
  try {
    printInvitation(folder, 'v1', text);
    console.log(`The pool runs at ${origin}, on this machine alone. Ctrl-C ends it.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  } finally {
    watcher.close();
    await engine.stop();
  }
}

/** @returns whether the whole road is well. */
async function check(folder: string): Promise<boolean> {
  let isWell = true;
  for await (const { step, fault } of checkPool(readPoolFile(folder))) {
    console.log(fault === undefined ? `well    ${step}` : `wrong   ${step}\n        ${fault}`);
    if (fault !== undefined) isWell = false;
  }
  return isWell;
}

/** How long five volunteers watch in a torture: the last of them shares nothing before the end, a day late. */
const TORTURE_HOURS = 24;

/** @returns whether nothing was missing, wrong or extra in any of them. */
async function torture({ seed, seeds }: PoolOptions): Promise<boolean> {
  const [first, many] = [wholeNumber('seed', seed), wholeNumber('number of seeds', seeds)];
  const { torturePool } = await import('./torture-pool.ts');
  const progress = progressOf(many);
  let isWhole = true;
  console.log('seed        faults   kept  pulled  missing  wrong  extra  pulls');
  for (let i = 0; i < many; i++) {
    const run = { seed: first + i, volunteers: 5, hours: TORTURE_HOURS };
    const { faults, kept, pulled, missing, wrong, extra, pulls } = await torturePool(run);
    const figures = [
      [faults.length, 6],
      [kept, 7],
      [pulled, 8],
      [missing, 9],
      [wrong, 7],
      [extra, 7],
      [pulls, 7],
    ] as const;
    console.log(
      `${String(run.seed).padEnd(12)}${figures.map(([figure, width]) => String(figure).padStart(width)).join('')}   ${progress(i + 1)}`,
    );
    if (missing + wrong + extra > 0) isWhole = false;
  }
  return isWhole;
}

/** `npm run pool`: the organiser's side of a pool. */
export const poolCommand: Command = {
  usage: USAGE,
  options,
  takesWords: true,
  async run(values, [command, name, ...more]) {
    const given = values as unknown as PoolOptions;
    const { folder } = given;
    const takesName = command === 'invite' || command === 'revoke';
    if (more.length > 0 || takesName !== (name !== undefined)) {
      throw new Misuse(takesName ? `${command} takes the name of one observer` : 'say one command');
    }
    switch (command) {
      case 'try':
        await tryIt(given);
        return 0;
      case 'check':
        return (await check(folder)) ? 0 : 1;
      case 'torture':
        return (await torture(given)) ? 0 : 1;
      case 'create': {
        const { pool, organiser, address: origin, engine } = given;
        const file: PoolFile = {
          origin,
          engine,
          pool,
          organiser,
          pages: given.page.map(pageOf),
          observers: [],
        };
        // An invitation that could not be read would be found out by its first volunteer.
        invite(file, 'first');
        writePoolFile(folder, file);
        console.log(
          `The pool's file is in ${folder}. Invite the first observer: npm run pool -- invite NAME.`,
        );
        return 0;
      }
      case 'invite': {
        const { file, text } = invite(readPoolFile(folder), name ?? '');
        writePoolFile(folder, file);
        printInvitation(folder, name ?? '', text);
        return 0;
      }
      case 'revoke':
        writePoolFile(folder, revoke(readPoolFile(folder), name ?? ''));
        console.log(`${name} is refused as soon as the guard has read its configuration anew.`);
        return 0;
      default:
        throw new Misuse(command === undefined ? 'say one command' : `"${command}" is no command of a pool`);
    }
  },
};
