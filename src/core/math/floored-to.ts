/** The greatest multiple of `width` that is not above `value`: of an instant, the start of its minute, hour or day. */
export const flooredTo = (value: number, width: number): number => Math.floor(value / width) * width;
