// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { PlotCurve } from '../../../src/dashboard/chart/plot.ts';
import {
  bySide,
  CHART_HEIGHT,
  CHART_WIDTH,
  type ChartContent,
  cutAt,
  layChart,
} from '../../../src/dashboard/picture/chart-layout.ts';
import { svgOf } from '../../../src/dashboard/picture/svg-of.ts';

const START = Date.UTC(2016, 1, 27, 20);
const MINUTE_MS = 60_000;
const measure = (text: string, size: number): number => 0.55 * size * text.length;

const curve: PlotCurve = {
  label: 'likes',
  colour: 'side',
  isArea: true,
  dense: {
    atMs: [0, 1, 2, 10, 11].map((minute) => START + minute * MINUTE_MS),
    lines: [[0, -100, -200, 50, -300]],
    gaps: [2],
  },
};
const content: ChartContent = {
  direction: 'ltr',
  language: 'en',
  title: 'Caf\u00e9 <script>alert("1")</script> \ud800& co',
  headline: '132 likes lost a minute · 116–148 95 % sure',
  panels: [{ title: 'Likes', curves: [curve], axisFigure: (value) => String(value), endLabel: () => '−300' }],
  span: { fromMs: START, toMs: START + 12 * MINUTE_MS },
  marks: [{ kind: 'note', atMs: START + MINUTE_MS, label: 'a note' }],
  gapWords: 'not measured',
  notes: ['From 20:00 to 20:11 (UTC)', '2016-02-27 20:00 UTC to 2016-02-27 20:11 UTC'],
};

describe('a chart as a picture', () => {
  const ops = layChart(content, measure);
  const texts = ops.flatMap((op) => (op.kind === 'text' ? [op.text] : []));

  it('has its axis, its figure, its gap and its notes', () => {
    for (const words of [
      '\u20660\u2069',
      content.headline,
      'not measured',
      '\u2066−300\u2069',
      '■',
      ...content.notes,
    ])
      expect(texts).toContain(words);
    expect(texts.some((text) => /^20:\d\d$/.test(text))).toBe(true);
  });

  it('keeps everything on the paper', () => {
    for (const op of ops) {
      const places = 'points' in op ? op.points : [[op.x, op.y] as const];
      for (const [x, y] of places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(CHART_WIDTH);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(CHART_HEIGHT);
      }
    }
  });

  it('never draws a line over a gap', () => {
    const lines = ops.filter((op) => op.kind === 'line' && op.colour !== 'gap');
    const across = lines.filter((op) => {
      if (op.kind !== 'line') return false;
      const xs = op.points.map(([x]) => x);
      return Math.max(...xs) - Math.min(...xs) > (CHART_WIDTH * 5) / 12;
    });
    expect(across).toEqual([]);
  });

  it('changes its colour where it crosses zero, and there alone', () => {
    expect(
      bySide([
        [0, -10],
        [10, 30],
        [20, 30],
      ]),
    ).toEqual([
      {
        side: -1,
        points: [
          [0, -10],
          [2.5, 0],
        ],
      },
      {
        side: 1,
        points: [
          [2.5, 0],
          [10, 30],
          [20, 30],
        ],
      },
    ]);
  });

  it('ends a line at the edge of the axis, and draws nothing along it', () => {
    expect(
      cutAt(
        [
          [0, -10],
          [10, 30],
          [20, 50],
          [30, 10],
        ],
        -20,
        20,
      ),
    ).toEqual([
      [
        [0, -10],
        [7.5, 20],
      ],
      [
        [27.5, 20],
        [30, 10],
      ],
    ]);
  });

  it('is an SVG without pixels, script or anything from elsewhere, whatever a Page is called', () => {
    const words = { title: content.title, description: 'a " b', language: 'en', direction: 'ltr' } as const;
    const svg = svgOf(ops, CHART_WIDTH, CHART_HEIGHT, words);
    const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('script, image, use, foreignObject, a, style')).toBeNull();
    expect(svg).not.toMatch(/href|url\(|\son\w+=/);
    expect(read.querySelector('title')?.textContent).toBe('Café <script>alert("1")</script> & co');
    expect(read.querySelectorAll('text')).toHaveLength(texts.length);
  });

  it('stands at the right in Arabic, on the side where its text begins', () => {
    const svg = svgOf(
      layChart({ ...content, direction: 'rtl', language: 'ar' }, measure),
      CHART_WIDTH,
      CHART_HEIGHT,
      {
        title: '',
        description: '',
        language: 'ar',
        direction: 'rtl',
      },
    );
    expect(svg).toContain(
      'x="1152" y="66" font-size="30" font-weight="700" text-anchor="start" direction="rtl"',
    );
  });
});
