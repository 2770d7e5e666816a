import { EXPORT_FORMAT } from './export-format.ts';

// A file of weeks is too long for one message, and may be too long for memory. It is handed on in parts, each an
// export of its own. What we export has a record a line and is read by lines; any other JSON is read whole, and cut
// into the same parts.

/** Samples in a part, about: a part of a series is merged in one transaction, which others wait for. */
const PART_SAMPLES = 5_000;
/** How many characters a sample takes, about. */
const SAMPLE_LENGTH = 50;
/** Our own first line is shorter than this. */
const MOST_HEAD = 200;

/** One part of a file, as JSON; merging all of them merges the file. */
export interface ExportPart {
  readonly content: unknown;
  /** Whether others follow. */
  readonly more: boolean;
  /** How much of the file was read up to here, 0 to 1. */
  readonly read: number;
}

type Sections = Record<string, unknown[]>;
interface Placed {
  readonly section: string;
  readonly record: unknown;
  /** How much of the file was read up to here, 0 to 1. */
  readonly read: number;
}

/**
 * The parts of a file. Nothing is checked but that they are JSON.
 * @param partSamples about how many samples a part has.
 * @throws SyntaxError where the file is not; the signal's reason when it is cancelled.
 */
export async function* exportParts(
  file: Blob,
  signal?: AbortSignal,
  partSamples = PART_SAMPLES,
): AsyncGenerator<ExportPart> {
  const ownHead = headOf((await file.slice(0, MOST_HEAD).text()).split('\n')[0] ?? '');
  if (ownHead) {
    yield* partsOf(ownHead, recordsOfLines(file, signal), partSamples);
    return;
  }
  const content: unknown = JSON.parse(await file.text());
  signal?.throwIfAborted();
  if (!(content instanceof Object) || Array.isArray(content)) yield { content, more: false, read: 1 };
  else yield* partsOf(headIn(content), recordsIn(content), partSamples);
}

/** The first line of our own files: the head, and a comma for what follows. */
function headOf(line: string): object | undefined {
  if (!line.startsWith(`{"format":"${EXPORT_FORMAT}",`) || !line.endsWith(',')) return undefined;
  try {
    const head: unknown = JSON.parse(`${line.slice(0, -1)}}`);
    return head instanceof Object ? head : undefined;
  } catch {
    return undefined;
  }
}

/** What of a file is no list. */
const headIn = (content: object): object =>
  Object.fromEntries(Object.entries(content).filter(([, value]) => !Array.isArray(value)));

function* recordsIn(content: object): Generator<Placed> {
  const lists = Object.entries(content).filter(([, value]) => Array.isArray(value));
  const total = lists.reduce((sum, [, list]) => sum + list.length, 0);
  let done = 0;
  // The Pages first: every part speaks of some of them.
  for (const [section, list] of lists.toSorted(([a], [b]) => Number(b === 'pages') - Number(a === 'pages'))) {
    for (const record of list) yield { section, record, read: ++done / total };
  }
}

async function* recordsOfLines(file: Blob, signal?: AbortSignal): AsyncGenerator<Placed> {
  let section: string | undefined;
  let length = 0;
  let begun = false;
  let ended = false;
  for await (const line of linesOf(file)) {
    signal?.throwIfAborted();
    length += line.length + 1;
    if (!begun) {
      begun = true;
      continue;
    }
    const opened = /^"(\w+)":\[$/.exec(line)?.[1];
    if (opened) section = opened;
    else if (line === '],' || line === ']') section = undefined;
    else if (line === '}') ended = true;
    else if (line !== '') {
      if (!section || ended) throw new SyntaxError('a line outside of any list');
      // Characters are never more than bytes.
      yield { section, record: JSON.parse(line.replace(/,$/, '')), read: length / file.size };
    }
  }
  if (!ended) throw new SyntaxError('the file is cut short');
}

async function* partsOf(
  head: object,
  records: AsyncIterable<Placed> | Iterable<Placed>,
  partSamples: number,
): AsyncGenerator<ExportPart> {
  const pages = new Map<unknown, unknown>();
  /** Those that no part has had yet: a part has them, and those that its records are about. */
  let unsent = new Set<unknown>();
  let sections: Sections = {};
  let samples = 0;
  const part = (more: boolean, read: number): ExportPart => {
    const own = [...new Set([...unsent, ...namedIn(sections, pages)]), ...(sections['pages'] ?? [])];
    const content = { ...head, ...sections, pages: own, series: sections['series'] ?? [] };
    unsent = new Set();
    sections = {};
    samples = 0;
    return { content, more, read };
  };
  for await (const { section, record, read } of records) {
    for (const piece of piecesOf(record, partSamples)) {
      const size = samplesIn(piece);
      if (samples > 0 && samples + size > partSamples) yield part(true, read);
      samples += size;
      const id = section === 'pages' ? fieldOf(record, 'id') : undefined;
      // A Page named twice, or that is none, is for the importer to judge.
      if (id !== undefined && !pages.has(id)) {
        pages.set(id, record);
        unsent.add(record);
        continue;
      }
      const list = sections[section];
      if (list) list.push(piece);
      else sections[section] = [piece];
    }
  }
  yield part(false, 1);
}

/** The Pages that the records of some sections are about. */
function namedIn(sections: Sections, pages: ReadonlyMap<unknown, unknown>): unknown[] {
  const ids = new Set(
    Object.values(sections).flatMap((list) => list.map((record) => fieldOf(record, 'pageId'))),
  );
  return [...ids].flatMap((id) => (pages.has(id) ? [pages.get(id)] : []));
}

const LISTS = ['samples', 'minutes', 'hours'] as const;

/** A record in pieces of at most so many samples: a series may stand in one entry whole. */
function* piecesOf(record: unknown, most: number): Generator<unknown> {
  if (samplesIn(record) <= most || !(record instanceof Object)) {
    yield record;
    return;
  }
  const empty = Object.fromEntries(LISTS.flatMap((name) => (name in record ? [[name, []]] : [])));
  for (const name of LISTS) {
    const list = fieldOf(record, name);
    if (!Array.isArray(list)) continue;
    for (let from = 0; from < list.length; from += most)
      yield { ...record, ...empty, [name]: list.slice(from, from + most) };
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  value instanceof Object && !Array.isArray(value) ? Reflect.get(value, name) : undefined;

/** How many samples a record holds, or weighs as much as: a long note is heavier than many of them. */
function samplesIn(record: unknown): number {
  const text = fieldOf(record, 'text');
  const heavy = typeof text === 'string' ? text.length / SAMPLE_LENGTH : 0;
  return LISTS.reduce((sum, name) => {
    const list = fieldOf(record, name);
    return sum + (Array.isArray(list) ? list.length : 0);
  }, 1 + heavy);
}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  try {
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = value.split('\n');
      if (lines.length === 1) {
        rest += value;
        continue;
      }
      yield rest + lines[0];
      rest = lines.pop() ?? '';
      yield* lines.slice(1);
    }
    yield rest;
  } finally {
    // Who stops in the middle reads no further.
    await reader.cancel();
  }
}
