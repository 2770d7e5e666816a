import { describe, expect, it } from 'vitest';
import { pageShare } from '../../../src/dashboard/share/card-content.ts';
import { DEMO_VIEWS } from '../../demo/page-views.ts';
import { localeText } from '../../ui/locale-text.ts';

const sentence = (language: 'en' | 'ar'): string =>
  pageShare(DEMO_VIEWS.live, '1.0.0', localeText(language))?.sentence ?? '';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const WORD_JOINER = '\u2060';
const NO_BREAK_SPACE = '\u00a0';

describe('the instant in the sentence that is handed on', () => {
  it('is plain text where the lines run as it does', () => {
    expect(sentence('en')).toContain('2016-02-27 20:29:50 UTC');
    expect(sentence('en')).not.toMatch(/[\u2060-\u206f]/);
  });

  it('stays one piece in lines from right to left, where its second half would begin a line of its own', () => {
    const [isolated] = /\u2068[^\u2069]*20:29:50[^\u2069]*\u2069/.exec(sentence('ar')) ?? [];
    const date = `2016-${WORD_JOINER}02-${WORD_JOINER}27`;
    expect(isolated).toBe(
      `${FIRST_STRONG_ISOLATE}${[date, '20:29:50', 'UTC'].join(NO_BREAK_SPACE)}${POP_ISOLATE}`,
    );
    expect(sentence('ar')).not.toMatch(/\d-\d/);
  });
});
