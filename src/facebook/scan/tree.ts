import { ALL_STEPS, spend } from './budget.ts';

// The browser's own walks through a tree, paid for: what they cost grows with the tree, not with what they find.

/** What it costs to try a selector on one element, and to hand over one that was found, in steps. */
const A_TRIAL = 6;
const A_FIND = 100;

/** A tree of more elements is not gone through: documents of Pages have 1,500 as they are answered. */
const MOST_ELEMENTS = 50_000;

/** A document, or a part of one: how many elements are in it, the browser counts once and keeps. */
type Root = Document | Element;

/** What it costs to ask one element on the way up from another, in steps. */
const A_LEVEL = 50;

/** Every element inside that a selector finds, in their order. */
export function findAll(root: Root, selector: string): Element[] {
  payForAll(root);
  const found = root.querySelectorAll(selector);
  spend(A_FIND * found.length);
  return [...found];
}

/** The first element inside that a selector finds. */
export function findFirst(root: Root, selector: string): Element | undefined {
  payForAll(root);
  return root.querySelector(selector) ?? undefined;
}

function payForAll(root: Root): void {
  const all = root.getElementsByTagName('*');
  // To count them all may already cost more than a look, to see whether there are so many does not.
  spend(all[MOST_ELEMENTS] ? ALL_STEPS : A_TRIAL * all.length);
}

/** Whether an element is, or stands in, one that a selector finds. */
export function isWithin(element: Element, selector: string): boolean {
  for (let around: Element | null = element; around; around = around.parentElement) spend(A_LEVEL);
  return element.closest(selector) !== null;
}

/** What goes by on the way through a tree. */
export interface TreeEvents {
  /** An element begins. @returns whether its inside is gone through too; then it also ends. */
  readonly open?: (element: Element) => boolean;
  readonly close?: (element: Element) => void;
  /** A text. @returns whether to go on at all. */
  readonly text: (text: string) => boolean;
}

/** What it costs to go through one node, in steps. */
const A_NODE = 40;

/** Goes through a tree in its order, as deep as it may be; the root itself is none of its events. */
export function walkTree(root: Node, { open, close, text }: TreeEvents): void {
  let node: Node | null = root.firstChild;
  while (node) {
    spend(A_NODE);
    let isOpen = false;
    if (node.nodeType === 3) {
      if (!text(node.nodeValue ?? '')) return;
    } else if (node.nodeType === 1) {
      isOpen = open?.(node as Element) ?? true;
      if (isOpen && !node.firstChild) close?.(node as Element);
    }
    let next: Node | null = isOpen ? node.firstChild : null;
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (next) break;
      node = node.parentNode;
      if (node && node !== root && node.nodeType === 1) close?.(node as Element);
    }
    node = next;
  }
}
