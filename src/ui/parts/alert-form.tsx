import { ALERT_KINDS, type AlertKind } from '../../core/alert/judge-alerts.ts';
import type { AlertSettings } from '../../settings/alerts.ts';
import type { Text } from '../text/text.ts';
import { Say } from './say.tsx';

export interface AlertFormProps {
  readonly settings: AlertSettings;
  readonly text: Text;
  readonly onChange: (settings: AlertSettings) => void;
  /**
   * The person switches alerts on. Ask the browser for the permission inside this call: it must stand in a
   * click. What it says becomes `isOn`.
   */
  readonly onSwitchOn: () => void;
}

/** The form of the alerts: on or off, what is told, the level, quiet hours. */
export function AlertForm({ settings, text, onChange, onSwitchOn }: AlertFormProps) {
  const change = (part: Partial<AlertSettings>): void => onChange({ ...settings, ...part });
  return (
    <div class="alerts">
      <Check
        text={text}
        label="alerts_on"
        checked={settings.isOn}
        onToggle={(isOn) => (isOn ? onSwitchOn() : change({ isOn }))}
      />
      <Say as="p" class="faint" of={text.say('alerts_needs_permission')} />
      <fieldset disabled={!settings.isOn}>
        {ALERT_KINDS.map((kind) => (
          <Check
            key={kind}
            text={text}
            label={`alerts_${kind}`}
            checked={settings.kinds.includes(kind)}
            onToggle={(wanted) => change({ kinds: withKind(settings.kinds, kind, wanted) })}
          />
        ))}
        <label>
          <Say of={text.say('alerts_level')} />{' '}
          <input
            type="number"
            min={1}
            step={1}
            value={settings.lossPerMinute}
            onChange={({ currentTarget }) => {
              if (currentTarget.valueAsNumber >= 1) change({ lossPerMinute: currentTarget.valueAsNumber });
            }}
          />
        </label>
        <Check
          text={text}
          label="alerts_quiet"
          checked={settings.hasQuietHours}
          onToggle={(hasQuietHours) => change({ hasQuietHours })}
        />
        <div class="times">
          <TimeOfDay
            text={text}
            label="alerts_quiet_from"
            minute={settings.quiet.fromMinute}
            onChoose={(fromMinute) => change({ quiet: { ...settings.quiet, fromMinute } })}
          />
          <TimeOfDay
            text={text}
            label="alerts_quiet_to"
            minute={settings.quiet.toMinute}
            onChoose={(toMinute) => change({ quiet: { ...settings.quiet, toMinute } })}
          />
        </div>
      </fieldset>
    </div>
  );
}

const withKind = (kinds: readonly AlertKind[], kind: AlertKind, wanted: boolean): AlertKind[] =>
  ALERT_KINDS.filter((one) => (one === kind ? wanted : kinds.includes(one)));

function Check(props: {
  text: Text;
  label: 'alerts_on' | 'alerts_quiet' | `alerts_${AlertKind}`;
  checked: boolean;
  onToggle: (checked: boolean) => void;
}) {
  const { text, label, checked, onToggle } = props;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onToggle(currentTarget.checked)}
      />{' '}
      <Say of={text.say(label)} />
    </label>
  );
}

/** A minute of the day in the browser's own control for times. */
function TimeOfDay(props: {
  text: Text;
  label: 'alerts_quiet_from' | 'alerts_quiet_to';
  minute: number;
  onChoose: (minute: number) => void;
}) {
  const { text, label, minute, onChoose } = props;
  const two = (value: number): string => String(value).padStart(2, '0');
  return (
    <label>
      <Say of={text.say(label)} />{' '}
      <input
        type="time"
        value={`${two(Math.floor(minute / 60))}:${two(minute % 60)}`}
        onChange={({ currentTarget }) => {
          const [hours, minutes] = currentTarget.value.split(':').map(Number);
          if (hours !== undefined && minutes !== undefined) onChoose(hours * 60 + minutes);
        }}
      />
    </label>
  );
}
