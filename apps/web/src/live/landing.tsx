import { A } from '@solidjs/router';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './live-page.module.css';

/** What stands beside the stage before anything runs: one sentence, two ways in, and what happens to pictures. */
export function Landing(props: { onCamera: () => void; onDemo: () => void }) {
  return (
    <>
      <h1>See what a machine takes your expression for.</h1>
      <p class={styles['lead']}>It looks at a face, weighs seven expressions, and says when it is unsure.</p>
      <div class={styles['start']}>
        <Button kind="primary" data-testid="use-camera" onClick={() => props.onCamera()}>
          <Icon name="camera" /> Use camera
        </Button>
        <Button data-testid="try-demo" onClick={() => props.onDemo()}>
          <Icon name="play" /> Try it without a camera
        </Button>
      </div>
      <p class={styles['promise']}>
        <Icon name="lock" />
        <span>
          Pictures never leave this device: the model comes to you and runs right here. Only if you choose to share are
          numbers sent, and you are asked before.
        </span>
      </p>
      <p class={styles['other']}>
        Or read <A href="/file">a video or picture</A> of yours.
      </p>
    </>
  );
}
