import type { Sample } from '../../core/series/sample.ts';
import type { SampleColumns } from '../../core/series/sample-columns.ts';
import { unpackColumns, unpackSamples } from './pack-samples.ts';
import { unlessDamaged, unpacksWell } from './unless-damaged.ts';

// Who only reads takes a damaged record for a gap: the next write to its series sets it apart.

/** The samples of a pack; none of a damaged one. */
export const readableSamples = (bytes: Uint8Array): Sample[] =>
  unlessDamaged(
    () => unpackSamples(bytes),
    () => [],
  );

/** The samples of neighbouring packs as columns, damaged ones left out. @param packs in time order. */
export const readableColumns = (packs: readonly Uint8Array[]): SampleColumns =>
  unlessDamaged(
    () => unpackColumns(packs),
    () => unpackColumns(packs.filter((bytes) => unpacksWell(unpackSamples, bytes))),
  );
