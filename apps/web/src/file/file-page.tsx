import { createMemo, createSignal, For, Show } from 'solid-js';
import { EmotionBars } from '../live/emotion-bars.tsx';
import { LeadingHeading } from '../live/leading-heading.tsx';
import { chosenModel } from '../models/chosen-model.ts';
import { chosenBackend } from '../pipeline/chosen-backend.ts';
import { Button } from '../ui/button.tsx';
import { formatDuration } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { createFileAnalysis } from './create-file-analysis.ts';
import { DropZone } from './drop-zone.tsx';
import { faceTracks } from './face-tracks.ts';
import { FileProgress } from './file-progress.tsx';
import { FileReport } from './file-report.tsx';
import { FileStage } from './file-stage.tsx';
import { momentAt } from './moment-at.ts';
import { PlayerControls } from './player-controls.tsx';
import { RateChoice } from './rate-choice.tsx';
import { Timeline } from './timeline.tsx';
import styles from './file-page.module.css';

/** A video or picture of the person's own: read here, scrubbed through, taken away as numbers or as an annotated film. */
export default function FilePage() {
  const analysis = createFileAnalysis({
    prepare: () => ({ modelId: chosenModel(), backend: chosenBackend(), detector: 'both' }),
  });
  const [at, setAt] = createSignal(0);
  const [playing, setPlaying] = createSignal(false);
  const [muted, setMuted] = createSignal(false);
  const [picked, setPicked] = createSignal<number | null>(null);
  const [offered, setOffered] = createSignal(1);
  let video: HTMLVideoElement | undefined;

  const choose = (file: File, of: number) => {
    setOffered(of);
    setAt(0);
    setPicked(null);
    void analysis.choose(file);
  };
  const seek = (seconds: number) => {
    setAt(seconds);
    if (video) video.currentTime = seconds;
  };
  const togglePlay = () => {
    if (!video) return;
    if (video.paused) void video.play().catch(() => undefined);
    else video.pause();
  };

  const reading = analysis.reading;
  const step = () => 1 / (reading()?.rate || 1);
  const moment = createMemo(() => momentAt(reading()?.moments ?? [], at(), step()));
  const tracks = createMemo(() => faceTracks(reading()?.moments ?? []));
  const shownTrack = () => picked() ?? tracks()[0]?.track ?? null;
  const face = () => moment()?.faces.find(({ track }) => track === shownTrack()) ?? null;
  const facts = () => {
    const media = analysis.media()!;
    const size = `${media.width} × ${media.height}`;
    return media.kind === 'picture' ? size : `${size}, ${formatDuration(media.seconds * 1000)}`;
  };

  const firstOnly = () => (
    <Show when={offered() > 1}>
      <p class="quiet small" role="status">
        Only the first of {offered()} files is read.
      </p>
    </Show>
  );

  return (
    <Show
      when={analysis.media()}
      fallback={
        <div class={styles['page']}>
          <DropZone onFile={choose} />
          <aside class={styles['side']}>
            <Show when={analysis.problem()}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
            <h1>Read a film or a picture.</h1>
            <p class="quiet">
              Every face gets a timeline of its own. Scrub through it, then take it with you as numbers, as subtitles,
              or as a film with everything drawn in.
            </p>
            <p class={styles['promise']}>
              <Icon name="lock" />
              <span>The file is opened on this device and never uploaded. Close the page and it is forgotten.</span>
            </p>
            <Show when={analysis.phase() !== 'empty'}>
              {firstOnly()}
              <FileProgress analysis={analysis} />
            </Show>
          </aside>
        </div>
      }
    >
      {(media) => (
        <div class={styles['read']}>
          <div class={styles['page']}>
            <FileStage
              media={media()}
              moment={moment()}
              named={tracks().length > 1}
              player={(element) => {
                video = element;
                if (element) element.muted = muted();
              }}
              onTime={setAt}
              onPlaying={setPlaying}
            >
              <Show when={media().kind === 'video'}>
                <PlayerControls
                  playing={playing()}
                  muted={muted()}
                  onToggle={togglePlay}
                  onMute={() => {
                    setMuted(!muted());
                    if (video) video.muted = muted();
                  }}
                />
              </Show>
            </FileStage>
            <aside class={styles['side']} aria-label="Reading">
              <div class={styles['file']}>
                <div>
                  <h1>{media().name}</h1>
                  <p class="quiet small tabular">{facts()}</p>
                </div>
                <Button
                  kind="ghost"
                  icon
                  aria-label="Close this file"
                  title="Close this file"
                  data-testid="file-close"
                  onClick={() => analysis.clear()}
                >
                  <Icon name="close" />
                </Button>
              </div>
              {firstOnly()}
              <Show when={tracks().length > 1}>
                <div class={styles['tabs']} role="group" aria-label="Which face">
                  <For each={tracks().map(({ track }) => track)}>
                    {(track) => (
                      <Button
                        kind={track === shownTrack() ? 'secondary' : 'ghost'}
                        aria-pressed={track === shownTrack()}
                        onClick={() => setPicked(track)}
                      >
                        Face {track}
                      </Button>
                    )}
                  </For>
                </div>
              </Show>
              <LeadingHeading face={face()} leading={face()?.leading ?? null} />
              <EmotionBars probabilities={face()?.probabilities ?? null} leading={face()?.leading ?? null} />
              <Show when={media().kind === 'video'}>
                <RateChoice rate={analysis.rate()} onRate={analysis.setRate} />
              </Show>
              <FileProgress analysis={analysis} />
            </aside>
          </div>
          <Show when={media().kind === 'video'}>
            <div class={styles['time']}>
              <Timeline tracks={tracks()} seconds={media().seconds} step={step()} at={at()} onSeek={seek} />
            </div>
          </Show>
          <Show when={analysis.file() && reading()}>
            {(read) => (
              <div class={styles['report']}>
                <FileReport
                  file={analysis.file()!}
                  reading={read()}
                  tracks={tracks()}
                  done={analysis.phase() === 'done'}
                />
              </div>
            )}
          </Show>
        </div>
      )}
    </Show>
  );
}
