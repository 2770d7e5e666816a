import { EXPORT_FORMAT } from './export-format.ts';
import type { Progress } from './export-history.ts';
import { checkExport, type ImportRefused } from './import-history.ts';

// A file of weeks is too long for one message, and may be too long for memory. What we export has a record a line:
// it is read by lines and handed on in parts, each an export of its own. Any other JSON is read whole.

/** Samples in a part, about: a part of a series is merged in one transaction, which others wait for. */
const PART_SAMPLES = 5_000;
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

/** Hands one part to whoever merges it. */
export type SendPart<Answer> = (part: ExportPart) => Promise<Answer>;

/**
 * Imports a file: looks at all of it first and sends it part by part only if nothing in it is to be refused.
 * @param send merges one part; called for one at a time.
 * @param onProgress told the part of the work that is done, 0 to 1.
 * @returns the answers, in order, or why nothing was sent.
 * @throws the signal's reason when it is cancelled: what was merged by then stays.
 */
export async function importFile<Answer>(
  file: Blob,
  send: SendPart<Answer>,
  nowMs: number,
  signal?: AbortSignal,
  onProgress?: Progress,
): Promise<Answer[] | ImportRefused> {
  try {
    for await (const { content, read } of exportParts(file, signal)) {
      const checked = checkExport(content, nowMs);
      if ('kind' in checked) return checked;
      onProgress?.(0.2 * read);
    }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'refused', reason: `damaged: ${error.message}` };
    throw error;
  }
  const answers: Answer[] = [];
  for await (const part of exportParts(file, signal)) {
    answers.push(await send(part));
    onProgress?.(0.2 + 0.8 * part.read);
  }
  return answers;
}

type Sections = Record<string, unknown[]>;

/**
 * The parts of a file. Nothing is checked but that they are JSON.
 * @param partSamples about how many samples a part has.
 * @throws SyntaxError where the file is not.
 */
export async function* exportParts(
  file: Blob,
  signal?: AbortSignal,
  partSamples = PART_SAMPLES,
): AsyncGenerator<ExportPart> {
  const head = headOf((await file.slice(0, MOST_HEAD).text()).split('\n')[0] ?? '');
  if (!head) {
    yield { content: JSON.parse(await file.text()), more: false, read: 1 };
    return;
  }
  let section: string | undefined;
  let sections: Sections = {};
  let samples = 0;
  let length = 0;
  let begun = false;
  let ended = false;
  const part = (more: boolean): ExportPart => ({
    content: { ...head, pages: [], series: [], ...sections },
    more,
    // Characters are never more than bytes.
    read: more ? length / file.size : 1,
  });
  for await (const line of linesOf(file)) {
    signal?.throwIfAborted();
    length += line.length + 1;
    if (!begun) {
      begun = true;
      continue;
    }
    const opened = /^"(\w+)":\[$/.exec(line)?.[1];
    if (opened) {
      section = opened;
      sections[section] ??= [];
    } else if (line === '],' || line === ']') section = undefined;
    else if (line === '}') ended = true;
    else if (line !== '') {
      if (!section || ended) throw new SyntaxError('a line outside of any list');
      const record: unknown = JSON.parse(line.replace(/,$/, ''));
      sections[section]?.push(record);
      samples += samplesIn(record);
      if (samples >= partSamples) {
        yield part(true);
        sections = { pages: sections['pages'] ?? [], [section]: [] };
        samples = 0;
      }
    }
  }
  if (!ended) throw new SyntaxError('the file is cut short');
  yield part(false);
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

function samplesIn(record: unknown): number {
  if (!(record instanceof Object)) return 0;
  return ['samples', 'minutes', 'hours'].reduce((sum, name) => {
    const list: unknown = Reflect.get(record, name);
    return sum + (Array.isArray(list) ? list.length : 0);
  }, 1);
}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  try {
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    yield rest;
  } finally {
    // Who stops in the middle reads no further.
    await reader.cancel();
  }
}
