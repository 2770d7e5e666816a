import { describe, expect, it } from 'vitest';
import { figuresDocument } from '../../../tools/bench/figures-document.ts';

describe('the document of the figures', () => {
  const written = figuresDocument(
    {
      atMs: Date.UTC(2026, 10, 30, 18, 40),
      commit: 'abc1234',
      machine: '2 × a processor',
      command: 'npm run bench -- --seeds=3 --write=docs/figures.md',
    },
    [
      {
        name: 'roads',
        says: 'evenings against a site',
        options: ['--seeds=3'],
        printed: '\nfresh 99 %   \n\n\n\nwalls 3\n{"bench":"roads"}\n',
        tookMs: 61_000,
      },
      {
        name: 'views',
        says: 'opening of the views',
        aims: 'an instant',
        options: [],
        printed: 'popup 3 ms\n',
        tookMs: 180_000,
        failed: 'no browser',
      },
    ],
  );

  it('says when, where and of what, and what ended early', () => {
    expect(written).toContain('`npm run bench -- --seeds=3 --write=docs/figures.md`');
    expect(written).toContain('2026-11-30 18:40 UTC, 4 min long, of commit abc1234, on 2 × a processor.');
    expect(written).toContain('**Ended early: views.**');
  });

  it('has a section a bench, with the command that makes it again, and what it printed', () => {
    expect(written).toContain(
      '## roads\n\nEvenings against a site: `npm run bench -- roads --seeds=3`.\n\n```text\nfresh 99 %\n\nwalls 3\n```\n',
    );
    expect(written).toContain('Promised: an instant.');
    expect(written).toContain('popup 3 ms\n\nended early: no browser\n```');
    expect(written.match(/\]\(#(\w+)\)/g)).toEqual(['](#roads)', '](#views)']);
  });
});
