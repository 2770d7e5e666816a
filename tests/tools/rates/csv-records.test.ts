import { describe, expect, it } from 'vitest';
import { csvRecords } from '../../../tools/rates/csv-records.ts';

const of = (text: string) => [...csvRecords(text)];

describe('the records of a CSV text', () => {
  it('have the fields and the line they begin on', () => {
    expect(of('\uFEFFa,b\r\n1,"two\nlines, a ""quote"""\n\n,x\n')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', 'two\nlines, a "quote"'] },
      { line: 5, fields: ['', 'x'] },
    ]);
    expect(of('a,\n')).toEqual([{ line: 1, fields: ['a', ''] }]);
    expect(of('a,""')).toEqual([{ line: 1, fields: ['a', ''] }]);
  });

  it('name the line of a lone quote, and lose none after it', () => {
    const found = of('at,name\n1,Pizza\n2,12" Pizza\n3,Pizza\n4,"Pizza" House\n5,Pizza\n6,"Pizza\n7,Pizza\n');
    expect(
      found.map((record) => ('reason' in record ? [record.line, 'bad'] : [record.line, 'good'])),
    ).toEqual([
      [1, 'good'],
      [2, 'good'],
      [3, 'bad'],
      [4, 'good'],
      [5, 'bad'],
      [6, 'good'],
      [7, 'bad'],
      [8, 'good'],
    ]);
  });

  it.each(['x"', '"x', '"x""', '"x,', '"'])(
    'looks at each character a few times at most, whatever stands there: %s',
    (row) => {
      // A scan from each line to the end of the text would look at 20,000 lines 20,000 times.
      let looks = 0;
      const text = `${row}\n`.repeat(20_000);
      for (const record of csvRecords(text)) looks += record.line > 0 ? 1 : 0;
      expect(looks).toBeLessThanOrEqual(20_000);
      expect(looks).toBeGreaterThan(0);
    },
  );
});
