import type { ButtonHTMLAttributes } from 'preact';
import type { Phrase } from '../text/phrase.ts';
import { Icon } from './icon.tsx';
import type { IconPath } from './icons.ts';
import { Say } from './say.tsx';

interface ButtonProps
  extends Pick<ButtonHTMLAttributes, 'class' | 'onClick' | 'disabled' | 'aria-pressed' | 'aria-expanded'> {
  readonly of: Phrase;
  /** A small picture before the words. */
  readonly icon?: IconPath;
}

/** A button that says in words what it does. */
export function Button({ of, icon, ...attributes }: ButtonProps) {
  return (
    <button type="button" {...attributes}>
      {icon && <Icon of={icon} />}
      <Say of={of} />
    </button>
  );
}
