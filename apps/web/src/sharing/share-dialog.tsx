import { MAX_TITLE_LENGTH, SESSION_DAYS, WINDOW_SECONDS, type Visibility } from '@howifeel/edge-api/contract';
import { createSignal, For, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { visibilitiesFor, VISIBILITY_WORDS } from './visibility-words.ts';
import styles from './share-dialog.module.css';

/** Says what will be sent and asks for it; the wording is that of `CONSENT_VERSION`. */
export function ShareDialog(props: {
  open: boolean;
  /** Whether it is the demo's session. */
  demo: boolean;
  onConfirm: (choice: { title: string; visibility: Visibility }) => void;
  onClose: () => void;
}) {
  const [title, setTitle] = createSignal('');
  const [chosen, setChosen] = createSignal<Visibility>('link');
  const offered = () => visibilitiesFor(props.demo);
  const visibility = () => (offered().includes(chosen()) ? chosen() : 'link');
  const untitled = () => (props.demo ? 'Demo' : '');
  return (
    <Dialog
      open={props.open}
      title="Share this session"
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="ghost" onClick={() => props.onClose()}>
            Cancel
          </Button>
          <Button
            kind="primary"
            data-testid="share-confirm"
            onClick={() => props.onConfirm({ title: title().trim() || untitled(), visibility: visibility() })}
          >
            I agree, start sharing
          </Button>
        </>
      }
    >
      <ul>
        <li>
          <span>
            Sent every {WINDOW_SECONDS} seconds, for each face: seven mean probabilities and the number of frames. Never
            pictures, never anything that could recognise a face.
          </span>
        </li>
        <li>
          <span>
            Whoever is in view must agree as well. You can pause, stop or delete at any time; everything is deleted by
            itself after {SESSION_DAYS} days.
          </span>
        </li>
      </ul>
      <div class={styles['fields']}>
        <label class={styles['field']}>
          Title
          <input
            type="text"
            maxlength={MAX_TITLE_LENGTH}
            placeholder={untitled() || 'Optional'}
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <fieldset class={styles['choices']}>
          <legend class="visually-hidden">Who can see it</legend>
          <For each={offered()}>
            {(value) => (
              <label class={styles['choice']}>
                <input
                  type="radio"
                  name="visibility"
                  value={value}
                  checked={visibility() === value}
                  onChange={() => setChosen(value)}
                />
                <span>{VISIBILITY_WORDS[value]}</span>
              </label>
            )}
          </For>
          <Show when={props.demo}>
            <p class="quiet small">Results do not list it: the demo shows faces of nobody.</p>
          </Show>
        </fieldset>
      </div>
    </Dialog>
  );
}
