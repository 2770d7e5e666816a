/**
 * Dislikes a minute in at most four characters: `140`, `1.2k`, `14k`, `+12` for a gain.
 * @param perMinute a rate, negative for a loss.
 */
export function badgeText(perMinute: number): string {
  const size = Math.round(Math.abs(perMinute));
  const sign = perMinute > 0 && size > 0 ? '+' : '';
  return sign + short(size, sign === '' ? 4 : 3);
}

const UNITS = [
  [1, ''],
  [1e3, 'k'],
  [1e6, 'M'],
  [1e9, 'G'],
] as const;

/** The number with the most digits that fit. */
function short(size: number, room: number): string {
  for (const [unit, letter] of UNITS) {
    for (const digits of [1, 0]) {
      const shown = unit === 1 ? String(size) : (size / unit).toFixed(digits) + letter;
      if (size < unit * 1000 && !/^0./.test(shown) && shown.length <= room) return shown;
    }
  }
  return '…';
}
