import { MAX_TITLE_LENGTH, SESSION_DAYS, WINDOW_SECONDS, type Visibility } from '@howifeel/edge-api/contract';
import { createSignal, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { VISIBILITY_WORDS } from './visibility-words.ts';
import styles from './share-dialog.module.css';

/** Says what will be sent and asks for it; the wording is that of `CONSENT_VERSION`. */
export function ShareDialog(props: {
  open: boolean;
  /** Whether it is the demo's session, which is not for everyone: it would be counted among those of people. */
  demo: boolean;
  onConfirm: (choice: { title: string; visibility: Visibility }) => void;
  onClose: () => void;
}) {
  const [title, setTitle] = createSignal('');
  const [chosen, setChosen] = createSignal<Visibility>('link');
  const visibility = () => (props.demo && chosen() === 'public' ? 'link' : chosen());
  const untitled = () => (props.demo ? 'Demo' : '');
  const choice = (value: Visibility) => (
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
  );
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
          {choice('link')}
          {choice('private')}
          <Show
            when={!props.demo}
            fallback={<p class="quiet small">Results do not list it: the demo shows faces of nobody.</p>}
          >
            {choice('public')}
          </Show>
        </fieldset>
      </div>
    </Dialog>
  );
}
