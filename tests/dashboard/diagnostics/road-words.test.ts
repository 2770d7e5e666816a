import { describe, expect, it } from 'vitest';
import type { RoadNotes } from '../../../src/core/road/road-notes.ts';
import { roadWords } from '../../../src/dashboard/diagnostics/road-words.ts';
import { LANGUAGES } from '../../../src/settings/language.ts';
import { localeText, readable } from '../../ui/locale-text.ts';

const NOW = Date.UTC(2026, 10, 30, 18);
const way = { road: 'background', host: 'web.facebook.com', route: '/about' } as const;
const plugin = { road: 'plugin', host: 'www.facebook.com', route: '' } as const;

const notes: RoadNotes = {
  next: { kind: 'ask', way },
  why: 'in_turns',
  ways: [
    { way, outcome: 'open', askedMs: NOW - 60_000, restUntilMs: 0 },
    { way: plugin, outcome: 'walled', askedMs: NOW - 60_000, restUntilMs: NOW + 14 * 60_000 },
  ],
  spent: 31,
  budgetPerHour: 240,
};

describe('the words for what the chooser does', () => {
  it('are a sentence each: the next way and why, what each answered, what is spent', () => {
    const text = localeText('en');
    const lines = roadWords(notes, NOW, text).map((line) => readable(text.plain(line)));
    expect(lines[0]).toBe(
      'Next it asks web.facebook.com/about: since one address met a wall, they take turns.',
    );
    expect(lines[1]).toBe('web.facebook.com/about: open (1 min ago)');
    expect(lines[2]).toMatch(/^Page Plugin, www\.facebook\.com: left alone until \d\d:\d\d: it met a wall/);
    expect(lines[3]).toBe('31 of 240 requests of the last hour are spent, for all Pages.');
  });

  it('say why nothing is asked, in every language', () => {
    for (const language of LANGUAGES) {
      const text = localeText(language);
      for (const why of ['walled', 'network-walled', 'costly', 'budget'] as const) {
        const resting: RoadNotes = { ...notes, next: { kind: 'rest', untilMs: NOW + 60_000, why } };
        expect(text.plain(roadWords(resting, NOW, text)[0] ?? [])).toMatch(/\d\d:\d\d/);
      }
      const without = roadWords({ kind: 'permission-missing', detail: '' }, NOW, text);
      expect(without.map((line) => text.plain(line))).toHaveLength(1);
    }
  });
});
