import type { ButtonHTMLAttributes } from 'preact';
import { Icon } from './icon.tsx';
import type { IconPath } from './icons.ts';

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'label' | 'icon'> {
  /** What it does, for who does not see it, and under the pointer. */
  readonly label: string;
  readonly icon: IconPath;
}

/** A button that shows but a small picture. */
export function IconButton({ label, icon, ...attributes }: IconButtonProps) {
  return (
    <button type="button" class="icon" aria-label={label} title={label} {...attributes}>
      <Icon of={icon} />
    </button>
  );
}
