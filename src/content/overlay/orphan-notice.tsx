import { Button } from '../../ui/parts/button.tsx';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import { CROSS } from '../../ui/parts/icons.ts';
import { Say } from '../../ui/parts/say.tsx';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

/** What an orphan has to say. It cannot ask the browser for its messages any more: take them in time. */
export interface OrphanWords {
  readonly gone: Phrase;
  readonly reload: Phrase;
  readonly close: string;
}

export const orphanWords = (text: Text): OrphanWords => ({
  gone: text.say('lost_contact'),
  reload: text.say('reload_tab'),
  close: text.plain(text.say('overlay_close')),
});

/** What is left of the overlay when the extension is gone from this tab: a word, and what the person can do. */
export function OrphanNotice(props: { words: OrphanWords; onReload: () => void; onClose: () => void }) {
  const { words, onReload, onClose } = props;
  return (
    <>
      <p class="lines" role="status">
        <Say of={words.gone} />
      </p>
      <Button of={words.reload} class="main" onClick={onReload} />
      <IconButton label={words.close} icon={CROSS} onClick={onClose} />
    </>
  );
}
