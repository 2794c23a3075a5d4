import { renderModelCard, TERMS } from '@howifeel/fer-models/card';
import { networksOf, type ModelManifest } from '@howifeel/fer-models/manifest';
import { For, Show } from 'solid-js';
import { Limits } from '../about/limits.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment, formatPercent } from '../ui/format.ts';
import { Prose } from '../ui/page.tsx';
import { saveBlob } from '../ui/save-blob.ts';
import { ManifestDisclosure } from './manifest-disclosure.tsx';
import { TrainingFacts } from './training-facts.tsx';
import styles from './model-card.module.css';

/** Where a model comes from and what it is for, in short; the whole card is a file to save. */
export function ModelCard(props: { id: string }) {
  return (
    <ManifestDisclosure id={props.id} summary="Model card" loading="Loading the model card">
      {(manifest) => <Card manifest={manifest} />}
    </ManifestDisclosure>
  );
}

function Card(props: { manifest: ModelManifest }) {
  const networks = () => networksOf(props.manifest);
  const ingredients = () =>
    new Set(
      networks()
        .flatMap(({ training }) => training['made from'] ?? [])
        .map(String),
    );
  return (
    <div class={styles['card']} data-testid={`card-${props.manifest.id}`}>
      <h3>What it is for</h3>
      <Prose>
        <p>
          Trying out, teaching, art and research, or adding up what many people’s faces showed, with their consent. Not
          for hiring, grading, policing, border or credit decisions, diagnosis, lie detection or covert observation.
        </p>
      </Prose>
      <h3>What it can and cannot tell</h3>
      <Limits />
      <Show when={props.manifest.kind === 'ensemble' && props.manifest.members}>
        {(members) => (
          <>
            <h3>Members</h3>
            <p class="quiet small">Each says its probabilities; they count with these shares.</p>
            <ul class={styles['members']}>
              <For each={members()}>
                {({ manifest, weight }) => (
                  <li>
                    <span>{manifest.name}</span> <span>{formatPercent(weight / totalWeight(members()), 1)}</span>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </Show>
      <h3>Training</h3>
      <For each={networks()}>
        {({ name, training }) => (
          <>
            <Show when={networks().length > 1}>
              <h4>{name}</h4>
            </Show>
            <TrainingFacts facts={training} />
          </>
        )}
      </For>
      <h3>Licence and origin</h3>
      <Prose>
        <p>
          {props.manifest.license}, published on {formatMoment(Date.parse(props.manifest.createdAt))}.{' '}
          {TERMS.replaceAll('\n', ' ')}
        </p>
        <Show when={ingredients().size > 0}>
          <p>Made from, beside FER-2013:</p>
          <ul>
            <For each={[...ingredients()]}>{(ingredient) => <li>{ingredient}</li>}</For>
          </ul>
        </Show>
      </Prose>
      <SaveCard manifest={props.manifest} />
    </div>
  );
}

/** The whole card as a file. */
function SaveCard(props: { manifest: ModelManifest }) {
  const save = () => {
    const { manifest } = props;
    saveBlob(new Blob([renderModelCard(manifest)], { type: 'text/markdown' }), `${manifest.id}-model-card.md`);
  };
  return (
    <div>
      <Button data-testid={`save-card-${props.manifest.id}`} onClick={save}>
        Save the whole card (Markdown)
      </Button>
    </div>
  );
}

function totalWeight(members: readonly { weight: number }[]): number {
  return members.reduce((total, { weight }) => total + weight, 0);
}
