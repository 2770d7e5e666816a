import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseInvitation } from '../../../src/core/pool/invitation.ts';
import { until } from '../../../tools/browsers/until.ts';
import { addressesOf, type Engine, freePorts, startEngine } from '../../../tools/pool/engine.ts';
import { invite, type PoolFile, revoke, writePoolFile } from '../../../tools/pool/pool-file.ts';

const AT = Date.UTC(2026, 10, 1);
let folder: string;
let engine: Engine;
let file: PoolFile;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ebb-pool-'));
  const ports = await freePorts();
  const { origin, inner } = addressesOf(ports);
  file = {
    origin,
    engine: inner,
    pool: 'ope2016',
    organiser: 'Test',
    pages: [{ id: 'facebook:1', name: 'One' }],
    observers: [],
  };
  for (const name of ['v1', 'v2']) {
    const invited = invite(file, name);
    file = invited.file;
    const parsed = parseInvitation(invited.text);
    if (parsed.kind === 'invitation') tokens[name] = parsed.invitation.token;
  }
  writePoolFile(folder, file);
  engine = await startEngine(folder, ports);
});

afterAll(async () => {
  await engine?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, token: string | undefined, body?: string) =>
  fetch(engine.origin + path, {
    ...(body === undefined ? {} : { method: 'POST', body }),
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });

const stored = async (token: string | undefined): Promise<Record<string, unknown>[]> => {
  const response = await ask(`/api/v1/export?match[]=ebb_n&start=${AT / 1000 - 60}`, token);
  const text = await response.text();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

describe('a pool on this machine', () => {
  it('keeps a count and its instant to the digit, under the name of who wrote it, whatever the line says', async () => {
    const line = `ebb,page=facebook:1,metric=likes,step=1,reader=meta-description,by=v2,pool=other n=999999999999i ${AT + 123}`;
    expect((await ask('/write?precision=ms', tokens['v1'], line)).status).toBe(204);
    const [series, ...more] = await until('the sample', async () => {
      const all = await stored(tokens['v2']);
      return all.length > 0 && all;
    });
    expect(more).toEqual([]);
    expect(series).toEqual({
      metric: {
        __name__: 'ebb_n',
        by: 'v1',
        metric: 'likes',
        page: 'facebook:1',
        pool: 'ope2016',
        reader: 'meta-description',
        step: '1',
      },
      values: [999999999999],
      timestamps: [AT + 123],
    });
  });

  it('lets through nobody without a token, and no other path', async () => {
    expect((await ask('/api/v1/export?match[]=ebb_n', undefined)).status).toBeGreaterThanOrEqual(400);
    expect((await ask('/api/v1/export?match[]=ebb_n', 'x'.repeat(43))).status).toBeGreaterThanOrEqual(400);
    expect((await ask('/api/v1/admin/tsdb/delete_series?match[]=ebb_n', tokens['v1'])).status).toBe(404);
    expect((await ask('/metrics', tokens['v1'])).status).toBe(404);
  });

  it('tells a page of another origin that it may ask, and its clock', async () => {
    const response = await ask('/api/v1/query?query=1', tokens['v1']);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-expose-headers')).toBe('Date');
    expect(response.headers.get('date')).toMatch(/GMT$/);
  });

  it('refuses who is revoked, and has what they wrote', async () => {
    writePoolFile(folder, revoke(file, 'v1'));
    engine.reload();
    await until('the refusal', async () => (await ask('/api/v1/query?query=1', tokens['v1'])).status >= 400);
    expect(await stored(tokens['v2'])).toHaveLength(1);
  });
});
