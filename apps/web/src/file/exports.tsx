import { type MediaReading, toCsv, toJson, toWebvtt } from '@howifeel/fer-data/readings';
import { createSignal, onCleanup, Show } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { formatPercent } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { Actions } from '../ui/page.tsx';
import { saveBlob } from '../ui/save-blob.ts';
import { toProblem, type Problem } from '../ui/problem.ts';
import { annotatePicture } from './annotate/annotate-picture.ts';
import { canAnnotateVideo } from './annotate/can-annotate-video.ts';

/** What can be taken away: numbers, subtitles, and the film or picture with what was seen drawn into it. Made here, sent nowhere. */
export function Exports(props: { file: File; reading: MediaReading }) {
  const [making, setMaking] = createSignal<number | null>(null);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  let cancelling = new AbortController();
  onCleanup(() => cancelling.abort());

  const base = () => props.reading.name.replace(/\.[^.]+$/, '');
  const save = (content: string | Blob, ending: string, type = '') =>
    saveBlob(typeof content === 'string' ? new Blob([content], { type }) : content, `${base()}.${ending}`);
  const annotate = async () => {
    cancelling = new AbortController();
    setProblem(null);
    setMaking(0);
    try {
      if (props.reading.kind === 'picture') {
        save(await annotatePicture(props.file, props.reading), 'annotated.png');
      } else {
        const { annotateVideo } = await import('./annotate/annotate-video.ts');
        const options = { signal: cancelling.signal, onProgress: setMaking };
        const film = await annotateVideo(props.file, props.reading, options);
        if (film) save(film, film.type.includes('webm') ? 'annotated.webm' : 'annotated.mp4');
      }
    } catch (error) {
      setProblem(toProblem(error));
    } finally {
      setMaking(null);
    }
  };
  return (
    <>
      <Actions>
        <Button data-testid="export-csv" onClick={() => save(toCsv(props.reading), 'csv', 'text/csv')}>
          CSV
        </Button>
        <Button data-testid="export-json" onClick={() => save(toJson(props.reading), 'json', 'application/json')}>
          JSON
        </Button>
        <Show when={props.reading.kind === 'video'}>
          <Button data-testid="export-vtt" onClick={() => save(toWebvtt(props.reading), 'vtt', 'text/vtt')}>
            Subtitles (WebVTT)
          </Button>
        </Show>
        <Show when={props.reading.kind === 'picture' || canAnnotateVideo()}>
          <Show
            when={making() === null}
            fallback={
              <Button onClick={() => cancelling.abort()}>
                <Icon name="stop" /> Making the film, {formatPercent(making()!)}
              </Button>
            }
          >
            <Button data-testid="annotate" onClick={() => void annotate()}>
              <Icon name={props.reading.kind === 'video' ? 'film' : 'picture'} />
              {props.reading.kind === 'video' ? 'Annotated film' : 'Annotated picture'}
            </Button>
          </Show>
        </Show>
      </Actions>
      <Show when={problem()}>{(fault) => <ProblemNotice problem={fault()} />}</Show>
    </>
  );
}
