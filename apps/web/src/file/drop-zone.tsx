import { createSignal } from 'solid-js';
import { buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './file-page.module.css';

/** The stage while nothing is chosen: takes a dropped file, or one from the browser's dialog. */
export function DropZone(props: { onFile: (file: File) => void }) {
  const [over, setOver] = createSignal(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) props.onFile(file);
  };
  return (
    <div
      class={styles['drop']}
      classList={{ [styles['over']!]: over() }}
      data-testid="drop-zone"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <Icon name="film" size={40} />
      <p class={styles['dropWords']}>Drop a video or a picture here</p>
      <label class={`${buttonClass('primary')} ${styles['choose']}`}>
        Choose a file
        <input
          type="file"
          accept="video/*,image/*"
          class="visually-hidden"
          data-testid="file-input"
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}
