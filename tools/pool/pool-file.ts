import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type Invitation, parseInvitation, writeInvitation } from '../../src/core/pool/invitation.ts';
import { findObserverId, OBSERVER_NAME } from '../../src/core/pool/observer.ts';
import { SetupError } from '../setup.ts';

const poolFile = v.object({
  /** Where volunteers reach it. */
  origin: v.string(),
  /** Where the guard reaches the engine. */
  engine: v.string(),
  pool: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,31}$/)),
  organiser: v.string(),
  pages: v.array(v.object({ id: v.string(), name: v.string() })),
  observers: v.array(
    v.object({
      name: v.pipe(v.string(), v.regex(OBSERVER_NAME)),
      token: v.pipe(v.string(), v.regex(/^[\w-]{32,}$/)),
    }),
  ),
});

/** What an organiser has settled: kept as `pool.json` in the folder of the pool, readable by its owner only. */
export type PoolFile = v.InferOutput<typeof poolFile>;

/** Thrown with one sentence for the organiser. */
export class PoolFileError extends SetupError {}

const pathOf = (folder: string): string => join(folder, 'pool.json');
export const guardConfigOf = (folder: string): string => join(folder, 'vmauth.yml');

/** @throws PoolFileError where there is none, or it is damaged. */
export function readPoolFile(folder: string): PoolFile {
  if (!existsSync(pathOf(folder))) throw new PoolFileError(`There is no pool in ${folder}.`);
  try {
    return v.parse(poolFile, JSON.parse(readFileSync(pathOf(folder), 'utf8')));
  } catch {
    throw new PoolFileError(`${pathOf(folder)} is not a pool's file.`);
  }
}

/** Writes the pool's file and, from it, the guard's configuration. */
export function writePoolFile(folder: string, file: PoolFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(pathOf(folder), `${JSON.stringify(file, null, 2)}\n`);
  writeWhole(guardConfigOf(folder), guardConfig(file));
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/**
 * What `vmauth` lets through: each observer writes under its own name and reads the pool, whatever labels its
 * lines or questions give themselves.
 */
export function guardConfig({ pool, engine, observers }: PoolFile): string {
  // YAML takes JSON's strings as they are.
  const users = observers.map(({ name, token }) =>
    [
      `  - bearer_token: ${JSON.stringify(token)}`,
      '    url_map:',
      '      - src_paths: ["/write"]',
      `        url_prefix: ${JSON.stringify(`${engine}/?extra_label=by=${name}&extra_label=pool=${pool}`)}`,
      '      - src_paths: ["/api/v1/export", "/api/v1/query", "/api/v1/query_range"]',
      `        url_prefix: ${JSON.stringify(`${engine}/?extra_label=pool=${pool}`)}`,
    ].join('\n'),
  );
  return users.length > 0 ? `users:\n${users.join('\n')}\n` : 'users: []\n';
}

/**
 * Adds an observer.
 * @returns the file with it, and the invitation as text, which holds its token.
 * @throws PoolFileError where the name has no observer's form or is taken.
 */
export function invite(file: PoolFile, name: string): { file: PoolFile; text: string } {
  const observer = findObserverId(name);
  if (observer === undefined) throw new PoolFileError(`"${name}" is no name: use a to z, 0 to 9 and dashes.`);
  if (file.observers.some((one) => one.name === name)) throw new PoolFileError(`${name} is invited already.`);
  const token = randomBytes(32).toString('base64url');
  const { origin, pool, organiser, pages } = file;
  const invitation: Invitation = { origin, pool, organiser, observer, token, pages };
  const text = writeInvitation(invitation);
  const parsed = parseInvitation(text);
  if (parsed.kind === 'refused')
    throw new PoolFileError(`The pool's ${parsed.fault} cannot stand in an invitation.`);
  return { file: { ...file, observers: [...file.observers, { name, token }] }, text };
}

/** The token of an observer. @throws PoolFileError where there is none of that name. */
export function tokenOf({ observers }: PoolFile, name: string): string {
  const observer = observers.find((one) => one.name === name);
  if (!observer) throw new PoolFileError(`Nobody here is called ${name}.`);
  return observer.token;
}

/** Takes an observer out; its samples stay. @throws PoolFileError where there is none of that name. */
export function revoke(file: PoolFile, name: string): PoolFile {
  const observers = file.observers.filter((one) => one.name !== name);
  if (observers.length === file.observers.length) throw new PoolFileError(`Nobody here is called ${name}.`);
  return { ...file, observers };
}
