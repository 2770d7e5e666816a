// Draws `public/icons`: a wave that ebbs away on a ground of deep water. Run it after changing the drawing:
// `node tools/run.mjs draw-icons`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

const GROUND: Colour = [10, 95, 115];
const WAVE: Colour = [255, 255, 255];
const SHADE: Colour = [54, 138, 158];
/** Samples a pixel and axis, so that edges are smooth. */
const FINE = 8;

/** Height of the falling wave at `x`, both 0 to 1, downwards. */
const waveAt = (x: number): number => 0.3 + 0.42 * x - 0.115 * Math.sin(x * 2.2 * Math.PI);

/** Whether a point of the unit square lies in the rounded ground. */
function isInGround(x: number, y: number): boolean {
  const corner = 0.22;
  const dx = Math.max(corner - x, x - (1 - corner), 0);
  const dy = Math.max(corner - y, y - (1 - corner), 0);
  return Math.hypot(dx, dy) <= corner;
}

function colourAt(x: number, y: number, lineWidth: number): Colour | undefined {
  if (!isInGround(x, y)) return undefined;
  const below = y - waveAt(x);
  // The slope makes the line thinner than it is measured straight down.
  if (Math.abs(below) <= lineWidth / 2 && x >= 0.1 && x <= 0.9) return WAVE;
  return below > 0 ? SHADE : GROUND;
}

/** The picture as rows of red, green, blue, opacity. */
function draw(size: number): Buffer {
  const lineWidth = size <= 16 ? 0.2 : size <= 32 ? 0.17 : 0.15;
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0];
      let inside = 0;
      for (let i = 0; i < FINE * FINE; i++) {
        const x = (column + ((i % FINE) + 0.5) / FINE) / size;
        const y = (row + (Math.floor(i / FINE) + 0.5) / FINE) / size;
        const colour = colourAt(x, y, lineWidth);
        if (!colour) continue;
        inside++;
        for (const [channel, level] of colour.entries()) sum[channel] = (sum[channel] ?? 0) + level;
      }
      const at = row * (1 + size * 4) + 1 + column * 4;
      for (const [channel, total] of sum.entries()) rows[at + channel] = inside ? total / inside : 0;
      rows[at + 3] = (255 * inside) / (FINE * FINE);
    }
  }
  return rows;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function png(size: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(draw(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const size of [16, 32, 48, 128]) {
  writeFileSync(fileURLToPath(new URL(`../public/icons/${size}.png`, import.meta.url)), png(size));
}
