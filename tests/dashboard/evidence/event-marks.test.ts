import { expect, it } from 'vitest';
import type { PlatformChange } from '../../../src/core/rate/rate-event.ts';
import { eventMarks } from '../../../src/dashboard/evidence/event-marks.ts';
import { localeText, readable } from '../../ui/locale-text.ts';

it('says of a platform change what it was, and in a sentence of its own what the controls did', () => {
  const change: PlatformChange = {
    kind: 'platform-change',
    atMs: 60_000,
    afterMs: 30_000,
    size: -9646,
    probability: 1,
  };
  const marks = eventMarks([change], 'likes', localeText('en'), 'inwi', () => 'Controls fell too.');
  expect(marks.map(({ label }) => readable(label))).toEqual([
    'inwi: Drop at once by 9,646 likes (probability 100%): Facebook’s doing rather than people leaving. Controls fell too.',
  ]);
});
