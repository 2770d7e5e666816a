import type { RateUnit } from '../../ui/labels/rate-label.ts';
import type { Text } from '../../ui/text/text.ts';
import type { PanelProps } from './panel-props.ts';
import {
  axisCount,
  axisFigure,
  changedAmount,
  changeReadOut,
  rateFigure,
  rateReadOut,
} from './say-figures.ts';

type PanelWords = Pick<PanelProps, 'sayFigure' | 'readOut' | 'axisFigure'>;

/** How the figures of a panel are said that draws changes of a count. @param when since when, where one start is meant. */
export const changeWords = (unit: RateUnit, when: string | undefined, text: Text): PanelWords => ({
  sayFigure: ([change = 0]) => changedAmount(change, unit, text),
  readOut: ([change = 0]) => changeReadOut(change, when, text),
  axisFigure: (value, reach) => axisCount(value, reach, text),
});

/** The same of a panel that draws rates. */
export const rateWords = (unit: RateUnit, text: Text): PanelWords => ({
  sayFigure: (lines) => rateFigure(lines, unit, text),
  readOut: (lines) => rateReadOut(lines, text),
  axisFigure: (value, reach) => axisFigure(value, reach, text),
});
