import { sayWait } from '../command/progress.ts';

/** One bench as it ran: what it printed, or why it ended early. */
export interface BenchRun {
  readonly name: string;
  readonly says: string;
  /** What its figures should be, where it does not print that itself. */
  readonly aims?: string;
  readonly options: readonly string[];
  readonly printed: string;
  readonly tookMs: number;
  readonly failed?: string;
}

/** Where and of what the figures were taken. */
export interface Occasion {
  /** When the first bench began, milliseconds since 1970 UTC. */
  readonly atMs: number;
  /** The commit, with a word if files were changed since. */
  readonly commit: string;
  readonly machine: string;
  /** What was typed. */
  readonly command: string;
}

/** Lines for programs, which the same bench also prints as a table. */
const FOR_PROGRAMS = /^\{.*\}$/;

/** The file of all figures, as Markdown: each bench of one run, with what it printed. */
export function figuresDocument(occasion: Occasion, runs: readonly BenchRun[]): string {
  const tookMs = runs.reduce((sum, run) => sum + run.tookMs, 0);
  const failed = runs.filter((run) => run.failed !== undefined).map(({ name }) => name);
  return `# Figures

<!-- Written by npm run bench; not by hand. -->

Every figure of one run of \`${occasion.command}\`, so that none is older than the others: begun on
${new Date(occasion.atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC, ${sayWait(tookMs)} long, of commit ${occasion.commit}, on ${occasion.machine}.
${failed.length > 0 ? `\n**Ended early: ${failed.join(', ')}.**\n` : ''}
| bench | what it measures | took |
| --- | --- | ---: |
${runs.map(({ name, says, tookMs: ms }) => `| [${name}](#${name}) | ${says} | ${sayWait(ms)} |`).join('\n')}

${runs.map(section).join('\n')}`;
}

function section({ name, says, aims, options, printed, failed }: BenchRun): string {
  const lines = printed
    .split('\n')
    .filter((line) => !FOR_PROGRAMS.test(line))
    .map((line) => line.trimEnd());
  return [
    `## ${name}`,
    '',
    `${says[0]?.toUpperCase()}${says.slice(1)}: \`npm run bench -- ${[name, ...options].join(' ')}\`.`,
    ...(aims === undefined ? [] : ['', `Promised: ${aims}.`]),
    '',
    '```text',
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    ...(failed === undefined ? [] : ['', `ended early: ${failed}`]),
    '```',
    '',
  ].join('\n');
}
