import { DamagedBytesError } from './varint.ts';

/**
 * What `unpack` gives, or what stands in for it where the bytes are damaged: what only reads goes on without them.
 * @throws whatever else `unpack` throws.
 */
export function unlessDamaged<Content, Stead>(
  unpack: () => Content,
  stead: (error: DamagedBytesError) => Stead,
): Content | Stead {
  try {
    return unpack();
  } catch (error) {
    if (error instanceof DamagedBytesError) return stead(error);
    throw error;
  }
}

/** Whether bytes can be unpacked. */
export const unpacksWell = (unpack: (bytes: Uint8Array) => unknown, bytes: Uint8Array): boolean =>
  unlessDamaged(
    () => unpack(bytes) !== undefined,
    () => false,
  );
