import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/parts/button.tsx';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import { DOWN, GRIP, MORE, UP } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Text } from '../../ui/text/text.ts';
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
  /** What a screen reader is told. */
  readonly spoken: string;
  readonly moving: ReturnType<typeof moveHandlers>;
  readonly actions: FrameActions;
  /** The state of the Page, in the header of the card. */
  readonly state: ComponentChildren;
  /** What the menu offers about the Page itself, before what it offers about the overlay. */
  readonly choices?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The overlay's border: a handle to move it by, the state, its menu, its size. */
export function OverlayFrame(props: FrameProps) {
  const { text, isSmall, isMenuOpen, spoken, moving, actions, state, choices, children } = props;
  const sizeLabel = text.plain(text.say(isSmall ? 'overlay_expand' : 'overlay_collapse'));
  const moveLabel = text.plain(text.say('overlay_move'));
  const handle = (
    <IconButton
      label={moveLabel}
      icon={GRIP}
      class="handle icon"
      aria-label={`Ebb. ${moveLabel}`}
      {...moving}
    />
  );
  const size = (
    <IconButton
      label={sizeLabel}
      icon={isSmall ? UP : DOWN}
      aria-expanded={!isSmall}
      onClick={actions.toggleSize}
    />
  );
  return (
    <>
      {isSmall ? (
        <>
          {handle}
          {children}
          {size}
        </>
      ) : (
        <>
          <header>
            {handle}
            <p>{state}</p>
            <IconButton
              label={text.plain(text.say('overlay_menu'))}
              icon={MORE}
              aria-expanded={isMenuOpen}
              onClick={actions.toggleMenu}
            />
            {size}
          </header>
          {isMenuOpen && <Menu text={text} actions={actions} choices={choices} />}
          {children}
        </>
      )}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </>
  );
}

function Menu({ text, actions, choices }: { text: Text; actions: FrameActions; choices: ComponentChildren }) {
  return (
    <div class="menu">
      {choices}
      <Button of={text.say('overlay_reset')} onClick={actions.resetPlace} />
      <hr />
      <Button of={text.say('overlay_hide_page')} onClick={actions.hideHere} />
      <Button of={text.say('overlay_hide_all')} onClick={actions.hideEverywhere} />
      <Say as="p" class="faint" of={text.say('overlay_bring_back')} />
    </div>
  );
}
