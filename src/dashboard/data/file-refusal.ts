import type { MessageKey } from '../../ui/text/message-key.ts';

/** What a file is that cannot be imported; each has a sentence in the person's language. */
export type FileRefusal = (typeof FILE_REFUSALS)[number];

export const FILE_REFUSALS = [
  'empty',
  'picture',
  'table',
  'other_json',
  'no_export',
  'version',
  'future',
  'damaged',
] as const;

/** So much of a file tells what it is. */
const HEAD_BYTES = 4096;

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x42, 0x4d],
];

/**
 * Why a file was refused, for the person.
 * @param reason as the importer gives it, in English.
 */
export async function fileRefusal(file: Blob, reason: string): Promise<FileRefusal> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const isPicture =
    file.type.startsWith('image/') || PICTURES.some((mark) => mark.every((byte, at) => bytes[at] === byte));
  if (isPicture) return 'picture';
  const head = new TextDecoder().decode(bytes).trim();
  if (head === '') return 'empty';
  if (!/^[{[]/.test(head)) return file.type === 'text/csv' || isTable(head) ? 'table' : 'no_export';
  if (reason === 'not an Ebb export') return 'other_json';
  if (reason === 'an export of another version') return 'version';
  if (reason === 'samples from the future') return 'future';
  return head.includes('"ebb-history"') ? 'damaged' : 'other_json';
}

/** The sentence that says so. */
export const refusalKey = (refusal: FileRefusal): MessageKey => `file_refused_${refusal}`;

/** Whether two lines have the same number of columns, and more than one. */
function isTable(text: string): boolean {
  const [first = '', second = ''] = text.split(/\r?\n/);
  return [',', ';', '\t'].some((separator) => {
    const columns = first.split(separator).length;
    return columns > 1 && second.split(separator).length >= columns;
  });
}
