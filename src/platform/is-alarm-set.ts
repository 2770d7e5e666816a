import { browser } from './browser.ts';
import { nowMs } from './clock.ts';

/**
 * Whether an alarm is set, and rings within so many minutes by the clock as it is now. Alarms do not survive an update,
 * and after a fast clock was set right they stand in the future.
 */
export async function isAlarmSet(name: string, minutes: number): Promise<boolean> {
  const alarm = await browser.alarms.get(name);
  return alarm !== undefined && alarm.scheduledTime <= nowMs() + 60_000 * minutes;
}
