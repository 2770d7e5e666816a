import { expect, it, vi } from 'vitest';
import { toPageId } from '../../src/core/page/page-identity.ts';
import { readCampaigns } from '../../src/storage/pages/campaigns.ts';
import { readNotes } from '../../src/storage/pages/notes.ts';
import { fake, openStored, START, useRunningBackground } from './running-background.ts';

useRunningBackground();

const campaign = { name: ' VoIP ', startMs: START, targets: ['facebook:@inwi'], controls: [] };

it('a campaign is kept, changed under its id and deleted', async () => {
  const answer = await fake.fromView('saveCampaign', campaign);
  const [saved] = await readCampaigns(await openStored());
  expect(saved).toEqual({
    ...campaign,
    id: saved?.id,
    name: 'VoIP',
    targets: [toPageId('facebook:@inwi')],
    baseline: [],
  });
  expect(answer).toEqual({ ok: true, value: { id: saved?.id } });
  await fake.fromView('saveCampaign', { ...campaign, id: saved?.id, name: 'VoIP 2016' });
  expect((await readCampaigns(await openStored())).map(({ name }) => name)).toEqual(['VoIP 2016']);
  await fake.fromView('deleteCampaign', { id: saved?.id });
  expect(await readCampaigns(await openStored())).toEqual([]);
});

it('a campaign without name or target is refused, and so is one from a tab', async () => {
  expect(await fake.fromView('saveCampaign', { ...campaign, name: '  ' })).toMatchObject({ ok: false });
  expect(await fake.fromView('saveCampaign', { ...campaign, targets: [] })).toMatchObject({ ok: false });
  fake.openTab(1);
  expect(await fake.fromTab(1, 'saveCampaign', campaign)).toMatchObject({ ok: false });
});

it('a note is kept and deleted', async () => {
  await fake.fromView('addNote', { atMs: START, text: 'VoIP cut', pageId: 'facebook:@inwi' });
  const [note] = await readNotes(await openStored());
  expect(note).toMatchObject({ atMs: START, text: 'VoIP cut', pageId: 'facebook:@inwi' });
  await fake.fromView('deleteNote', { id: note?.id });
  expect(await readNotes(await openStored())).toEqual([]);
});

it('the welcome opens when Ebb is newly installed, and not after an update', async () => {
  fake.events.onInstalled.emit({ reason: 'update' });
  fake.events.onInstalled.emit({ reason: 'install' });
  await vi.waitFor(() => expect(fake.opened).toEqual([expect.stringMatching(/dashboard\.html#welcome$/)]));
});
