import { mostOf } from '../../core/math/extent.ts';
import type { Rate } from '../../core/rate/rate.ts';
import { rateCourse } from '../../core/summary/rate-course.ts';
import type { Phrase } from '../text/phrase.ts';
import type { Text } from '../text/text.ts';
import { courseLabel } from './figure.ts';
import type { SummedPage, Total } from './total.ts';

/**
 * How a sum has come about: as its Pages that agree. Where one quickens while another slackens, nothing is said of all.
 * Steady is only what every one of them has been, and as long as all of them.
 */
export function totalCourse({ rate, pages }: Pick<Total, 'rate' | 'pages'>, text: Text): Phrase {
  if (rate.kind === 'no-campaign-rate') return [];
  const isMain = ({ series }: SummedPage): boolean =>
    series.rate.kind === 'rate' && series.rate.atMs >= rate.oldestMs;
  const courses = pages
    .filter(isMain)
    .map(({ series }) => rateCourse(series.rate as Rate, series.recent, series.platformChanges));
  const known = courses.flatMap((course) => course ?? []);
  const turned = known.filter(({ kind }) => kind !== 'steady');
  const [first] = turned;
  if (first)
    return turned.every(({ kind }) => kind === first.kind)
      ? courseLabel({ kind: first.kind, sinceMs: mostOf(turned.map((one) => one.sinceMs)) }, rate, text)
      : [];
  if (known.length < courses.length || known.length === 0) return [];
  return courseLabel({ kind: 'steady', sinceMs: mostOf(known.map((one) => one.sinceMs)) }, rate, text);
}
