import { cpSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserProgram } from '../setup.ts';
import { removeProfile, temporaryProfile } from './profile.ts';

/** Of a profile that was used: Firefox's own scripts, compiled, and for which version and system. */
const COMPILED = ['startupCache', 'compatibility.ini'];

/** Where a folder with them stands, for this process and those it starts. */
const VARIABLE = 'EBB_FIREFOX_COMPILED';

/** A new, empty profile; where `compileFirefox` went before, a launch with it takes about half the time. */
export function firefoxProfile(): string {
  const profile = temporaryProfile();
  const compiled = process.env[VARIABLE];
  if (compiled) copyCompiled(compiled, profile);
  return profile;
}

/**
 * Launches Firefox once, for what it compiles of its own in every new profile, seconds long, and keeps that for later
 * profiles. It goes with this process.
 */
export async function compileFirefox(): Promise<void> {
  const used = temporaryProfile();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: browserProgram('firefox'),
    userDataDir: used,
  });
  await browser.close();
  const kept = temporaryProfile();
  copyCompiled(used, kept);
  await removeProfile(used);
  process.env[VARIABLE] = kept;
}

function copyCompiled(from: string, to: string): void {
  for (const name of COMPILED) cpSync(join(from, name), join(to, name), { recursive: true });
}
