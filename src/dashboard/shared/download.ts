/** Hands a file to the person, through the browser's own download. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the time the click returns; the address only costs memory.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `maroc-telecom`: a name as a part of a file name, whatever a Page calls itself. */
export const fileNamePart = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'ebb';
