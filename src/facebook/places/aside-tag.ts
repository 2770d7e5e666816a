import { PEOPLES_CLASSES, PEOPLES_ROLES } from '../facts/page-facts.ts';

// What a stream of tags shows of the places that `isAside` knows in a tree.

/** Elements that never hold anything. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

const LAID_OVER = new Set(['dialog', 'tooltip', 'menu']);

/** Whether the text of a start tag has an attribute that could lay its element aside. */
export const mayBeAside = (tag: string): boolean => /\s(?:role|hidden|aria-hidden|style|class)\b/i.test(tag);

/** Whether an element is not on show by its own attributes. @param get an attribute's value, or nothing. */
export const isHiddenTag = (name: string, get: (attribute: string) => string | undefined): boolean =>
  !VOID.has(name) &&
  (get('hidden') !== undefined || get('aria-hidden') === 'true' || /display: ?none/.test(get('style') ?? ''));

/** Whether an element is not on show, is laid over the Page, or is a place where anybody can write. */
export function isAsideTag(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (VOID.has(name)) return false;
  if (name === 'form' || isHiddenTag(name, (attribute) => attributes.get(attribute))) return true;
  const role = attributes.get('role');
  if (role !== undefined && (PEOPLES_ROLES.has(role) || LAID_OVER.has(role))) return true;
  const classes = attributes.get('class');
  return classes?.split(/\s+/).some((each) => PEOPLES_CLASSES.has(each)) ?? false;
}
