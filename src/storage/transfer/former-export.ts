import * as v from 'valibot';
import { pageKey } from '../../facebook/facts/page-key.ts';
import { EXPORT_VERSION, FORMER_EXPORT_VERSION } from './export-format.ts';

// A file of version 1 says what one of today says, but for the names of Pages. Nothing is checked here but what has
// to be renamed: the file is taken for one of today after that, and checked as one.

/** A bare number or vanity as an id is written today. */
const presentId = (written: string): string => pageKey(written);

const renamed = v.pipe(v.string(), v.transform(presentId));
const named = v.looseObject({ pageId: renamed });
const maybeNamed = v.looseObject({ pageId: v.exactOptional(renamed) });
const page = v.looseObject({ id: renamed });
const campaign = v.looseObject({
  targets: v.array(renamed),
  controls: v.array(renamed),
  baseline: v.array(named),
});

const formerExport = v.pipe(
  v.looseObject({
    version: v.literal(FORMER_EXPORT_VERSION),
    pages: v.array(page),
    series: v.array(named),
    events: v.exactOptional(v.array(named)),
    setApart: v.exactOptional(v.array(named)),
    watchEvents: v.exactOptional(v.array(named)),
    notes: v.exactOptional(v.array(maybeNamed)),
    campaigns: v.exactOptional(v.array(campaign)),
  }),
  v.transform((file) => ({ ...file, version: EXPORT_VERSION })),
);

/** The content of an export file in the form of today. What is no file of version 1 is given back as it is. */
export function presentForm(content: unknown): unknown {
  const parsed = v.safeParse(formerExport, content, { abortEarly: true });
  return parsed.success ? parsed.output : content;
}
