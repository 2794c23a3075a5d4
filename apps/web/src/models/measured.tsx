import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import { SELECTION_NOTE } from '@howifeel/fer-models/card';
import type { ModelManifest, ModelMetrics } from '@howifeel/fer-models/manifest';
import { Show } from 'solid-js';
import { Distribution } from '../charts/distribution.tsx';
import { formatPercent } from '../ui/format.ts';
import { Confusion } from './confusion.tsx';
import { ManifestDisclosure } from './manifest-disclosure.tsx';
import { Robustness } from './robustness.tsx';
import styles from './measured.module.css';

/** What a model was measured to do, as its manifest says. */
export function Measured(props: { id: string }) {
  return (
    <ManifestDisclosure id={props.id} summary="What it was measured to do" loading="Loading what was measured">
      {(manifest) => <Figures manifest={manifest} />}
    </ManifestDisclosure>
  );
}

function Figures(props: { manifest: ModelManifest }) {
  return (
    <Show when={props.manifest.metrics} fallback={<p class="quiet">It has not been evaluated.</p>}>
      {(metrics) => (
        <div class={styles['figures']} data-testid={`measured-${props.manifest.id}`}>
          <p class={styles['words']}>{describe(metrics())}</p>
          <figure class={styles['figure']}>
            <h3>Each expression</h3>
            <p class="quiet small">How many of its pictures were read right.</p>
            <Distribution shares={EMOTION_NAMES.map((name) => metrics().perClass[name]?.recall ?? 0)} />
          </figure>
          <figure class={styles['figure']}>
            <h3>What is taken for what</h3>
            <p class="quiet small">Of a row’s pictures, the percentage that was read as each column.</p>
            <Confusion counts={metrics().confusion} />
          </figure>
          <Show when={props.manifest.robustness}>
            {(rows) => (
              <figure class={styles['wide']}>
                <h3>On changed pictures</h3>
                <p class="quiet small">
                  The same pictures turned, moved, blurred, compressed, lit otherwise. The line is the accuracy on them
                  as they are.
                </p>
                <Robustness rows={rows()} accuracy={metrics().accuracy} />
              </figure>
            )}
          </Show>
        </div>
      )}
    </Show>
  );
}

function describe({ n, split, accuracy, interval95: [low, high], ece }: ModelMetrics): string {
  const range = `${formatPercent(low, 1)} to ${formatPercent(high, 1)}`;
  return (
    `${formatPercent(accuracy, 1)} of ${n.toLocaleString()} pictures (${split}) were read as people had read them; ` +
    `95 % interval ${range}. How sure it says it is differs from how often it is right by ` +
    `${(ece * 100).toFixed(1)} points on average. ` +
    (split === 'PublicTest' ? `${SELECTION_NOTE} ` : '') +
    'People agree with these labels in about 65 % of the pictures.'
  );
}
