// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { type ArticleTable, tableAsHtml, tableAsText } from '../../../src/dashboard/share/article-table.ts';

const table: ArticleTable = {
  direction: 'ltr',
  language: 'en',
  title: 'In the space of one minute',
  heads: ['Page', 'Change', 'A minute', 'A second', 'Read at'],
  rows: [
    {
      name: 'Inwi',
      change: '132 likes lost in 61 seconds',
      rate: '135 likes lost a minute, between 118 and 150',
      second: '2.3 a second',
      time: '2016-02-27 21:13 UTC',
      tone: 'loss',
    },
    {
      name: '=HYPERLINK("x")\t<img src=x onerror=alert(1)>',
      change: '',
      rate: '',
      second: '',
      time: '',
      tone: 'unclear',
    },
  ],
  notes: ['2016-02-27 21:14 UTC'],
};

describe('tableAsText', () => {
  it('is a line a Page, tabs between the columns', () => {
    expect(tableAsText(table).split('\n').slice(0, 3)).toEqual([
      'In the space of one minute',
      'Page\tChange\tA minute\tA second\tRead at',
      'Inwi\t132 likes lost in 61 seconds\t135 likes lost a minute, between 118 and 150\t2.3 a second\t2016-02-27 21:13 UTC',
    ]);
  });

  it('begins no formula and moves no column by what a Page calls itself', () => {
    const line = tableAsText(table).split('\n')[3] ?? '';
    expect(line.startsWith("'=HYPERLINK")).toBe(true);
    expect(line.split('\t')).toHaveLength(5);
  });
});

describe('tableAsHtml', () => {
  it('holds the same cells, and a hostile name as text', () => {
    const parsed = new DOMParser().parseFromString(tableAsHtml(table), 'text/html');
    const cells = [...parsed.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(cells).toEqual(
      table.rows.map(({ name, change, rate, second, time }) => [name, change, rate, second, time]),
    );
    expect(parsed.querySelector('img')).toBeNull();
    expect(parsed.querySelector('figure')?.getAttribute('dir')).toBe('ltr');
  });
});
