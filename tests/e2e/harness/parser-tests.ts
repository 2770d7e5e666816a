// The parser's own tests, to be run inside a page: what a browser knows of languages is not what Node knows.
import '../../core/count/count.test.ts';
import '../../core/count/parse-count.test.ts';
import '../../facebook/words/written-style.test.ts';

export { results } from './vitest-in-page.ts';
