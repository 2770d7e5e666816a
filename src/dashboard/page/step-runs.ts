import type { ReaderName } from '../../core/page/reading.ts';
import type { Sample } from '../../core/series/sample.ts';

/** A stretch of samples that were read the same way. */
export interface StepRun {
  /** The first and the last sample of it, milliseconds since 1970 UTC. */
  readonly fromMs: number;
  readonly toMs: number;
  /** 1 is exact. */
  readonly step: number;
  readonly reader: ReaderName;
  readonly samples: number;
}

/** How exact a series was over time and where its numbers came from, the latest stretch first. */
export function stepRuns(samples: readonly Sample[]): StepRun[] {
  const runs: StepRun[] = [];
  for (const { atMs, step, reader } of samples) {
    const run = runs.at(-1);
    if (run && run.step === step && run.reader === reader)
      runs[runs.length - 1] = { ...run, toMs: atMs, samples: run.samples + 1 };
    else runs.push({ fromMs: atMs, toMs: atMs, step, reader, samples: 1 });
  }
  return runs.reverse();
}
