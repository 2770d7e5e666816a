/** A small picture in a box of 16, as the data of an SVG path. A file of its own a view imports: what it leaves out is not shipped. */
export interface IconPath {
  readonly d: string;
  /** Filled, not drawn as a line. */
  readonly isFilled?: boolean;
  /** Made of dots: a thicker line. */
  readonly isDotted?: boolean;
}

export const STOP: IconPath = { d: 'M3.5 3.5h9v9h-9z', isFilled: true };
export const PLAY: IconPath = { d: 'M5 3l8 5-8 5z', isFilled: true };
export const MORE: IconPath = { d: 'M3 8h.01M8 8h.01M13 8h.01', isDotted: true };
export const DOWN: IconPath = { d: 'M4 6l4 4 4-4' };
export const UP: IconPath = { d: 'M4 10l4-4 4 4' };
export const GRIP: IconPath = { d: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01', isDotted: true };
export const CHART: IconPath = { d: 'M2 3v11h12M5 5c4 0 4 6 8 6' };
export const SHARE: IconPath = { d: 'M8 10V2M5 5l3-3 3 3M3 9v5h10V9' };
export const LOCK: IconPath = { d: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5' };
export const LENS: IconPath = { d: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5L14 14' };
export const CROSS: IconPath = { d: 'M4 4l8 8M12 4l-8 8' };
export const GEAR: IconPath = {
  d: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4',
};
export const EYE: IconPath = {
  d: 'M1.5 8c3-5.3 10-5.3 13 0-3 5.3-10 5.3-13 0zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
};
export const HAND: IconPath = { d: 'M4 2.5l8.5 5-3.6.9 2 4.1-1.7.8-2-4.1-2.7 2.5z' };
