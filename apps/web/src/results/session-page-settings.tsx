import { MAX_TITLE_LENGTH, type SessionDetail, type Visibility } from '@howifeel/edge-api/contract';
import { createSignal, For, Show, untrack } from 'solid-js';
import { visibilitiesFor, VISIBILITY_WORDS } from '../sharing/visibility-words.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { Section } from '../ui/page.tsx';
import { toProblem, type Problem } from '../ui/problem.ts';
import styles from './session-page.module.css';

/** What its owner can change of a session at any time. */
export interface SessionSettings {
  title: string;
  visibility: Visibility;
}

const SAYS = { idle: '', saving: 'Saving', saved: 'Saved' };

/** Where its owner corrects what a session is called and who can see it. What is typed stays while the session grows. */
export function SessionPageSettings(props: {
  session: SessionDetail;
  /** Whether it is the demo's session. */
  demo: boolean;
  onSave: (settings: SessionSettings) => Promise<void>;
}) {
  const before = untrack(() => props.session);
  const [title, setTitle] = createSignal(before.title);
  const [visibility, setVisibility] = createSignal<Visibility>(before.visibility);
  const [state, setState] = createSignal<keyof typeof SAYS>('idle');
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const save = async () => {
    if (state() === 'saving') return;
    setState('saving');
    setProblem(null);
    try {
      await props.onSave({ title: title().trim(), visibility: visibility() });
      setState('saved');
    } catch (error) {
      setState('idle');
      setProblem(toProblem(error));
    }
  };
  return (
    <Section title="Title, and who can see it">
      <form
        class={styles['settings']}
        onInput={() => state() === 'saved' && setState('idle')}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label>
          Title
          <input
            type="text"
            class="field"
            data-testid="session-title"
            maxlength={MAX_TITLE_LENGTH}
            placeholder="Optional"
            value={title()}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <label>
          Who can see it
          <select
            class="field"
            data-testid="session-visibility"
            value={visibility()}
            onChange={(event) => setVisibility(event.currentTarget.value as Visibility)}
          >
            <For each={visibilitiesFor(props.demo)}>
              {(value) => <option value={value}>{VISIBILITY_WORDS[value]}</option>}
            </For>
          </select>
        </label>
        <Button type="submit" data-testid="session-save">
          Save
        </Button>
        <p class="quiet small" role="status">
          {SAYS[state()]}
        </p>
      </form>
      <Show when={problem()}>{(fault) => <ProblemNotice problem={fault()} />}</Show>
    </Section>
  );
}
