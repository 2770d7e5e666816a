// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import messages from '../../../public/_locales/en/messages.json';
import type { StorageState } from '../../../src/core/summary/storage-state.ts';
import { StorageNotice } from '../../../src/ui/parts/storage-notice.tsx';
import { makeText } from '../../../src/ui/text/text.ts';

vi.mock('../../../src/platform/browser.ts', () => ({ browser: {} }));

const text = makeText('en', (key) => Reflect.get(messages, key)?.message ?? '');

function shown(state: StorageState): HTMLElement {
  const body = document.createElement('div');
  render(<StorageNotice state={state} text={text} toData={<button type="button">Data</button>} />, body);
  return body;
}

describe('the notice about the history', () => {
  it('says nothing while all is well', () => {
    expect(shown({ kind: 'well' }).textContent).toBe('');
  });

  it.each([
    [{ kind: 'full', sinceMs: 0 }, 'measuring pauses; it goes on by itself'],
    [{ kind: 'begun-anew', reason: 'VersionError' }, 'The history could not be opened. It was left as it is'],
    [{ kind: 'no-history' }, 'Its database does not open, so nothing can be measured.'],
    [{ kind: 'private-window' }, 'The history cannot be reached from a private window.'],
    [{ kind: 'blocked' }, 'Close Ebb’s other windows.'],
  ] as const)('says what is wrong, politely to a screen reader too: %j', (state, sentence) => {
    const body = shown(state);
    // Marks and elements that keep a number in its reading direction are none of the sentence.
    expect(body.textContent?.replaceAll(/[\u2066-\u2069]/g, '')).toContain(sentence);
    expect(body.querySelector('[role="status"]')).not.toBeNull();
    const isHelpedByData = state.kind === 'full' || state.kind === 'begun-anew';
    expect(body.querySelector('button') !== null).toBe(isHelpedByData);
  });
});
