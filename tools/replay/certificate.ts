import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const HOSTS = ['facebook.com', '*.facebook.com'];

let made: Certificate | undefined;

/**
 * A self-signed certificate for Facebook's hosts, made once a process. Its key lives as long as this process and is
 * trusted by nobody: the browsers of the replay are told to accept it, no other ever is.
 * @throws Error when there is no `openssl` to make it.
 */
export function ownCertificate(): Certificate {
  made ??= makeCertificate();
  return made;
}

function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'ebb-certificate-'));
  try {
    const keyFile = join(folder, 'key.pem');
    const certFile = join(folder, 'cert.pem');
    const names = HOSTS.map((host) => `DNS:${host}`).join(',');
    const { status, stderr, error } = spawnSync(
      'openssl',
      // biome-ignore format: option and value stand together.
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes',
        '-keyout', keyFile, '-out', certFile, '-days', '30', '-subj', '/CN=www.facebook.com',
        '-addext', `subjectAltName=${names}`],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`openssl could not make a certificate: ${error?.message ?? stderr}`);
    return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
