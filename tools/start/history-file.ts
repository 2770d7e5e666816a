import type { Metric } from '../../src/core/page/metric.ts';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportFileInput,
} from '../../src/storage/transfer/export-format.ts';
import type { Replay } from '../replay/replay.ts';
import type { StagePage } from '../replay/stage-page.ts';
import { statedId } from '../replay/stated-id.ts';

/**
 * What the extension would have recorded of these Pages in the three hours before the replay began, in the
 * form of its own export.
 */
export function historyFile(
  replay: Replay,
  pages: readonly StagePage[],
  everyMs: number,
  metric: Metric = 'likes',
): ExportFileInput {
  return {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: new Date(replay.startedMs).toISOString(),
    pages: pages.map((page) => ({
      id: statedId(page),
      name: page.name,
      address: `https://www.facebook.com/${page.vanity}`,
    })),
    series: pages.map((page) => ({
      pageId: statedId(page),
      metric,
      samples: replay
        .history(page.vanity, metric, everyMs)
        .map(({ atMs, value }): [number, number, number, 'meta-description'] => [
          atMs,
          value,
          1,
          'meta-description',
        ]),
    })),
  };
}
