import type { PageIdentity } from '../../core/page/page-identity.ts';
import { unkeptFigure } from '../../ui/labels/figure.ts';
import { pageRateLabel } from '../../ui/labels/page-label.ts';
import { type PageState, pageState } from '../../ui/labels/page-state.ts';
import { obstacleLabel } from '../../ui/labels/state-label.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';
import type { OverlayContent } from './overlay-content.ts';

export const pageOf = (content: OverlayContent): PageIdentity =>
  content.kind === 'page' ? content.view.page : content.page;

/** What a screen reader is told. */
export const spokenOf = (content: OverlayContent, now: number, text: Text): Phrase =>
  content.kind === 'page'
    ? pageRateLabel(content.view, now, text).sentence
    : content.kind === 'unkept'
      ? unkeptFigure(content.reason, text).sentence
      : obstacleLabel(content.obstacle, text);

/** The mark of the header with its words. */
export function contentState(content: OverlayContent, now: number, text: Text): PageState {
  if (content.kind === 'page') return pageState(content.view, now, text);
  const isPrivate = content.kind === 'unkept' && content.reason === 'private';
  return isPrivate
    ? { mark: 'idle', say: text.say('mark_private') }
    : { mark: 'stopped', say: text.say('mark_stopped') };
}
