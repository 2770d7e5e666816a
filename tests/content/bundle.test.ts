import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { contentOptions, esbuildOptions } from '../../build.mjs';

/** What every Facebook tab has to load, as shipped, compressed. */
const MOST_KB = 36;

describe('the content script', () => {
  it(`weighs at most ${MOST_KB} KB compressed`, async () => {
    const { outputFiles } = await build({
      ...esbuildOptions(),
      ...contentOptions,
      write: false,
      outdir: 'dist',
    });
    const kilobytes = gzipSync(outputFiles?.[0]?.contents ?? '', { level: 9 }).length / 1024;
    expect(kilobytes).toBeGreaterThan(1);
    expect(kilobytes).toBeLessThanOrEqual(MOST_KB);
  });
});
