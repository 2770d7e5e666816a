import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from '../browsers/until.ts';
import { root } from '../dependencies.mjs';
import { ENGINE_PROGRAMS, type EngineProgram, enginePrograms } from './engine-programs.ts';
import { guardConfigOf } from './pool-file.ts';

/** A running pool on this machine alone. */
export interface Engine {
  /** Where the extension reaches it: the proxy. */
  readonly origin: string;
  /** The engine itself, without guard: for the organiser's own look. */
  readonly inner: string;
  /** Stops one of them at once, as a crash would. */
  readonly kill: (part: EngineProgram) => Promise<void>;
  /** Starts what was stopped, on the ports and data it had; with more arguments, where they are given. */
  readonly start: (part: EngineProgram, more?: readonly string[]) => Promise<void>;
  /** Lets the guard read who is invited anew. */
  readonly reload: () => void;
  readonly stop: () => Promise<void>;
}

/** The ports of a pool, all on loopback. */
export interface EnginePorts {
  readonly engine: number;
  readonly guard: number;
  readonly proxy: number;
}

/** Three ports that are free now. */
export async function freePorts(): Promise<EnginePorts> {
  const servers = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const [engine = 0, guard = 0, proxy = 0] = servers.map((server) => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return { engine, guard, proxy };
}

/** Where the engine and the proxy of these ports are reached. */
export const addressesOf = ({ engine, proxy }: EnginePorts): { inner: string; origin: string } => ({
  inner: `http://127.0.0.1:${engine}`,
  origin: `http://127.0.0.1:${proxy}`,
});

/**
 * Starts engine, guard and proxy on loopback, over http, and waits until a question passes through all three.
 * @param folder holds the pool's file and the guard's configuration, and will hold data and logs.
 * @throws NoEngineError where the programs cannot be had.
 */
export async function startEngine(folder: string, ports: EnginePorts): Promise<Engine> {
  const programs = enginePrograms();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { inner, origin } = addressesOf(ports);
  const args: Record<EngineProgram, readonly string[]> = {
    'victoria-metrics': [
      `-storageDataPath=${join(folder, 'data')}`,
      `-httpListenAddr=127.0.0.1:${ports.engine}`,
      '-dedup.minScrapeInterval=1ms',
      '-retentionPeriod=100y',
      '-search.latencyOffset=0s',
    ],
    vmauth: [`-auth.config=${guardConfigOf(folder)}`, `-httpListenAddr=127.0.0.1:${ports.guard}`],
    caddy: ['run', '--config', join(root, 'pool', 'Caddyfile'), '--adapter', 'caddyfile'],
  };
  const running = new Map<EngineProgram, ChildProcess>();

  const start = async (part: EngineProgram, more: readonly string[] = []): Promise<void> => {
    const log = openSync(join(folder, `${part}.log`), 'a');
    const child = spawn(programs[part], [...args[part], ...more], {
      cwd: folder,
      stdio: ['ignore', log, log],
      env: {
        ...process.env,
        // Caddy keeps what it remembers here, and nothing in the person's own folders.
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        EBB_POOL_ADDRESS: origin,
        EBB_POOL_GUARD: `127.0.0.1:${ports.guard}`,
      },
    });
    running.set(part, child);
    await until(`${part} to answer`, () => answers(part, ports));
  };
  const kill = async (part: EngineProgram): Promise<void> => {
    const child = running.get(part);
    running.delete(part);
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const stop = async (): Promise<void> => {
    await Promise.all(ENGINE_PROGRAMS.map(kill));
  };

  try {
    for (const part of ENGINE_PROGRAMS) await start(part);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, inner, kill, start, reload: () => running.get('vmauth')?.kill('SIGHUP'), stop };
}

/** Whether a part answers at all; a guard refuses whom it does not know, which is an answer. */
async function answers(part: EngineProgram, ports: EnginePorts): Promise<boolean> {
  const port = { 'victoria-metrics': ports.engine, vmauth: ports.guard, caddy: ports.proxy }[part];
  const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(1000) });
  return response.status > 0;
}
