import type { Obstacle } from '../../core/page/obstacle.ts';
import type { Way } from '../../core/road/road.ts';
import type { RoadNotes, WayNote } from '../../core/road/road-notes.ts';
import { ageLabel } from '../../ui/labels/age-label.ts';
import { obstacleLabel } from '../../ui/labels/state-label.ts';
import { underscored } from '../../ui/text/message-key.ts';
import type { Phrase } from '../../ui/text/phrase.ts';
import type { Text } from '../../ui/text/text.ts';

/** What is asked: host and route; the plugin by its name. Nothing in it tells which Page. */
export const wayLabel = ({ road, host, route }: Way, text: Text): Phrase =>
  road === 'plugin'
    ? text.say('road_plugin', { host: [{ isolated: host }] })
    : [{ isolated: `${host}${route}` }];

/** What the chooser of roads would do now, and what it goes by, a sentence each. */
export function roadWords(roads: RoadNotes | Obstacle, nowMs: number, text: Text): Phrase[] {
  if ('detail' in roads) return [obstacleLabel(roads, text)];
  const { ways, spent, budgetPerHour } = roads;
  const { whole } = text.format;
  return [
    nextLabel(roads, text),
    ...ways.map((note) => noteLabel(note, nowMs, text)),
    text.say('road_budget', { n: whole(spent), most: whole(budgetPerHour) }),
  ];
}

function nextLabel({ next, why = 'preferred' }: RoadNotes, text: Text): Phrase {
  switch (next.kind) {
    case 'ask':
      return text.say(`road_next_${why}`, { way: wayLabel(next.way, text) });
    case 'rest':
      return text.say(`road_rest_${underscored(next.why)}`, {
        when: [{ isolated: text.format.time(next.untilMs) }],
      });
    case 'exhausted':
      return text.say('roads_none');
  }
}

function noteLabel({ way, outcome, askedMs, restUntilMs }: WayNote, nowMs: number, text: Text): Phrase {
  const answer =
    restUntilMs > nowMs
      ? text.say('roads_resting', { when: [{ isolated: text.format.time(restUntilMs) }] })
      : text.say(`roads_${outcome}`);
  return text.say('road_note', {
    way: wayLabel(way, text),
    answer,
    when: askedMs > 0 ? ageLabel(askedMs, nowMs, text) : text.say('roads_unasked'),
  });
}
