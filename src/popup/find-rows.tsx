import type { Signal } from '@preact/signals';
import { typedInto } from '../ui/live/typed-into.ts';
import { Say } from '../ui/parts/say.tsx';
import type { Text } from '../ui/text/text.ts';
import type { RowOrder } from './popup-model.ts';

const ORDERS: readonly RowOrder[] = ['rate', 'name'];

/** Search and order, where there are many Pages. */
export function FindRows(props: { order: Signal<RowOrder>; search: Signal<string>; text: Text }) {
  const { order, search, text } = props;
  return (
    <search class="find">
      <input
        type="search"
        aria-label={text.plain(text.say('popup_search'))}
        placeholder={text.plain(text.say('popup_search'))}
        value={search.value}
        onInput={typedInto(search)}
      />
      <select
        aria-label={text.plain(text.say('popup_order'))}
        value={order.value}
        onChange={({ currentTarget }) => {
          order.value = ORDERS.find((one) => one === currentTarget.value) ?? 'rate';
        }}
      >
        {ORDERS.map((one) => (
          <option key={one} value={one}>
            <Say of={text.say(`popup_order_${one}`)} />
          </option>
        ))}
      </select>
    </search>
  );
}
