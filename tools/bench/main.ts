// `npm run bench [-- NAME [ARGS…]]`: every figure of performance, side by side with its peers.
// A bench is a file of this folder named in BENCHES that exports `run(args)`.
const BENCHES: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<void> }>>> = {
  dashboard: () => import('./dashboard.ts'),
  rates: () => import('./rates.ts'),
  coverage: () => import('./coverage.ts'),
  history: () => import('./history.ts'),
  views: () => import('./views.ts'),
  import: () => import('./import.ts'),
  reading: () => import('./reading.ts'),
  watching: () => import('./watching.ts'),
};

const [first, ...rest] = process.argv.slice(2);
const named = first !== undefined && !first.startsWith('-');
for (const name of named ? [first] : Object.keys(BENCHES)) {
  const load = BENCHES[name];
  if (!load) {
    console.error(`No bench is called ${name}; there are: ${Object.keys(BENCHES).join(', ')}.`);
    process.exit(2);
  }
  const bench = await load();
  await bench.run(named ? rest : process.argv.slice(2));
}

export {};
