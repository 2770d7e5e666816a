import * as v from 'valibot';
import { METRICS } from '../core/page/metric.ts';
import { toPageId } from '../core/page/page-identity.ts';
import { isSiteAddress } from '../facebook/facts/site.ts';
import { ALIAS, LONGEST_ALIAS } from './written-form.ts';

const alias = v.pipe(v.string(), v.maxLength(LONGEST_ALIAS), v.regex(ALIAS));

export const pageId = v.pipe(alias, v.transform(toPageId));

export const metric = v.picklist(METRICS);

const siteAddress = v.pipe(v.string(), v.check(isSiteAddress, 'an address on one of the site’s hosts'));

export const pageIdentity = v.object({
  id: pageId,
  aliases: v.pipe(v.array(alias), v.minLength(1), v.maxLength(50)),
  name: v.pipe(v.string(), v.maxLength(500)),
  address: siteAddress,
});
