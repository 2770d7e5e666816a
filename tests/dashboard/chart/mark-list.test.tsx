// @vitest-environment jsdom
import { render } from 'preact';
import { expect, it } from 'vitest';
import type { ChartMark } from '../../../src/dashboard/chart/chart-marks.ts';
import { MarkList } from '../../../src/dashboard/chart/mark-list.tsx';
import { localeText } from '../../ui/locale-text.ts';

it('lets a sentence run as the language does, whatever name it begins with, and a note as it is written', () => {
  const marks: ChartMark[] = [
    { kind: 'burst', atMs: 2, label: '\u2068inwi\u2069: موجة زيادة' },
    { kind: 'note', atMs: 1, label: 'VoIP is cut' },
  ];
  render(<MarkList marks={marks} span={{ fromMs: 0, toMs: 3 }} text={localeText('ar')} />, document.body);
  const own = [...document.querySelectorAll('li > bdi')].map((element) => element.textContent);
  expect(own).toEqual(['VoIP is cut']);
});
