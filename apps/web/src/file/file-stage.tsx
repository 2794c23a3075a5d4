import type { MediaMoment } from '@howifeel/fer-data/readings';
import { For, onCleanup, Show, type JSX } from 'solid-js';
import { FaceOutline } from '../live/face-outline.tsx';
import { createSize } from '../ui/create-size.ts';
import type { MediaFile } from './media/media-file.ts';
import styles from './file-page.module.css';

/** The film or picture in its own proportions, with the outlines of the moment shown over it. */
export function FileStage(props: {
  media: MediaFile;
  moment: MediaMoment | null;
  /** Whether labels say which face it is: there are several. */
  named: boolean;
  /** Gets the player, to play and seek it; undefined when it is gone. */
  player: (video: HTMLVideoElement | undefined) => void;
  onTime: (seconds: number) => void;
  onPlaying: (playing: boolean) => void;
  children: JSX.Element;
}) {
  const [size, measure] = createSize();
  const tracks = () => props.moment?.faces.map((face) => face.track) ?? [];
  const faceOf = (track: number) => props.moment?.faces.find((face) => face.track === track);
  const follow = (video: HTMLVideoElement) => {
    props.player(video);
    // eslint-disable-next-line solid/reactivity -- called back by the player, at its present value
    const unfollow = followTime(video, (seconds) => props.onTime(seconds));
    onCleanup(() => {
      unfollow();
      props.player(undefined);
      // Out of the page it would play on.
      video.pause();
    });
  };
  return (
    <div class={styles['stage']} style={{ '--ratio': props.media.width / props.media.height }}>
      <div ref={measure} class={styles['media']} data-testid="file-stage">
        <Show
          when={props.media.kind === 'video'}
          fallback={<img src={props.media.url} alt={`The picture ${props.media.name}`} />}
        >
          <video
            ref={(video) => follow(video)}
            src={props.media.url}
            playsinline
            preload="auto"
            aria-label={`The film ${props.media.name}`}
            onPlay={() => props.onPlaying(true)}
            onPause={() => props.onPlaying(false)}
          />
        </Show>
        <div class={styles['faces']}>
          <For each={tracks()}>
            {(track) => (
              <FaceOutline
                face={faceOf(track)}
                frame={props.media}
                stage={size()}
                mirrored={false}
                leading={faceOf(track)?.leading ?? null}
                number={props.named ? track : undefined}
              />
            )}
          </For>
        </div>
      </div>
      {props.children}
    </div>
  );
}

/** Tells the player's time: at every shown frame while it plays, and when it was sought. Returns what ends it. */
function followTime(video: HTMLVideoElement, onTime: (seconds: number) => void): () => void {
  let handle = 0;
  const tell = () => onTime(video.currentTime);
  const play = () => {
    tell();
    handle = video.paused ? 0 : requestAnimationFrame(play);
  };
  const begin = () => {
    cancelAnimationFrame(handle);
    play();
  };
  const ending = new AbortController();
  video.addEventListener('play', begin, { signal: ending.signal });
  video.addEventListener('seeking', tell, { signal: ending.signal });
  return () => {
    ending.abort();
    cancelAnimationFrame(handle);
  };
}
