import type { ComponentChildren } from 'preact';
import type { Phrase } from '../../ui/phrase.ts';
import { Say } from '../../ui/say.tsx';
import type { Text } from '../../ui/text.ts';
import type { moveHandlers } from './move-overlay.ts';

/** What the person can do with the overlay itself. */
export interface FrameActions {
  readonly toggleSize: () => void;
  readonly toggleMenu: () => void;
  readonly hideHere: () => void;
  readonly hideEverywhere: () => void;
  readonly resetPlace: () => void;
}

export interface FrameProps {
  readonly text: Text;
  readonly isSmall: boolean;
  readonly isMenuOpen: boolean;
  /** The sentence the small overlay consists of. */
  readonly headline: Phrase;
  /** Colours the small overlay's number. */
  readonly tone: string;
  /** What a screen reader is told. */
  readonly spoken: string;
  readonly moving: ReturnType<typeof moveHandlers>;
  readonly actions: FrameActions;
  readonly children: ComponentChildren;
}

/** The overlay's border: handle, menu, size; small, it is one line. */
export function OverlayFrame(props: FrameProps) {
  const { text, isSmall, isMenuOpen, headline, tone, spoken, moving, actions, children } = props;
  const label = text.plain(text.say(isSmall ? 'overlay_expand' : 'overlay_collapse'));
  return (
    <>
      <header>
        <button type="button" class="handle" title={text.plain(text.say('overlay_move'))} {...moving}>
          <span aria-hidden="true">⠿</span>
          <span class={isSmall ? 'unseen' : ''}>Ebb</span>
          <span class="unseen">{text.plain(text.say('overlay_move'))}</span>
        </button>
        {isSmall ? (
          <button
            type="button"
            class={`pill rate ${tone}`}
            aria-expanded={false}
            title={label}
            onClick={actions.toggleSize}
          >
            <span class="headline">
              <Say of={headline} />
            </span>
          </button>
        ) : (
          <>
            <button
              type="button"
              class="icon"
              aria-expanded={isMenuOpen}
              aria-label={text.plain(text.say('overlay_menu'))}
              onClick={actions.toggleMenu}
            >
              ⋯
            </button>
            <button
              type="button"
              class="icon"
              aria-expanded={true}
              aria-label={label}
              title={label}
              onClick={actions.toggleSize}
            >
              –
            </button>
          </>
        )}
      </header>
      {!isSmall && isMenuOpen && <Menu text={text} actions={actions} />}
      {!isSmall && children}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </>
  );
}

function Menu({ text, actions }: { text: Text; actions: FrameActions }) {
  return (
    <div class="menu">
      <button type="button" onClick={actions.resetPlace}>
        <Say of={text.say('overlay_reset')} />
      </button>
      <button type="button" onClick={actions.hideHere}>
        <Say of={text.say('overlay_hide_page')} />
      </button>
      <button type="button" onClick={actions.hideEverywhere}>
        <Say of={text.say('overlay_hide_all')} />
      </button>
      <p class="advice">
        <Say of={text.say('overlay_bring_back')} />
      </p>
    </div>
  );
}
