import type { PageId } from '../../src/core/page/page-identity.ts';
import { numberedId } from '../../src/facebook/facts/page-key.ts';
import type { StagePage } from './stage-page.ts';

/** The id that a Page's documents state: classic ones the page's, those since 2022 the profile's. */
export const statedId = ({ shape, pageId, profileId }: StagePage): PageId =>
  numberedId(shape === '2016-right-column' ? pageId : profileId);
