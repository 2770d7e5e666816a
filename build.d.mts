// The types of `build.mjs`, which is plain JavaScript so that it runs without a loader.
import type { BuildOptions } from 'esbuild';

export interface Manifest {
  version: string;
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
  content_scripts: object[];
  content_security_policy: { extension_pages: string };
  background: { service_worker?: string; scripts?: string[] };
  browser_specific_settings: { gecko: { id: string; data_collection_permissions: object } };
}

export type Target = 'chrome' | 'firefox';
export const entries: Record<string, string>;
export const targets: readonly Target[];
export function manifestFor(target: Target, manifest: Manifest, version: string): Manifest;
export function esbuildOptions(options?: { test?: boolean }): BuildOptions;
export const contentOptions: Pick<BuildOptions, 'entryPoints' | 'alias' | 'plugins'>;
export function build(options?: { test?: boolean; into?: string }): Promise<Record<Target, string>>;
