import { REAL_LIMITS, type RoadLimits } from '../../core/road/road-limits.ts';
import { isTestBuild } from '../../platform/build-flags.ts';

/**
 * The limits in force. The build of the end-to-end tests asks by the same rules in a world 300 times as quick, with
 * a budget for its interval of a second.
 */
export const limits: RoadLimits = isTestBuild
  ? {
      budgetPerHour: 240 * 300,
      quietMs: REAL_LIMITS.quietMs / 300,
      longestQuietMs: REAL_LIMITS.longestQuietMs / 300,
      wallsWithinMs: REAL_LIMITS.wallsWithinMs / 300,
      spreadMs: 500,
      costlyEveryMs: REAL_LIMITS.costlyEveryMs / 300,
    }
  : REAL_LIMITS;
