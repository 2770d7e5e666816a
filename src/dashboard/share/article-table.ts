import { plainCell } from '../../storage/transfer/plain-cell.ts';
import type { FigureColour } from '../picture/card-op.ts';

/** One Page's line of the table: the words are ready to be read. */
export interface ArticleRow {
  readonly name: string;
  /** The plain difference about a minute apart, with its unit and true span. */
  readonly change: string;
  /** The estimate a minute with its interval. */
  readonly rate: string;
  /** The same a second. */
  readonly second: string;
  /** When the figures are of, UTC. */
  readonly time: string;
  readonly tone: FigureColour;
}

/** "In the space of one minute": the table of an article, with all that keeps it from being misquoted. */
export interface ArticleTable {
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47 language of the words. */
  readonly language: string;
  readonly title: string;
  /** Name, change, rate, second, time. */
  readonly heads: readonly [string, string, string, string, string];
  readonly rows: readonly ArticleRow[];
  /** What the figures are, at which UTC time, by which method and version. */
  readonly notes: readonly string[];
}

/** The table as text: a line a Page, tabs between the columns, as spreadsheets and messages take it. */
export function tableAsText({ title, heads, rows, notes }: ArticleTable): string {
  const line = (cells: readonly string[]): string => cells.map(asCell).join('\t');
  return [title, line(heads), ...rows.map((row) => line(cellsOf(row))), ...notes].join('\n');
}

/** The table as a piece of HTML for an article; every word is escaped. */
export function tableAsHtml({ direction, language, title, heads, rows, notes }: ArticleTable): string {
  const head = heads.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('');
  const body = rows.map((row) => {
    const [name = '', ...figures] = cellsOf(row).map(escaped);
    const cells = figures.map((figure) => `<td>${figure}</td>`).join('');
    return `<tr><th scope="row"><bdi>${name}</bdi></th>${cells}</tr>`;
  });
  return [
    `<figure lang="${escaped(language)}" dir="${direction}">`,
    `<table><caption>${escaped(title)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>${body.join('')}</tbody></table>`,
    `<figcaption>${notes.map(escaped).join('<br>')}</figcaption>`,
    '</figure>',
  ].join('\n');
}

export const cellsOf = ({ name, change, rate, second, time }: ArticleRow): readonly string[] => [
  name,
  change,
  rate,
  second,
  time,
];

/** A Page's name must not begin a formula or break the line when the text is pasted into a spreadsheet. */
const asCell = (text: string): string => plainCell(text.replace(/[\t\r\n]+/g, ' '));

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
