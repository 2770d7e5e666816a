import type { Signal } from '@preact/signals';
import { Say } from '../../ui/parts/say.tsx';
import type { MessageKey } from '../../ui/text/message-key.ts';
import { useDashboard } from './dashboard-context.ts';

/** What something is about: all Pages, a campaign or a Page. */
export interface ViewSubject {
  readonly kind: 'all' | 'campaign' | 'page';
  /** '' for all. */
  readonly id: string;
}

const written = ({ kind, id }: ViewSubject): string => `${kind}:${id}`;

/** Chooses it. @param all how all Pages are called here. */
export function SubjectChoice(props: { subject: Signal<ViewSubject>; title: MessageKey; all: MessageKey }) {
  const { subject, title, all } = props;
  const { text, pages, campaigns } = useDashboard();
  // No markup stands in an option.
  const isolated = (name: string): string => text.plain([{ isolated: name }]);
  const choices: readonly (ViewSubject & { readonly name: string })[] = [
    { kind: 'all', id: '', name: text.plain(text.say(all)) },
    ...campaigns.value.map(({ id, name }) => ({ kind: 'campaign' as const, id, name: isolated(name) })),
    ...pages.value.map(({ page: { id, name } }) => ({ kind: 'page' as const, id, name: isolated(name) })),
  ];
  return (
    <label>
      <Say of={text.say(title)} />{' '}
      <select
        value={written(subject.value)}
        onChange={({ currentTarget }) => {
          const chosen = choices.find((choice) => written(choice) === currentTarget.value);
          if (chosen) subject.value = { kind: chosen.kind, id: chosen.id };
        }}
      >
        {choices.map((choice) => (
          <option key={written(choice)} value={written(choice)}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
