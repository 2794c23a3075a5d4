import { For, Show } from 'solid-js';
import { buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { Camera } from '../sources/create-cameras.ts';
import styles from './camera-choice.module.css';

/** A round button with the browser's own list of cameras in it; nothing while there is no choice. */
export function CameraChoice(props: {
  cameras: Camera[];
  current: string | null;
  onChoose: (deviceId: string) => void;
}) {
  return (
    <Show when={props.cameras.length > 1}>
      <label class={`${buttonClass('ghost', true)} ${styles['choice']}`} title="Choose a camera">
        <Icon name="switch" />
        <select
          aria-label="Camera"
          data-testid="camera-choice"
          onChange={({ currentTarget: { value } }) => props.onChoose(value)}
        >
          <For each={props.cameras}>
            {({ deviceId, label }) => (
              <option value={deviceId} selected={deviceId === props.current}>
                {label}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  );
}
