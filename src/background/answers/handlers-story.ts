import { notifyViews } from '../../messaging/notices.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { openHistory } from '../../storage/database.ts';
import { deleteCampaign, saveCampaign } from '../../storage/pages/campaigns.ts';
import { deleteNote, putNote } from '../../storage/pages/notes.ts';
import { tabPages } from '../session/tab-pages.ts';
import { publish } from '../tell/publish.ts';

/** What the person adds to the samples: campaigns and notes. */
export const storyHandlers: Pick<
  BackgroundHandlers,
  'saveCampaign' | 'deleteCampaign' | 'addNote' | 'deleteNote'
> = {
  async saveCampaign({ id = crypto.randomUUID(), ...draft }) {
    await saveCampaign(await openHistory(), { id, ...draft });
    await campaignsChanged();
    return { id };
  },

  async deleteCampaign({ id }) {
    await deleteCampaign(await openHistory(), id);
    await campaignsChanged();
    return undefined;
  },

  async addNote(note) {
    await putNote(await openHistory(), { id: crypto.randomUUID(), ...note });
    await notifyViews('storyChanged', {});
    return undefined;
  },

  async deleteNote({ id }) {
    await deleteNote(await openHistory(), id);
    await notifyViews('storyChanged', {});
    return undefined;
  },
};

/** Tells the views, the badge, and the tabs whose overlay says what was lost since the campaign began. */
async function campaignsChanged(): Promise<void> {
  await notifyViews('storyChanged', {});
  await publish(...new Set((await tabPages()).map(({ pageId }) => pageId)));
}
