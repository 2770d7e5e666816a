import { describe, expect, it } from 'vitest';
import type { ArticleTable } from '../../../src/dashboard/share/article-table.ts';
import { CARD_WIDTH } from '../../../src/dashboard/share/card-layout.ts';
import { layTable, wrap } from '../../../src/dashboard/share/table-layout.ts';

const measure = (text: string, size: number): number => (text.length * size) / 2;

const table = (direction: 'ltr' | 'rtl'): ArticleTable => ({
  direction,
  language: 'fr',
  title: 'En l’espace d’une minute',
  heads: ['Page', 'Dernière minute', 'Par minute', 'Par seconde', 'Relevé à'],
  rows: ['Inwi', 'Maroc Telecom', 'Méditel'].map((name) => ({
    name,
    change: '132 mentions J’aime en moins en 61 secondes',
    rate: '135 mentions J’aime en moins par minute, entre 118 et 150',
    second: '2,3 par seconde',
    time: '2016-02-27 21:13 UTC',
    tone: 'loss' as const,
  })),
  notes: ['Différence simple de deux relevés.', '2016-02-27 21:14:00 UTC'],
});

describe('wrap', () => {
  const width = (line: string): number => line.length;
  it('breaks between words and loses none', () => {
    expect(wrap('one two three four', 9, width)).toEqual(['one two', 'three', 'four']);
  });
  it('cuts a word that is wider than the line, and says so', () => {
    expect(wrap('a incomprehensible', 6, width)).toEqual(['a', 'incom…']);
  });
});

describe.each(['ltr', 'rtl'] as const)('the table as a picture (%s)', (direction) => {
  const { ops, height } = layTable(table(direction), measure);
  const texts = ops.filter((op) => op.kind === 'text');

  it('holds every word of the table', () => {
    const said = texts.map(({ text }) => text).join(' ');
    for (const word of ['Inwi', 'Méditel', '132', '118', '2,3', 'UTC', 'relevés.'])
      expect(said).toContain(word);
    expect(said).not.toContain('…');
  });

  it('keeps a name from mixing with the direction of the table', () => {
    const [row] = table('rtl').rows;
    if (!row) throw new Error('the table has rows');
    const drawn = layTable({ ...table('rtl'), rows: [{ ...row, name: '#VoIP' }] }, measure).ops;
    expect(drawn.some((op) => op.kind === 'text' && op.text === '\u2068#VoIP\u2069')).toBe(true);
  });

  it('gives a gain another colour than a loss, and neither to what is not clear', () => {
    const rows = (['loss', 'gain', 'unclear'] as const).map((tone) => ({
      name: tone,
      change: '',
      rate: `rate ${tone}`,
      second: '',
      time: '',
      tone,
    }));
    const drawn = layTable({ ...table(direction), rows }, measure).ops;
    const colours = drawn.flatMap((op) =>
      op.kind === 'text' && op.text.startsWith('rate ') ? [`${op.text} ${op.colour}`] : [],
    );
    expect(colours).toEqual(['rate loss loss', 'rate gain gain', 'rate unclear unclear']);
  });

  it('keeps all of it inside', () => {
    for (const { text, x, y, size, align } of texts) {
      const [from, to] = align === 'left' ? [x, x + measure(text, size)] : [x - measure(text, size), x];
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(CARD_WIDTH);
      expect(y).toBeLessThan(height);
    }
  });
});
