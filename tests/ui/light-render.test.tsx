// @vitest-environment jsdom
import type { ComponentChild, VNode } from 'preact';
import { render as renderWithPreact } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import * as light from '../../src/ui/light-render.ts';

/** The nodes of preact's as the light renderer is given them: its build makes its own. */
const asLight = (child: unknown): unknown => {
  if (Array.isArray(child)) return child.map(asLight);
  if (typeof child !== 'object' || child === null) return child;
  const { type, props, key } = child as VNode<Record<string, unknown>>;
  const { children, ...rest } = props;
  const own = children === undefined ? rest : { ...rest, children: asLight(children) };
  if (typeof type === 'string') return light.jsx(type, own, key);
  const component = type as (props: object) => ComponentChild;
  return light.jsx(() => asLight(component({ ...rest, children })) as VNode, {}, key);
};

const render = (view: ComponentChild, into: Element): void => light.render(asLight(view) as VNode, into);

const box = (): HTMLElement => document.createElement('div');

const Line = ({ of }: { of: readonly string[] }) =>
  of.length > 0 ? (
    <p class="line">
      {of.map((part) => (
        <bdi>{part}</bdi>
      ))}
    </p>
  ) : null;

const View = (props: { isOpen: boolean; count: number; names: readonly string[]; onPress: () => void }) => (
  <>
    <header>
      <button
        type="button"
        aria-expanded={props.isOpen}
        aria-label={props.isOpen ? 'Close' : undefined}
        onClick={props.onPress}
      >
        {props.isOpen ? '▾' : '–'}
      </button>
    </header>
    {props.isOpen && <div class="menu">Menu</div>}
    <Line of={props.names} />
    <p>
      {props.count}
      {' · '}
      <span aria-hidden="true" hidden={props.count > 5}>
        {null}
        likes
      </span>
    </p>
    <svg viewBox="0 0 1 1" role="img" aria-label="A line">
      <path d={`M0 ${props.count}`} fill="none" />
    </svg>
    <ul>
      {props.names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  </>
);

const nothing = (): void => undefined;
const STATES = [
  { isOpen: false, count: 3, names: ['a', 'b'], onPress: nothing },
  { isOpen: true, count: 12, names: [], onPress: nothing },
  { isOpen: true, count: 0, names: ['b', 'c', 'a'], onPress: nothing },
  { isOpen: false, count: 7, names: ['c'], onPress: nothing },
];

describe('the light renderer', () => {
  it('draws what preact draws, state after state', () => {
    const [mine, theirs] = [box(), box()];
    for (const state of [...STATES, ...STATES.toReversed()]) {
      render(<View {...state} />, mine);
      renderWithPreact(<View {...state} />, theirs);
      expect(mine.innerHTML).toBe(theirs.innerHTML);
    }
    expect(mine.querySelector('path')?.namespaceURI).toBe('http://www.w3.org/2000/svg');
    render(null, mine);
    expect(mine.childNodes).toHaveLength(0);
  });

  it('keeps the elements that stay, also where a neighbour comes or goes, and by their keys', () => {
    const mine = box();
    const [first, second, third] = STATES.map((state) => <View {...state} />);
    render(first, mine);
    const [button, last] = [mine.querySelector('button'), mine.querySelector('p:last-of-type')];
    const [a, b] = mine.querySelectorAll('li');
    render(third, mine);
    expect([mine.querySelector('button'), mine.querySelector('p:last-of-type')]).toEqual([button, last]);
    expect(mine.querySelector('button')).toBe(button);
    expect([...mine.querySelectorAll('li')].filter((each) => each === a || each === b)).toEqual([b, a]);
    render(second, mine);
    expect(mine.querySelector('button')).toBe(button);
  });

  it('keeps the focus while what is around changes', () => {
    const mine = document.body.appendChild(box());
    for (const state of STATES) {
      render(<View {...state} />, mine);
      mine.querySelector('button')?.focus();
      expect(document.activeElement).toBe(mine.querySelector('button'));
    }
    render(<View isOpen count={1} names={['x']} onPress={nothing} />, mine);
    expect(document.activeElement).toBe(mine.querySelector('button'));
    mine.remove();
  });

  it('calls the newest handler, once', () => {
    const mine = box();
    const [old, newest] = [vi.fn(), vi.fn()];
    render(<View isOpen count={1} names={[]} onPress={old} />, mine);
    render(<View isOpen count={1} names={[]} onPress={newest} />, mine);
    mine.querySelector('button')?.click();
    expect(old).not.toHaveBeenCalled();
    expect(newest).toHaveBeenCalledTimes(1);
  });

  it('draws hostile text as text', () => {
    const mine = box();
    render(<Line of={['<img src=x onerror=alert(1)>']} />, mine);
    expect(mine.querySelector('img')).toBeNull();
    expect(mine.textContent).toBe('<img src=x onerror=alert(1)>');
  });
});
