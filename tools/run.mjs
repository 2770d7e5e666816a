// `node tools/run.mjs NAME ARGS…` runs `tools/NAME.ts`, from a fresh clone too: it first installs what is
// missing. Plain JavaScript, because nothing can be assumed to be installed yet.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, root } from './dependencies.mjs';

const [name, ...args] = process.argv.slice(2);
ensureDependencies();

const loader = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
const child = spawn(process.execPath, ['--import', loader, join(root, 'tools', `${name}.ts`), ...args], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
