// Writes the sample history as the present schema keeps it. Run once for every schema, before the next migration
// is written: npx tsx tests/storage/write-fixture.ts
import { writeFile } from 'node:fs/promises';
import { unwrap } from 'idb';
import { SCHEMA_VERSION } from '../../src/storage/migrations.ts';
import { dump, stringify } from './dump.ts';
import { newHistory } from './new-history.ts';
import { fillHistory } from './sample-history.ts';

const db = await newHistory();
await fillHistory(db);
const file = new URL(`fixtures/history-${SCHEMA_VERSION}.json`, import.meta.url);
await writeFile(file, `${stringify(await dump(unwrap(db)))}\n`);
