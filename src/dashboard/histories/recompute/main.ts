import { serveRecomputations } from './serve-recomputations.ts';

// A worker of the dashboard: a month of samples takes the filter most of a minute, and the page must stay smooth.
serveRecomputations(globalThis);
