import { parseArgs } from 'node:util';

export const USAGE = `npm run pool -- COMMAND [options]

  try                starts engine, guard and proxy on this machine alone, and prints an invitation; Ctrl-C ends it
  create             writes a new pool's file: --pool NAME --organiser "…" --address https://… --engine http://…
                     and one --page "facebook:ID Name" a Page
  invite NAME        adds an observer and prints the invitation, as text and as a picture to scan
  revoke NAME        takes an observer out; what it sent stays
  check              walks the road of a sample through a running pool, and says what is wrong

  --folder DIR       where the pool's file is, or will be; .cache/pool unless told`;

export type PoolCommand = 'try' | 'create' | 'invite' | 'revoke' | 'check';
const COMMANDS: readonly string[] = ['try', 'create', 'invite', 'revoke', 'check'] satisfies PoolCommand[];

export interface PoolOptions {
  readonly command: PoolCommand;
  readonly folder: string;
  /** Of an observer, where the command takes one. */
  readonly name: string;
  readonly pool: string;
  readonly organiser: string;
  readonly address: string;
  readonly engine: string;
  readonly pages: readonly string[];
}

/** @returns nothing where help was asked for. @throws Error with one sentence for the person. */
export function parsePoolOptions(args: readonly string[], folder: string): PoolOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', default: false },
      folder: { type: 'string', default: folder },
      pool: { type: 'string', default: 'my-pool' },
      organiser: { type: 'string', default: 'Somebody' },
      address: { type: 'string', default: '' },
      engine: { type: 'string', default: 'http://127.0.0.1:8428' },
      page: { type: 'string', multiple: true, default: [] },
    },
  });
  const [command, name = '', ...more] = positionals;
  if (values.help || command === undefined) return undefined;
  if (!COMMANDS.includes(command)) throw new Error(`"${command}" is no command of a pool.`);
  const takesName = command === 'invite' || command === 'revoke';
  if (takesName !== (name !== '') || more.length > 0) {
    throw new Error(takesName ? `${command} takes the name of one observer.` : `${command} takes no name.`);
  }
  const { page: pages, help: _, ...rest } = values;
  return { ...rest, command: command as PoolCommand, name, pages };
}
