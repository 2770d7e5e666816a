/** Whether the page is drawn light on dark: by its own background, else by what the browser prefers. */
export function isDarkPage(document: Document): boolean {
  const view = document.defaultView;
  if (!view) return false;
  const grounds = [document.body, document.documentElement].map(
    (element) => element && view.getComputedStyle(element).backgroundColor,
  );
  const luminance = grounds.map((ground) => luminanceOf(ground ?? '')).find((one) => one !== undefined);
  return luminance === undefined ? view.matchMedia('(prefers-color-scheme: dark)').matches : luminance < 0.4;
}

/** Perceived lightness of an `rgb()` or `rgba()` colour, 0 to 1; nothing for a transparent or unknown one. */
function luminanceOf(color: string): number | undefined {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return undefined;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
