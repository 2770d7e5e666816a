import type { ComponentChild, FunctionComponent } from 'preact';

// What the overlay needs of preact, for the content script, which every Facebook tab loads: the build puts this
// file in preact's place there. Kept because with preact itself the content script would weigh 40 KB compressed, and
// 36 are allowed. No state and no effects live in the views, so a view is a function from its
// properties to elements, and drawing again means writing down what differs.

type Properties = Readonly<Record<string, unknown>>;

interface LightNode {
  readonly type: string | FunctionComponent<Properties>;
  readonly props: Properties;
  readonly key: unknown;
}

/** An element or a text to be drawn; components are called, lists and fragments laid flat. */
type Item = string | (LightNode & { readonly type: string });

interface Drawn {
  readonly node: Element | Text;
  readonly item: Item;
}

const SVG = 'http://www.w3.org/2000/svg';

/** What was drawn into a node, by place: the way to it through lists and components. */
const drawnIn = new WeakMap<Node, ReadonlyMap<string, Drawn>>();
const handlersOf = new WeakMap<Element, Map<string, unknown>>();

export const jsx = (type: LightNode['type'], props: Properties, key?: unknown): LightNode => ({
  type,
  props,
  key,
});
export const jsxs = jsx;
export const Fragment = ({ children }: Properties): unknown => children;

const isNode = (value: unknown): value is LightNode =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Lays a child flat. What is not drawn keeps its place, so that its neighbours keep theirs. */
function layFlat(child: unknown, place: string, into: Map<string, Item>): void {
  if (Array.isArray(child)) {
    child.forEach((each, index) => {
      const key = isNode(each) ? each.key : undefined;
      layFlat(each, key === undefined ? `${place}/${index}` : `${place}/=${key}`, into);
    });
  } else if (isNode(child)) {
    const { type, props, key } = child;
    if (typeof type === 'string') into.set(place, { type, props, key });
    else layFlat(type(props), `${place}/`, into);
  } else if (typeof child === 'string' || typeof child === 'number') {
    into.set(place, String(child));
  }
}

/** Listens once for each kind of event and calls the newest handler. */
function setHandler(element: Element, event: string, handler: unknown): void {
  const handlers = handlersOf.get(element) ?? new Map<string, unknown>();
  handlersOf.set(element, handlers);
  const hear = (happened: Event): void => {
    const newest = handlers.get(event);
    if (typeof newest === 'function') newest(happened);
  };
  if (!handlers.has(event)) element.addEventListener(event, hear);
  handlers.set(event, handler);
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const isSaid = value !== undefined && value !== null && (value !== false || name.startsWith('aria-'));
  if (isSaid) element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : String(value));
  else element.removeAttribute(name);
}

/** Properties of a style one by one: as an attribute the page's own policy could refuse them. */
function setStyle(element: Element, values: unknown): void {
  const { style } = element as HTMLElement;
  for (const [name, value] of Object.entries(values ?? {})) style.setProperty(name, String(value));
}

function setProperties(element: Element, before: Properties, now: Properties): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (name === 'children' || before[name] === now[name]) continue;
    if (name === 'style') setStyle(element, now[name]);
    else if (/^on[A-Z]/.test(name)) setHandler(element, name.slice(2).toLowerCase(), now[name]);
    else setAttribute(element, name, now[name]);
  }
}

function make(item: Item, parent: Element): Element | Text {
  const { ownerDocument } = parent;
  if (typeof item === 'string') return ownerDocument.createTextNode(item);
  const namespace = item.type === 'svg' ? SVG : parent.namespaceURI;
  return ownerDocument.createElementNS(namespace, item.type);
}

/** Draws an item on what stands in its place if that is of the same kind, else as a new node. */
function drawItem(item: Item, old: Drawn | undefined, parent: Element): Drawn {
  if (typeof item === 'string') {
    const node = typeof old?.item === 'string' ? old.node : make(item, parent);
    if (node.nodeValue !== item) node.nodeValue = item;
    return { node, item };
  }
  const before = typeof old?.item === 'object' && old.item.type === item.type ? old.item : undefined;
  const element = (before ? old?.node : make(item, parent)) as Element;
  setProperties(element, before?.props ?? {}, item.props);
  drawChildren(item.props['children'], element);
  return { node: element, item };
}

function drawChildren(children: unknown, parent: Element): void {
  const items = new Map<string, Item>();
  layFlat(children, '', items);
  const before = drawnIn.get(parent) ?? new Map<string, Drawn>();
  const drawn = new Map<string, Drawn>();
  for (const [place, item] of items) drawn.set(place, drawItem(item, before.get(place), parent));
  const kept = new Set([...drawn.values()].map(({ node }) => node));
  for (const { node } of before.values()) if (!kept.has(node)) node.remove();
  // A node that already stands where it belongs is not moved: moving takes the focus away.
  let next = parent.firstChild;
  for (const node of kept) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
  drawnIn.set(parent, drawn);
}

/** Draws a view into an element of ours, or nothing (`null`). */
export const render = (view: ComponentChild, parent: Element): void => drawChildren(view, parent);
