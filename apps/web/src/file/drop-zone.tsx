import { createSignal, onCleanup } from 'solid-js';
import { buttonClass } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './file-page.module.css';

/** The stage while nothing is chosen: takes a dropped or pasted file, or one from the browser's dialog. */
export function DropZone(props: {
  /** Gets the first file, and how many there were. */
  onFile: (file: File, offered: number) => void;
}) {
  const [over, setOver] = createSignal(false);
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) props.onFile(file, files.length);
  };
  const paste = (event: ClipboardEvent) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  };
  document.addEventListener('paste', paste);
  onCleanup(() => document.removeEventListener('paste', paste));
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
      <p class={styles['dropWords']}>Drop or paste a video or a picture here</p>
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
