import * as v from 'valibot';
import { toPageId } from '../core/page/page-identity.ts';

/** An id or vanity: short, no white space or control characters. */
const alias = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.regex(/^[^\s\p{Cc}]+$/u));

export const pageId = v.pipe(alias, v.transform(toPageId));

export const metric = v.picklist(['likes', 'followers']);

/** A https address on one of Facebook's hosts. */
export const facebookAddress = v.pipe(
  v.string(),
  v.maxLength(2000),
  v.regex(/^https:\/\/(?:[a-z0-9-]+\.)*facebook\.com\//),
);

export const pageIdentity = v.object({
  id: pageId,
  aliases: v.pipe(v.array(alias), v.minLength(1), v.maxLength(50)),
  name: v.pipe(v.string(), v.maxLength(500)),
  address: facebookAddress,
});
