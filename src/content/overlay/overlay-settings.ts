import { askBackground } from '../../messaging/send.ts';
import { languageChoice } from '../../settings/language-choice.ts';
import {
  type OverlayHidden,
  type OverlayPlacement,
  type OverlaySize,
  overlayHidden,
  overlayPlacement,
  overlaySize,
} from '../../settings/overlay.ts';
import { loadText } from '../../ui/text/load-text.ts';
import type { Text } from '../../ui/text/text.ts';

/** What the overlay needs before it can be drawn: its style, and what the person has chosen, as it stands now. */
export interface OverlaySettings {
  readonly style: string;
  text: Text;
  placement: OverlayPlacement;
  size: OverlaySize;
  hidden: OverlayHidden;
}

/** What the person may choose in the overlay itself. */
export type OverlayChoice = Partial<Pick<OverlaySettings, 'placement' | 'size' | 'hidden'>>;

/** Keeps a choice for all Pages and from now on. */
export async function keepChoice({ placement, size, hidden }: OverlayChoice): Promise<void> {
  if (placement) await overlayPlacement.set(placement);
  if (size) await overlaySize.set(size);
  if (hidden) await overlayHidden.set(hidden);
}

const ignore = (): void => undefined;

/**
 * Reads the style and the person's choices, and keeps these up to date until the signal ends.
 * @throws the browser's error when the extension is gone.
 */
export async function loadOverlaySettings(
  onChange: () => void,
  signal: AbortSignal,
): Promise<OverlaySettings> {
  const [style, text, placement, size, hidden] = await Promise.all([
    askBackground('getOverlayStyle', {}),
    loadText(),
    overlayPlacement.get(),
    overlaySize.get(),
    overlayHidden.get(),
  ]);
  const settings: OverlaySettings = { style, text, placement, size, hidden };
  const changed = (change: Partial<OverlaySettings>): void => {
    Object.assign(settings, change);
    onChange();
  };
  // Without an answer the text stays as it is: the extension is gone, and the overlay soon with it.
  languageChoice.watch(() => void loadText().then((next) => changed({ text: next }), ignore), signal);
  overlayPlacement.watch((next) => changed({ placement: next }), signal);
  overlaySize.watch((next) => changed({ size: next }), signal);
  overlayHidden.watch((next) => changed({ hidden: next }), signal);
  return settings;
}
