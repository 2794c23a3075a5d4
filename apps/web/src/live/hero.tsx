import { EMOTIONS } from '@howifeel/fer-data/emotions';
import { createSignal, For, onCleanup } from 'solid-js';
import { MEAN_FACE_URLS } from '../sources/mean-faces.ts';
import { FADE_MS, HOLD_MS, MORPH_ORDER } from '../sources/morph.ts';
import styles from './hero.module.css';

/** The landing's picture: the seven mean faces, one becoming the other. */
export function Hero() {
  const [step, setStep] = createSignal(0);
  const timer = setInterval(() => setStep((now) => now + 1), HOLD_MS + FADE_MS);
  onCleanup(() => clearInterval(timer));
  const nameAt = (position: number) => MORPH_ORDER[position % MORPH_ORDER.length]!;
  const now = () => EMOTIONS.find((emotion) => emotion.name === nameAt(step()))!;
  const before = () => nameAt(step() + MORPH_ORDER.length - 1);
  return (
    <div class={styles['hero']} style={{ '--colour': now().colour }}>
      <div class={styles['portrait']}>
        <For each={EMOTIONS}>
          {(emotion) => (
            <img
              src={MEAN_FACE_URLS[emotion.name]}
              alt=""
              classList={{
                [styles['front']!]: emotion === now(),
                [styles['back']!]: emotion.name === before(),
              }}
            />
          )}
        </For>
      </div>
      <div class={styles['caption']}>
        <ul class={styles['thumbs']} aria-hidden="true">
          <For each={MORPH_ORDER}>
            {(name) => (
              <li classList={{ [styles['now']!]: name === now().name }}>
                <img src={MEAN_FACE_URLS[name]} alt="" />
              </li>
            )}
          </For>
        </ul>
        <p class={styles['words']}>
          The sharpened average of every training picture labelled {now().name}. It is nobody.
        </p>
      </div>
    </div>
  );
}
