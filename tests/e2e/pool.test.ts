import { afterAll, beforeAll, describe } from 'vitest';
import { joining } from './pool/joining.ts';
import { leaving } from './pool/leaving.ts';
import { PoolWorld } from './pool/pool-world.ts';
import { sharing } from './pool/sharing.ts';

// One browser and one engine for all of it: starting them takes longer than most of these tests.
let opened: PoolWorld;
beforeAll(async () => {
  opened = await PoolWorld.open();
});
afterAll(() => opened?.close());
const world = (): PoolWorld => opened;

describe('joining', () => joining(world));
describe('sharing', () => sharing(world));
describe('leaving', () => leaving(world));
