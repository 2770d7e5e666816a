import { startLifetime } from '../platform/lifetime.ts';
import { followPage } from './follow-page.ts';

followPage(document, startLifetime());
