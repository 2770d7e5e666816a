// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { DEMO_VIEWS } from '../../demo/page-views.ts';
import { ROAD_VIEWS } from '../../demo/road-views.ts';
import {
  asked,
  host,
  mount,
  overlayHidden,
  page,
  press,
  settle,
  show,
  shown,
  useOverlay,
} from './mounted-overlay.ts';

useOverlay();

describe('how a Page is measured', () => {
  it('stands in the card: pace, cost, and the counter that can be read instead', async () => {
    await show(page(ROAD_VIEWS.stretched));
    expect(shown()).toContain('Every 5 min for now, not 1 min');
    expect(shown()).toContain('About 9 MB a day');
    await show(page(ROAD_VIEWS.pluginAlone));
    expect(shown()).toContain('Only its followers can be read now.');
    await press('Follow its followers instead');
    expect(asked).toEqual(['followers']);
  });

  it('is said before it begins: what is asked, of whom, and for how long', async () => {
    await show(page(DEMO_VIEWS.idle));
    expect(shown()).toContain(
      'Ebb then asks Facebook for this Page every 30 s, signed out, until you press Stop',
    );
    await show(page(ROAD_VIEWS.usual));
    expect(shown()).not.toContain('Ebb then asks');
  });

  it('tells which counter is exact where the followed one is not', async () => {
    await show(page(ROAD_VIEWS.exactBeside));
    expect(shown()).toContain('Its likes are shown exactly, its followers in steps of 1,000.');
  });

  it('is chosen closer from the menu, and ended there', async () => {
    await show(page(ROAD_VIEWS.usual));
    await press('More');
    expect(shown()).toContain('It ends by itself');
    await press('Every 15 s for 15 min');
    await show(page(ROAD_VIEWS.closeUp));
    expect(shown()).toContain('Close-up: every 15 s, 12 min left');
    await press('More');
    await press('End the close-up');
    expect(asked).toEqual(['close-up 15000', 'close-up undefined']);
  });
});

describe('a hidden overlay', () => {
  it('is hidden on this Page from its menu, and comes back when it is shown again', async () => {
    const { id } = DEMO_VIEWS.live.page;
    await show(page(DEMO_VIEWS.live));
    await press('More');
    await press('Hide on this Page');
    expect(host()).toBeNull();
    expect(await overlayHidden.get()).toEqual({ everywhere: false, pages: [id] });
    await overlayHidden.set({ everywhere: false, pages: [] });
    expect(shown()).toContain('140 likes lost a minute');
  });

  it('is hidden in a private window as long as its document, and nothing is kept of it', async () => {
    const { page: shownPage } = DEMO_VIEWS.live;
    const overlay = mount({ isPrivate: true });
    const count = { value: 1_854_793, step: 1 };
    overlay.show({
      kind: 'unkept',
      page: shownPage,
      reason: 'private',
      counts: [{ metric: 'likes', count }],
    });
    await settle();
    expect(shown()).toContain('1,854,793 likes');
    expect(shown()).toContain('Nothing seen in a private window is stored or measured.');
    expect(shown()).not.toContain('Measure');
    await press('More');
    await press('Hide on this Page');
    expect(host()).toBeNull();
    expect(await overlayHidden.get()).toEqual({ everywhere: false, pages: [] });
  });

  it('is hidden on every Page for good', async () => {
    const overlay = await show(page(DEMO_VIEWS.live));
    await press('More');
    await press('Hide on all Pages');
    overlay.show(page(DEMO_VIEWS.gain));
    expect(host()).toBeNull();
    await show(page(DEMO_VIEWS.gain));
    expect(host()).toBeNull();
  });
});
