import { csvFormatRows } from 'd3-dsv';
import { hasFigures } from '../../core/rate/rate.ts';
import { addressToOpen } from '../../facebook/facts/addresses.ts';
import { plainCell } from '../../storage/transfer/plain-cell.ts';
import { utcInstant } from '../chart/time-label.ts';
import type { Around } from './around.ts';
import type { CampaignPage } from './campaign-model.ts';

const HEADS = [
  'page',
  'address',
  'role',
  'metric',
  'count',
  'step',
  'change_a_minute',
  'low',
  'high',
  'change_since_start',
  'part_since_start',
  'read_utc',
] as const;

/** A row of the table, as it stands. */
export interface RankedPage {
  readonly line: CampaignPage;
  readonly isControl: boolean;
  readonly around: Around | undefined;
}

/**
 * The table of a campaign's Pages as CSV, in the order it stands in. Changes are signed: negative is loss. What is not
 * known is empty: of a rate that it is too early to give, all but its interval.
 * @param aroundMs the instant whose two sides stand in it; nothing for none.
 */
export function ranksCsv(rows: readonly RankedPage[], aroundMs: number | undefined): string {
  const sides =
    aroundMs === undefined ? [] : [`before ${utcInstant(aroundMs)}`, `after ${utcInstant(aroundMs)}`];
  const number = (value: number | undefined): string =>
    value === undefined ? '' : String(Math.round(value * 1e4) / 1e4);
  const body = rows.map(({ line: { view, series, loss }, isControl, around }) => {
    const rate = series && hasFigures(series.rate) && series.rate.kind !== 'jump' ? series.rate : undefined;
    return [
      plainCell(view.page.name),
      plainCell(addressToOpen(view.page.address)),
      isControl ? 'control' : 'target',
      series?.metric ?? '',
      number(series?.last.value),
      number(series?.last.step),
      number(rate?.kind === 'rate' ? rate.perMinute : undefined),
      number(rate?.low),
      number(rate?.high),
      loss.kind === 'loss' ? number(-loss.lost) : '',
      loss.kind === 'loss' && loss.part !== undefined ? number(-loss.part) : '',
      series ? utcInstant(series.last.atMs) : '',
      ...(aroundMs === undefined ? [] : [number(around?.before), number(around?.after)]),
    ];
  });
  return `${csvFormatRows([[...HEADS, ...sides], ...body])}\n`;
}
