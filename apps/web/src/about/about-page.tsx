import { SESSION_DAYS, WINDOW_SECONDS } from '@howifeel/edge-api/contract';
import { createSignal, Show } from 'solid-js';
import { hasCameraConsent, withdrawCameraConsent } from '../consent/camera-consent.ts';
import { Button } from '../ui/button.tsx';
import { Page, PageHead, Prose, Section } from '../ui/page.tsx';
import { Limits } from './limits.tsx';

/** What it is, what it can and cannot tell, what happens to data, what the law says. */
export default function AboutPage() {
  const [consent, setConsent] = createSignal(hasCameraConsent());
  return (
    <Page>
      <PageHead title="About HowIFeel">
        <p class="quiet">
          An open platform for facial expression recognition: models are trained in the open, published with their
          measurements, and run in your browser.
        </p>
      </PageHead>
      <Section title="What it can and cannot tell">
        <Limits />
      </Section>
      <Section title="What happens to your data">
        <Prose>
          <ul>
            <li>Pictures are analysed on this device. None is sent, none is stored.</li>
            <li>
              Only if you share a session are numbers sent: for each face and each {WINDOW_SECONDS} seconds, seven mean
              probabilities and the number of frames. No pictures, no measurements that could recognise a face, no
              address or browser name is stored with them.
            </li>
            <li>
              Who shared can pause, stop and delete, from the device it was shared on. Everything is deleted by itself
              after {SESSION_DAYS} days.
            </li>
            <li>This page talks to no other server than the one it came from. There are no cookies and no trackers.</li>
          </ul>
          <Show when={consent()} fallback={<p class="quiet">You have not agreed to the camera on this device.</p>}>
            <p>You have agreed to the camera on this device.</p>
            <div>
              <Button
                onClick={() => {
                  withdrawCameraConsent();
                  setConsent(false);
                }}
              >
                Take it back
              </Button>
            </div>
          </Show>
        </Prose>
      </Section>
      <Section title="What the law says">
        <Prose>
          <ul>
            <li>
              Inferring emotions of people at work or in education is prohibited in the European Union, but for medical
              or safety reasons (AI Act, Regulation (EU) 2024/1689, article 5(1)(f)). Do not use HowIFeel there.
            </li>
            <li>
              Elsewhere emotion recognition counts as high-risk (Annex III), and people must be told that it is used on
              them (article 50(3)); pictures of faces are personal data under the GDPR. Ask before you point a camera at
              somebody.
            </li>
          </ul>
          <p class="quiet small">Other countries have rules of their own. This is no legal advice.</p>
        </Prose>
      </Section>
      <Section title="Keys">
        <Prose>
          <ul>
            <li>Space starts and stops.</li>
            <li>F mirrors the picture.</li>
            <li>S shares the session.</li>
          </ul>
        </Prose>
      </Section>
    </Page>
  );
}
