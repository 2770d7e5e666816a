import type { Look } from '../../src/core/page/reading.ts';

/** A look as `npm run read` prints it: every field there, `null` for what is missing. */
export const lookReport = (look: Look) => ({
  page: look.page ?? null,
  language: look.language,
  readings:
    look.kind === 'readings'
      ? look.readings.map(({ metric, count, reader }) => ({ metric, ...count, reader }))
      : [],
  obstacle: look.kind === 'obstacle' ? look.obstacle : null,
});
