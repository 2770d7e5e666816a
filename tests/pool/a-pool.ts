import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageId } from '../../src/core/page/page-identity.ts';
import { until } from '../../tools/browsers/until.ts';
import { addressesOf, type Engine, freePorts, startEngine } from '../../tools/pool/engine.ts';
import { invite, type PoolFile, revoke, tokenOf, writePoolFile } from '../../tools/pool/pool-file.ts';

/** One series as the engine holds it, whoever it is said to be of. */
export interface EngineSeries {
  readonly page: string;
  readonly timestamps: readonly number[];
  readonly values?: readonly number[];
}

/** A pool with the real engine, on this machine. */
export class APool {
  private constructor(
    readonly engine: Engine,
    private readonly folder: string,
    private file: PoolFile,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  static async open(pages: readonly PageId[], names: readonly string[]): Promise<APool> {
    const folder = mkdtempSync(join(tmpdir(), 'ebb-a-pool-'));
    const ports = await freePorts();
    const { origin, inner } = addressesOf(ports);
    let file: PoolFile = {
      ...{ origin, engine: inner, pool: 'ope2016', organiser: 'Test', observers: [] },
      pages: pages.map((id) => ({ id, name: id })),
    };
    const texts = new Map<string, string>();
    for (const name of names) {
      const invited = invite(file, name);
      file = invited.file;
      texts.set(name, invited.text);
    }
    writePoolFile(folder, file);
    return new APool(await startEngine(folder, ports), folder, file, texts);
  }

  invitation(name: string): string {
    return this.texts.get(name) ?? '';
  }

  /** Puts samples into the engine past its guard, as one observer's. */
  async put(by: string, series: readonly EngineSeries[]): Promise<void> {
    const labels = { __name__: 'ebb_n', by, pool: 'ope2016', metric: 'likes', step: '1' };
    const lines = series.map(({ page, timestamps, values }) => {
      const metric = { ...labels, page, reader: 'meta-description' };
      return JSON.stringify({ metric, values: values ?? timestamps.map((_, i) => 1e11 + i), timestamps });
    });
    const body = lines.join('\n');
    const answer = await fetch(`${this.engine.inner}/api/v1/import`, { method: 'POST', body });
    if (answer.status !== 204) throw new Error(`the engine answers ${answer.status}`);
    await fetch(`${this.engine.inner}/internal/force_flush`);
  }

  /** Pushes lines as an observer who writes them by hand. */
  async push(by: string, lines: string): Promise<number> {
    const headers = { authorization: `Bearer ${tokenOf(this.file, by)}` };
    const { origin } = this.engine;
    const answer = await fetch(`${origin}/write?precision=ms`, { method: 'POST', headers, body: lines });
    await fetch(`${this.engine.inner}/internal/force_flush`);
    return answer.status;
  }

  /** How many samples the engine finds of an observer in the day before an instant. */
  async held(by: string, untilMs: number): Promise<number> {
    await fetch(`${this.engine.inner}/internal/force_flush`);
    const query = `sum(count_over_time(ebb_n{by="${by}"}[25h]))`;
    const asked = new URLSearchParams({ query, time: String(untilMs / 1000), nocache: '1' });
    const answer = (await (await fetch(`${this.engine.inner}/api/v1/query?${asked}`)).json()) as {
      data: { result: { value: [number, string] }[] };
    };
    return Number(answer.data.result[0]?.value[1] ?? 0);
  }

  /** Takes an observer out, and waits until the guard knows. @returns takes them in again. */
  async revoke(name: string): Promise<() => Promise<void>> {
    const token = tokenOf(this.file, name);
    const before = this.file;
    const guardSays = async (isKnown: boolean): Promise<void> => {
      this.engine.reload();
      await until('the guard to have read who is invited', async () => {
        const headers = { authorization: `Bearer ${token}` };
        const { status } = await fetch(`${this.engine.origin}/api/v1/query?query=1`, { headers });
        return status < 400 === isKnown;
      });
    };
    writePoolFile(this.folder, revoke(before, name));
    await guardSays(false);
    return async () => {
      writePoolFile(this.folder, before);
      await guardSays(true);
    };
  }

  async close(): Promise<void> {
    await this.engine.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
