import { describe, expect, it } from 'vitest';
import { type PopupState, popupModel } from '../../src/popup/popup-model.ts';
import { DEMO_NOW_MS, rateOf, seriesOf, viewOf, WATCHES } from '../demo/page-views.ts';

const losing = (name: string, perMinute: number, isMeasured = true) =>
  viewOf(name, isMeasured ? WATCHES.live : WATCHES.idle, [
    seriesOf({ value: 1_000_000 + Math.round(perMinute * 1000), rate: rateOf(perMinute, 10) }),
  ]);

const inwi = losing('Inwi', -132);
const iam = losing('Maroc Telecom', -140);
const meditel = losing('Méditel', -138);
const idle = losing('Asri', -500, false);
const fresh = viewOf('Zain', WATCHES.live, []);

const state = (more: Partial<PopupState>): PopupState => ({
  pages: [inwi, iam, meditel, idle, fresh],
  activeId: undefined,
  targets: undefined,
  order: 'rate',
  search: '',
  language: 'fr',
  nowMs: DEMO_NOW_MS,
  ...more,
});
const names = (more: Partial<PopupState>): string[] =>
  popupModel(state(more)).rows.map(({ page }) => page.name);

describe('the rows of the popup', () => {
  it('come fastest loss first, Pages without a figure after those with one, unmeasured ones last', () => {
    expect(names({})).toEqual(['Maroc Telecom', 'Méditel', 'Inwi', 'Zain', 'Asri']);
  });

  it('come by name when asked to', () => {
    expect(names({ order: 'name' })).toEqual(['Inwi', 'Maroc Telecom', 'Méditel', 'Zain', 'Asri']);
  });

  it('begin with the Page of the open tab', () => {
    expect(names({ activeId: idle.page.id })[0]).toBe('Asri');
  });

  it('are found by a part of the name, whatever the case and the accents', () => {
    expect(names({ search: ' MEDI' })).toEqual(['Méditel']);
    expect(names({ search: 'nobody' })).toEqual([]);
  });

  it('are many enough to be searched from eight on', () => {
    const many = Array.from({ length: 8 }, (_, i) => viewOf(`Page ${i}`, WATCHES.idle, []));
    expect(popupModel(state({ pages: many })).isLong).toBe(true);
    expect(popupModel(state({ pages: many.slice(1) })).isLong).toBe(false);
  });
});

describe('the total of the popup', () => {
  it('is the sum of the measured Pages, with their number', () => {
    const { rate, unit } = popupModel(state({})).total;
    expect(unit).toBe('likes');
    expect(rate.kind === 'campaign-rate' && rate.perMinute).toBeCloseTo(-410);
    expect(rate.coverage).toEqual({ fresh: 3, total: 3 });
  });

  it('is that of the campaign where there is one', () => {
    const { rate } = popupModel(state({ targets: [inwi.page.id, idle.page.id] })).total;
    expect(rate.kind === 'campaign-rate' && rate.perMinute).toBeCloseTo(-632);
  });

  it('says that it mixes likes and followers where it does', () => {
    const followers = viewOf('RAM', WATCHES.live, [
      seriesOf({ metric: 'followers', value: 500_000, rate: rateOf(-10, 5) }),
    ]);
    expect(popupModel(state({ pages: [inwi, followers] })).total.unit).toBe('mixed');
  });

  it('counts Pages that show one common number once', () => {
    const copy = { ...inwi, page: { ...inwi.page, id: iam.page.id, name: 'Inwi Business' } };
    const { rate } = popupModel(state({ pages: [inwi, copy] })).total;
    expect(rate.kind === 'campaign-rate' && rate.perMinute).toBeCloseTo(-132);
  });
});
