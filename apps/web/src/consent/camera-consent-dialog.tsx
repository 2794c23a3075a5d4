import { A } from '@solidjs/router';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asked once, before the browser's own question for the camera. */
export function CameraConsentDialog(props: { open: boolean; onAccept: () => void; onClose: () => void }) {
  return (
    <Dialog
      open={props.open}
      title="Before the camera starts"
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="ghost" onClick={() => props.onClose()}>
            Not now
          </Button>
          <Button kind="primary" data-testid="consent-accept" onClick={() => props.onAccept()}>
            I agree, start the camera
          </Button>
        </>
      }
    >
      <ul>
        <li>
          <span>The picture is analysed on this device. No picture leaves it, and none is kept.</span>
        </li>
        <li>
          <span>
            You see what a program takes an expression for. That is not what a person feels, and it is often wrong.
          </span>
        </li>
        <li>
          <span>
            Whoever else is in view should know and agree. Not for use at work or in schools: the law forbids that.
          </span>
        </li>
        <li>
          <span>Nothing is shared unless you press Share, where you are asked again.</span>
        </li>
      </ul>
      <p class="quiet small">
        Your answer is kept on this device. You can take it back on the page <A href="/about">About</A>.
      </p>
    </Dialog>
  );
}
