import { useSignal } from '@preact/signals';
import { leastOf } from '../../core/math/extent.ts';
import type { PageId } from '../../core/page/page-identity.ts';
import { askBackground } from '../../messaging/send.ts';
import { followedSeries } from '../../ui/labels/followed-series.ts';
import { typedInto } from '../../ui/live/typed-into.ts';
import { Button } from '../../ui/parts/button.tsx';
import { Say } from '../../ui/parts/say.tsx';
import { useDashboard } from '../shared/dashboard-context.ts';
import { editedInstant, localInput } from '../shared/local-input.ts';

/** From so many Pages on, searching helps. */
const MANY = 8;

type Start = 'now' | 'date' | 'first';
type Role = 'target' | 'control' | 'none';

/** Name, start, targets and controls of a campaign, new or known. */
export function CampaignForm({ id }: { id: string | undefined }) {
  const { text, pages, campaigns, now, undo, go, fail } = useDashboard();
  const known = campaigns.value.find((campaign) => campaign.id === id);
  const name = useSignal(known?.name ?? '');
  const start = useSignal<Start>(known ? 'date' : 'first');
  const shownMs = useSignal(known?.startMs ?? now.peek());
  const date = useSignal(localInput(shownMs.peek()));
  const roles = useSignal<ReadonlyMap<PageId, Role>>(
    new Map([
      ...pages.peek().map(({ page }): [PageId, Role] => [page.id, 'none']),
      ...(known?.targets ?? []).map((pageId): [PageId, Role] => [pageId, 'target']),
      ...(known?.controls ?? []).map((pageId): [PageId, Role] => [pageId, 'control']),
    ]),
  );
  const problem = useSignal(false);
  const search = useSignal('');
  const having = (role: Role): PageId[] =>
    [...roles.value].filter(([, one]) => one === role).map(([pageId]) => pageId);

  function startMs(): number | undefined {
    if (start.value === 'now') return now.value;
    if (start.value === 'date') return editedInstant(date.value, shownMs.value);
    const chosen = new Set([...having('target'), ...having('control')]);
    const firsts = pages.value.flatMap((view) =>
      chosen.has(view.page.id) ? (followedSeries(view)?.first.atMs ?? []) : [],
    );
    return firsts.length > 0 ? leastOf(firsts) : now.value;
  }

  function save(event: SubmitEvent): void {
    event.preventDefault();
    const beganMs = startMs();
    const targets = having('target');
    problem.value = name.value.trim() === '' || targets.length === 0 || beganMs === undefined;
    if (problem.value || beganMs === undefined) return;
    const draft = { name: name.value, startMs: beganMs, targets, controls: having('control') };
    askBackground('saveCampaign', known ? { ...draft, id: known.id } : draft)
      .then((saved) => go({ view: 'campaign', id: saved.id }))
      .catch(fail);
  }

  function remove(): void {
    if (!known) return;
    undo.hold({
      key: `campaign ${known.id}`,
      said: text.say('dashboard_deleted', { name: known.name }),
      commit: () => askBackground('deleteCampaign', { id: known.id }),
    });
    go({ view: 'home' });
  }

  const wanted = search.value.trim().toLocaleLowerCase(text.language);
  const found = pages.value.filter(({ page }) => page.name.toLocaleLowerCase(text.language).includes(wanted));
  return (
    <form onSubmit={save} class="form card">
      <Say as="h1" of={text.say(known ? 'dashboard_edit_campaign' : 'dashboard_new_campaign')} />
      <label>
        <Say of={text.say('dashboard_campaign_name')} />
        <input type="text" maxLength={200} dir="auto" value={name.value} onInput={typedInto(name)} />
      </label>
      <fieldset>
        <Say as="legend" of={text.say('dashboard_campaign_start')} />
        {(
          [
            ['now', 'dashboard_start_now'],
            ['first', 'dashboard_start_first'],
            ['date', 'dashboard_start_date'],
          ] as const
        ).map(([one, key]) => (
          <label key={one}>
            <input
              type="radio"
              name="start"
              checked={start.value === one}
              onChange={() => {
                start.value = one;
              }}
            />
            <Say of={text.say(key)} />
          </label>
        ))}
        {start.value === 'date' && (
          <input
            type="datetime-local"
            aria-label={text.plain(text.say('dashboard_start_date'))}
            value={date.value}
            onInput={typedInto(date)}
          />
        )}
      </fieldset>
      <fieldset>
        <Say as="legend" of={text.say('dashboard_campaign_pages')} />
        {pages.value.length === 0 && <Say as="p" class="faint" of={text.say('dashboard_no_pages_yet')} />}
        {pages.value.length >= MANY && (
          <input
            type="search"
            aria-label={text.plain(text.say('popup_search'))}
            placeholder={text.plain(text.say('popup_search'))}
            value={search.value}
            onInput={typedInto(search)}
          />
        )}
        {found.map(({ page }) => (
          <label key={page.id} class="row">
            <bdi>{page.name}</bdi>
            <select
              value={roles.value.get(page.id) ?? 'none'}
              onChange={(event) => {
                const { value } = event.currentTarget;
                const role = value === 'target' || value === 'control' ? value : 'none';
                roles.value = new Map(roles.value).set(page.id, role);
              }}
            >
              <option value="target">{text.plain(text.say('dashboard_role_target'))}</option>
              <option value="control">{text.plain(text.say('dashboard_role_control'))}</option>
              <option value="none">{text.plain(text.say('dashboard_role_none'))}</option>
            </select>
          </label>
        ))}
      </fieldset>
      <Say as="p" class="hint" of={text.say('dashboard_controls_hint')} />
      {problem.value && (
        <p class="warning" role="alert">
          <Say of={text.say('dashboard_campaign_incomplete')} />
        </p>
      )}
      <p class="actions">
        <button type="submit" class="main">
          <Say of={text.say('dashboard_save')} />
        </button>
        <Button
          of={text.say('dashboard_cancel')}
          onClick={() => go(known ? { view: 'campaign', id: known.id } : { view: 'home' })}
        />
        {known && <Button of={text.say('dashboard_delete_campaign')} class="quiet" onClick={remove} />}
      </p>
    </form>
  );
}
