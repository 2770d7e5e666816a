import type { ComponentChildren } from 'preact';
import { hashOf, type Route } from './route.ts';

/** A way to a place of the dashboard. */
export function Link(props: { to: Route; class?: string; isCurrent?: boolean; children: ComponentChildren }) {
  const { to, isCurrent, children } = props;
  return (
    <a class={props.class} href={hashOf(to)} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
