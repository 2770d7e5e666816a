import type { Signal } from '@preact/signals';

/** Keeps what is typed into a field. */
export const typedInto =
  (held: Signal<string>) =>
  ({ currentTarget }: { readonly currentTarget: { readonly value: string } }): void => {
    held.value = currentTarget.value;
  };
