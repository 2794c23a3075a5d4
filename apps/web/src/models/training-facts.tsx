import type { ClassifierManifest } from '@howifeel/fer-models/manifest';
import { For } from 'solid-js';
import styles from './training-facts.module.css';

type Facts = ClassifierManifest['training'];
type Fact = Facts[string];

/** Said elsewhere on a card, or for machines. */
const LEFT_OUT = ['made from', 'started at'];

/** What a trainer wrote down in plain words and numbers; what an average was made of has a list of its own. */
export function TrainingFacts(props: { facts: Facts }) {
  const shown = () =>
    Object.entries(props.facts).filter(
      ([name, fact]) => !LEFT_OUT.includes(name) && (typeof fact !== 'object' || isTraining(fact)),
    );
  return (
    <dl class={styles['facts']}>
      <For each={shown()}>
        {([name, fact]) => (
          <div classList={{ [styles['wide']!]: isTraining(fact) }}>
            <dt>{name}</dt>
            <dd>{isTraining(fact) ? <TrainingFacts facts={fact} /> : String(fact)}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** Whether a fact is what itself was trained: a member of an average. */
function isTraining(fact: Fact): fact is Facts {
  return typeof fact === 'object' && fact !== null && 'experiment' in fact;
}
