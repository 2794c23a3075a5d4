import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
import { CameraConsentDialog } from '../consent/camera-consent-dialog.tsx';
import { giveCameraConsent, hasCameraConsent } from '../consent/camera-consent.ts';
import { chooseModel, chosenModel } from '../models/chosen-model.ts';
import { chooseBackend, chosenBackend, type BackendChoice } from '../pipeline/chosen-backend.ts';
import { createSharing } from '../sharing/create-sharing.ts';
import { sharingOutbox } from '../sharing/open-sharing.ts';
import { ShareDialog } from '../sharing/share-dialog.tsx';
import { SharePanel } from '../sharing/share-panel.tsx';
import { CAMERA_INSECURE, CAMERA_UNPLUGGED, cameraProblem } from '../sources/camera-error.ts';
import { createCameras } from '../sources/create-cameras.ts';
import type { FrameSource } from '../sources/frame-source.ts';
import { openCamera } from '../sources/open-camera.ts';
import { openDemo } from '../sources/open-demo.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import { CameraChoice } from './camera-choice.tsx';
import { createAnnouncer } from './create-announcer.ts';
import { createKeys } from './create-keys.ts';
import { createLive } from './create-live.ts';
import { createReadings } from './create-readings.ts';
import { Hero } from './hero.tsx';
import { Hud } from './hud.tsx';
import { Landing } from './landing.tsx';
import { LivePanel } from './live-panel.tsx';
import { Preparing } from './preparing.tsx';
import { Stage } from './stage.tsx';
import styles from './live-page.module.css';

/** The landing and the live view: stage, reading, sharing. */
export function LivePage() {
  const [consentOpen, setConsentOpen] = createSignal(false);
  const [shareOpen, setShareOpen] = createSignal(false);
  const [mirrored, setMirrored] = createSignal(true);
  const [heldBack, setHeldBack] = createSignal(false);
  const cameras = createCameras();
  const announcer = createAnnouncer();
  const readings = createReadings();
  const sharing = createSharing({ outbox: sharingOutbox });
  const live = createLive({
    prepare: () => ({ modelId: chosenModel(), backend: chosenBackend() }),
    onReading: (reading, time) => {
      readings.add(reading, time);
      sharing.observe(reading.faces);
      announcer.tell(readings.words());
    },
  });

  let lastKind: FrameSource['kind'] = 'camera';
  /** A session is of one kind: what the demo draws is not added to one of people, nor people to one of the demo. */
  const turnTo = (kind: FrameSource['kind']) => {
    if (kind !== lastKind) void sharing.stop();
    lastKind = kind;
  };
  const startCamera = (deviceId = cameras.chosen()) => {
    turnTo('camera');
    if (!('mediaDevices' in navigator)) return live.fail(CAMERA_INSECURE);
    readings.clear();
    const open = async () => {
      const camera = await openCamera({
        deviceId,
        onEnded: () => live.fail(CAMERA_UNPLUGGED),
        onHeldBack: setHeldBack,
      });
      // Only what did start is asked for the next time.
      if (deviceId !== null && camera.deviceId === deviceId) cameras.choose(deviceId);
      setMirrored(camera.mirrored);
      void cameras.refresh();
      return camera;
    };
    void live.start(open, cameraProblem);
  };
  const useCamera = () => {
    if (hasCameraConsent()) return startCamera();
    setConsentOpen(true);
    void live.warm().catch(() => undefined);
  };
  const acceptConsent = () => {
    giveCameraConsent();
    setConsentOpen(false);
    startCamera();
  };
  const startDemo = () => {
    turnTo('demo');
    readings.clear();
    void live.start(openDemo);
  };
  const again = () => (lastKind === 'demo' ? startDemo() : useCamera());
  const anew = () => {
    live.unload();
    again();
  };
  const againWithDefault = () => {
    chooseModel(null);
    anew();
  };
  const useBackend = (choice: BackendChoice) => {
    chooseBackend(choice);
    anew();
  };
  const openShare = () => live.phase() === 'running' && sharing.mayStart() && setShareOpen(true);
  createKeys({
    ' ': () => (live.phase() === 'idle' ? again() : live.stop()),
    f: () => setMirrored(!mirrored()),
    s: openShare,
  });
  onCleanup(() => void sharing.stop());

  const isDemo = () => live.source()?.kind === 'demo';
  const showsMirrored = () => mirrored() && live.source()?.kind === 'camera';
  const remark = () => {
    if (live.notice()) return live.notice();
    return live.source()?.kind === 'camera' && heldBack() ? 'Your device holds the camera’s picture back' : '';
  };
  const looking = () => (live.phase() === 'running' && !readings.face() ? 'Looking for a face' : '');

  return (
    <div class={styles['page']}>
      <Stage
        source={live.source()}
        mirrored={showsMirrored()}
        reading={live.phase() === 'running' ? readings.reading() : null}
        leadingOf={readings.leadingOf}
        numberOf={readings.numberOf}
        hint={remark() || looking()}
        controls={
          live.source() && (
            <>
              <Button
                kind="ghost"
                icon
                aria-label="Stop"
                title="Stop (space)"
                data-testid="stop"
                onClick={() => live.stop()}
              >
                <Icon name="stop" />
              </Button>
              <Show when={live.source()?.kind === 'camera'}>
                <Button
                  kind="ghost"
                  icon
                  aria-label="Mirror the picture"
                  aria-pressed={mirrored()}
                  title="Mirror (F)"
                  data-testid="flip"
                  onClick={() => setMirrored(!mirrored())}
                >
                  <Icon name="flip" />
                </Button>
                <CameraChoice
                  cameras={cameras.cameras()}
                  current={live.source()?.deviceId ?? null}
                  onChoose={startCamera}
                />
              </Show>
              <Show when={live.phase() === 'running' && sharing.mayStart()}>
                <span class={styles['onlyNarrow']}>
                  <Button kind="ghost" icon aria-label="Share" title="Share (S)" onClick={openShare}>
                    <Icon name="share" />
                  </Button>
                </span>
              </Show>
            </>
          )
        }
      >
        <Hero />
      </Stage>
      <aside class={styles['side']} classList={{ [styles['landing']!]: live.phase() === 'idle' }} aria-label="Reading">
        <Switch>
          <Match when={live.phase() === 'running'}>
            <LivePanel
              face={readings.face()}
              number={readings.number()}
              leading={readings.leading()}
              points={readings.points}
            />
            <SharePanel sharing={sharing} onShare={openShare} />
            <Show when={live.prepared()}>
              {(prepared) => (
                <Hud
                  prepared={prepared()}
                  performance={readings.performance()}
                  readMemory={live.memory}
                  backend={chosenBackend()}
                  onBackend={useBackend}
                />
              )}
            </Show>
          </Match>
          <Match when={live.phase() === 'preparing'}>
            <Preparing progress={live.progress()} />
          </Match>
          <Match when={live.phase() === 'idle'}>
            <Show when={live.problem()}>
              {(problem) => (
                <ProblemNotice problem={problem()}>
                  <Button onClick={again} data-testid="retry">
                    Try again
                  </Button>
                  <Show when={problem().code === 'backend-unavailable'}>
                    <Button kind="ghost" onClick={() => useBackend('auto')}>
                      Let the page choose
                    </Button>
                  </Show>
                  <Show when={chosenModel() && !problem().code.startsWith('camera')}>
                    <Button kind="ghost" onClick={againWithDefault}>
                      Use the default model
                    </Button>
                  </Show>
                </ProblemNotice>
              )}
            </Show>
            <Landing onCamera={useCamera} onDemo={startDemo} />
            <Show when={sharing.session() || sharing.problem()}>
              <SharePanel sharing={sharing} />
            </Show>
          </Match>
        </Switch>
        <p class="visually-hidden" role="status" aria-live="polite">
          {announcer.text()}
        </p>
        <p class="visually-hidden" role="status">
          {remark()}
        </p>
      </aside>
      <CameraConsentDialog open={consentOpen()} onAccept={acceptConsent} onClose={() => setConsentOpen(false)} />
      <ShareDialog
        open={shareOpen()}
        demo={isDemo()}
        onClose={() => setShareOpen(false)}
        onConfirm={(choice) => {
          setShareOpen(false);
          const running = live.prepared()!;
          void sharing.start({ ...choice, modelId: running.model.id, detector: running.detector, demo: isDemo() });
        }}
      />
    </div>
  );
}
