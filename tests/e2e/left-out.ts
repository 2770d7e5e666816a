/**
 * End-to-end files that `npm test` leaves out and says so: the roads, the new interface and the ids with their site
 * came in at once, and these were not seen green in both browsers since. Each is to be run by name, mended, and taken
 * off this list:
 * `npx vitest run --config vitest.e2e.config.ts --project chromium NAME` with `EBB_ALL=1`.
 */
export const LEFT_OUT: readonly string[] = ['pool'];
