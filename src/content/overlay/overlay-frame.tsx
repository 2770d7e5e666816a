import type { ComponentChildren } from 'preact';
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
  readonly children: ComponentChildren;
}

/** The overlay's border: a handle to move it by, its menu, its size. */
export function OverlayFrame(props: FrameProps) {
  const { text, isSmall, isMenuOpen, spoken, moving, actions, children } = props;
  const sizeLabel = text.plain(text.say(isSmall ? 'overlay_expand' : 'overlay_collapse'));
  const handle = <Handle text={text} moving={moving} hasName={!isSmall} />;
  const size = (
    <IconButton label={sizeLabel} isExpanded={!isSmall} onClick={actions.toggleSize}>
      {isSmall ? '▾' : '–'}
    </IconButton>
  );
  return (
    <>
      {isSmall ? (
        <div class="strip">
          {handle}
          {children}
          {size}
        </div>
      ) : (
        <>
          <header>
            {handle}
            <IconButton
              label={text.plain(text.say('overlay_menu'))}
              isExpanded={isMenuOpen}
              onClick={actions.toggleMenu}
            >
              ⋯
            </IconButton>
            {size}
          </header>
          {isMenuOpen && <Menu text={text} actions={actions} />}
          {children}
        </>
      )}
      <p class="unseen" role="status">
        {spoken}
      </p>
    </>
  );
}

function Handle(props: { text: Text; moving: FrameProps['moving']; hasName: boolean }) {
  const label = props.text.plain(props.text.say('overlay_move'));
  return (
    <button type="button" class="handle icon" title={label} aria-label={`Ebb. ${label}`} {...props.moving}>
      <span aria-hidden="true">⠿</span>
      {props.hasName && ' Ebb'}
    </button>
  );
}

function IconButton(props: {
  label: string;
  isExpanded: boolean;
  onClick: () => void;
  children: ComponentChildren;
}) {
  const { label, isExpanded, onClick, children } = props;
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      {children}
    </button>
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
