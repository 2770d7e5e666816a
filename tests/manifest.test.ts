import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { esbuildOptions, type Manifest, manifestFor } from '../build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source: Manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8'));
const chrome = manifestFor('chrome', source, '1.2.3');
const firefox = manifestFor('firefox', source, '1.2.3');

describe.each([
  ['Chrome', chrome],
  ['Firefox', firefox],
])('the manifest for %s', (_name, manifest) => {
  it('asks for the promised permissions and no other', () => {
    expect(manifest.permissions).toEqual(['storage', 'alarms']);
    expect(manifest.optional_permissions).toEqual(['notifications']);
    expect(manifest.host_permissions).toEqual(['https://*.facebook.com/*']);
    expect(manifest).not.toHaveProperty('optional_host_permissions');
  });

  it('runs one content script, in the top frame of Facebook only', () => {
    expect(manifest.content_scripts).toEqual([
      {
        matches: ['https://*.facebook.com/*'],
        js: ['content.js'],
        css: ['overlay.css'],
        run_at: 'document_idle',
      },
    ]);
  });

  it('lets its own pages load only what ships with it, and connect to itself and Facebook alone', () => {
    const policy = new Map(
      manifest.content_security_policy.extension_pages
        .split(';')
        .map((rule) => rule.trim().split(/\s+/))
        .map(([name, ...values]) => [name, values]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'"]);
    // A pool is wherever its organiser runs it; the popup and the dashboard narrow this to themselves.
    expect(policy.get('connect-src')).toEqual([
      "'self'",
      'https:',
      'http://127.0.0.1:*',
      'http://localhost:*',
      'http://[::1]:*',
    ]);
  });

  it('exposes nothing to pages and takes its version from the package', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest.version).toBe('1.2.3');
  });
});

it('gives Chrome a service worker and Firefox a script', () => {
  expect(chrome.background).toEqual({ service_worker: 'background.js' });
  expect(firefox.background).toEqual({ scripts: ['background.js'] });
});

it('states for Firefox that no data is collected but what a pool may be given', () => {
  expect(firefox.browser_specific_settings.gecko.data_collection_permissions).toEqual({
    required: ['none'],
    optional: ['browsingActivity', 'websiteContent'],
  });
  expect(chrome).not.toHaveProperty('browser_specific_settings');
});

it('ships a build that allows no test intervals', () => {
  expect(esbuildOptions().define).toEqual({ __TEST_BUILD__: 'false' });
});
