/** A way to look at a Page again, in the order of liking. */
export type RoadName = (typeof ROAD_NAMES)[number];

export const ROAD_NAMES = [
  /** The background asks, signed out, with or without an open tab. */
  'background',
  /** The content script of an open tab asks, on the tab's own host. */
  'tab',
  /** The background asks for the document of the Page Plugin: followers only. */
  'plugin',
  /** What an open tab draws by itself. Nothing is asked. */
  'drawn',
] as const;
