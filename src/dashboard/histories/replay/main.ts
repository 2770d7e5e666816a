import { serveReplays } from './serve-replays.ts';

// A worker of the dashboard: a month of samples takes the filter most of a minute, and the page must stay smooth.
serveReplays(globalThis);
