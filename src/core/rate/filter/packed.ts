/**
 * Numbers as text, for a state that is kept and sent often: little-endian bytes in base64. Half as long as the
 * decimals, and nothing is lost, because the filter itself keeps its numbers to these widths between samples.
 */
type Width = 'float32' | 'uint16';

const BYTES = { float32: 4, uint16: 2 } as const;

/** Packs numbers that are exact in that width. */
export function pack(numbers: readonly number[], width: Width): string {
  const size = BYTES[width];
  const view = new DataView(new ArrayBuffer(numbers.length * size));
  for (let i = 0; i < numbers.length; i++) {
    if (width === 'float32') view.setFloat32(i * size, numbers[i] ?? 0, true);
    else view.setUint16(i * size, numbers[i] ?? 0, true);
  }
  let text = '';
  for (let i = 0; i < view.byteLength; i++) text += String.fromCharCode(view.getUint8(i));
  return btoa(text);
}

/** The numbers of a packed text, or nothing if it is not one of finite numbers. */
export function unpack(text: unknown, width: Width): number[] | undefined {
  if (typeof text !== 'string') return undefined;
  let bytes: string;
  try {
    bytes = atob(text);
  } catch {
    return undefined; // not base64
  }
  const size = BYTES[width];
  if (bytes.length % size !== 0) return undefined;
  const view = new DataView(new ArrayBuffer(bytes.length));
  for (let i = 0; i < bytes.length; i++) view.setUint8(i, bytes.charCodeAt(i));
  const numbers: number[] = [];
  for (let i = 0; i < bytes.length; i += size)
    numbers.push(width === 'float32' ? view.getFloat32(i, true) : view.getUint16(i, true));
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
