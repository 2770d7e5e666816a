import type { ComponentChildren } from 'preact';
import { hashOf, type Route } from './route.ts';

/** A way to a place of the dashboard. */
export function Link(props: {
  to: Route;
  class?: string;
  isCurrent?: boolean;
  /** For who does not see what it stands beside. */
  label?: string;
  children: ComponentChildren;
}) {
  const { to, isCurrent, label, children } = props;
  return (
    <a class={props.class} href={hashOf(to)} aria-current={isCurrent ? 'page' : undefined} aria-label={label}>
      {children}
    </a>
  );
}
