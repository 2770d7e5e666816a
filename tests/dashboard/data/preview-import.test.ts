import { expect, it } from 'vitest';
import { previewImport } from '../../../src/dashboard/data/preview-import.ts';

async function* parts(...contents: unknown[]) {
  for (const [i, content] of contents.entries()) yield { content, read: (i + 1) / contents.length };
}

it('an import is counted over all its parts, a Page once', async () => {
  const pages = [
    { id: '1', name: 'Inwi' },
    { id: '2', name: 'Méditel' },
  ];
  const read: number[] = [];
  const preview = await previewImport(
    parts(
      {
        pages,
        series: [
          {
            samples: [
              [1000, 5, 1, 'import'],
              [2000, 4, 1, 'import'],
            ],
          },
        ],
      },
      { pages, series: [{ samples: [[500, 6, 1, 'import']] }], notes: [{}], campaigns: [{}, {}] },
    ),
    (part) => read.push(part),
  );
  expect(read).toEqual([0.5, 1]);
  expect(preview).toEqual({
    pages: ['Inwi', 'Méditel'],
    samples: 3,
    campaigns: 2,
    notes: 1,
    span: { fromMs: 500, toMs: 2000 },
  });
});

it('what is no export counts nothing', async () => {
  for (const content of [null, 5, 'x', [], { pages: 7, series: [{ samples: 'x' }, null] }])
    expect(await previewImport(parts(content))).toEqual({ pages: [], samples: 0, campaigns: 0, notes: 0 });
});
