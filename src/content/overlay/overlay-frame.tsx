import type { ComponentChildren } from 'preact';
import { Icon } from '../../ui/parts/icon.tsx';
import { DOWN, GRIP, type IconPath, MORE, UP } from '../../ui/parts/icons.ts';
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
  const handle = <Handle text={text} moving={moving} />;
  const size = (
    <IconButton
      label={sizeLabel}
      icon={isSmall ? UP : DOWN}
      isExpanded={!isSmall}
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
              isExpanded={isMenuOpen}
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

function Handle(props: { text: Text; moving: FrameProps['moving'] }) {
  const label = props.text.plain(props.text.say('overlay_move'));
  return (
    <button type="button" class="handle icon" title={label} aria-label={`Ebb. ${label}`} {...props.moving}>
      <Icon of={GRIP} />
    </button>
  );
}

function IconButton(props: { label: string; icon: IconPath; isExpanded: boolean; onClick: () => void }) {
  const { label, icon, isExpanded, onClick } = props;
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      <Icon of={icon} />
    </button>
  );
}

function Menu({ text, actions, choices }: { text: Text; actions: FrameActions; choices: ComponentChildren }) {
  return (
    <div class="menu">
      {choices}
      <button type="button" onClick={actions.resetPlace}>
        <Say of={text.say('overlay_reset')} />
      </button>
      <hr />
      <button type="button" onClick={actions.hideHere}>
        <Say of={text.say('overlay_hide_page')} />
      </button>
      <button type="button" onClick={actions.hideEverywhere}>
        <Say of={text.say('overlay_hide_all')} />
      </button>
      <p class="faint">
        <Say of={text.say('overlay_bring_back')} />
      </p>
    </div>
  );
}
