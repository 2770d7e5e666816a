import { notifyViews } from '../../messaging/notices.ts';
import type { BackgroundHandlers } from '../../messaging/serve.ts';
import { openHistory } from '../../storage/database.ts';
import { deleteCampaign, saveCampaign } from '../../storage/pages/campaigns.ts';
import { deleteNote, putNote } from '../../storage/pages/notes.ts';
import { tabPages } from '../session/tab-pages.ts';
import { publish } from '../tell/publish.ts';

/** What the person adds to the samples: campaigns and notes. */
export const campaignHandlers: Pick<
  BackgroundHandlers,
  'saveCampaign' | 'deleteCampaign' | 'addNote' | 'deleteNote'
> = {
  async saveCampaign({ id = crypto.randomUUID(), ...draft }) {
    await saveCampaign(await openHistory(), { id, ...draft });
    await tellCampaigns();
    return { id };
  },

  async deleteCampaign({ id }) {
    await deleteCampaign(await openHistory(), id);
    await tellCampaigns();
  },

  async addNote(note) {
    await putNote(await openHistory(), { id: crypto.randomUUID(), ...note });
    await notifyViews('campaignsChanged', {});
  },

  async deleteNote({ id }) {
    await deleteNote(await openHistory(), id);
    await notifyViews('campaignsChanged', {});
  },
};

/** Tells the views, the badge, and the tabs whose overlay says what was lost since the campaign began. */
async function tellCampaigns(): Promise<void> {
  await notifyViews('campaignsChanged', {});
  await publish(...new Set((await tabPages()).map(({ pageId }) => pageId)));
}
