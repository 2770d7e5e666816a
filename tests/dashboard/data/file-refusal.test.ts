import { describe, expect, it } from 'vitest';
import { type FileRefusal, fileRefusal } from '../../../src/dashboard/data/file-refusal.ts';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

const cases: readonly (readonly [string, BlobPart, string, FileRefusal])[] = [
  ['an empty file', '', 'damaged: Unexpected end of JSON input', 'empty'],
  ['white space alone', ' \n\n', 'damaged: Unexpected end of JSON input', 'empty'],
  ['a picture', PNG, 'damaged: Unexpected token', 'picture'],
  ['a photo', JPEG, 'damaged: Unexpected token', 'picture'],
  ['a table of ours', '\ufeffat,count,step\r\n2016-02-27T21:00:47.000Z,899931,1\r\n', 'damaged', 'table'],
  ['a table with local separators', 'date;j’aime\n27/02/2016;899 931\n', 'damaged', 'table'],
  ['a letter', 'Dear Ebb, please count this.', 'damaged: Unexpected token D', 'no_export'],
  ['a web page', '<!DOCTYPE html><html lang="fr"><title>x</title>', 'damaged', 'no_export'],
  ['another program’s JSON', '{"name":"x","version":"1.0.0"}', 'not an Ebb export', 'other_json'],
  ['JSON that breaks off', '{"name":"x","vers', 'damaged: Unexpected end', 'other_json'],
  ['a list', '[1,2,3]', 'not an Ebb export', 'other_json'],
  [
    'an export that breaks off',
    '{"format":"ebb-history","version":1,"pa',
    'damaged: Unexpected end',
    'damaged',
  ],
  [
    'an export of a later Ebb',
    '{"format":"ebb-history","version":9}',
    'an export of another version',
    'version',
  ],
  ['an export from the future', '{"format":"ebb-history","version":1}', 'samples from the future', 'future'],
];

describe('a file that cannot be imported', () => {
  it.each(cases)('%s', async (_, content, reason, refusal) => {
    expect(await fileRefusal(new Blob([content]), reason)).toBe(refusal);
  });

  it('is a picture where the browser says so', async () => {
    expect(await fileRefusal(new Blob(['<svg/>'], { type: 'image/svg+xml' }), 'damaged')).toBe('picture');
  });
});
