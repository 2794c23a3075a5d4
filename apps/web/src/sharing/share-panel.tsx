import { createSignal, Match, Show, Switch } from 'solid-js';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/notice.tsx';
import type { Sharing } from './create-sharing.ts';
import styles from './share-panel.module.css';

const STATUS = {
  off: 'Not shared',
  starting: 'Beginning to share',
  sharing: 'Sharing',
  paused: 'Sharing is paused',
  ended: 'Shared; nothing more is added',
};

/** The shared session in the page's side: its link, and everything its owner can do with it. */
export function SharePanel(props: {
  sharing: Sharing;
  /** Begins to share; absent while nothing runs that could be shared. */
  onShare?: () => void;
}) {
  const [copied, setCopied] = createSignal(false);
  const link = (path: string) => new URL(path, location.origin).href;
  const copy = async (path: string) => {
    await navigator.clipboard.writeText(link(path));
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <section class={styles['panel']} aria-label="Sharing">
      <Show
        when={props.sharing.session()}
        fallback={
          <Show when={props.onShare}>
            <Button
              data-testid="share"
              disabled={props.sharing.state() === 'starting'}
              onClick={() => props.onShare?.()}
            >
              <Icon name="share" /> Share this session
            </Button>
          </Show>
        }
      >
        {(session) => (
          <>
            <p
              class={styles['status']}
              classList={{ [styles['on']!]: props.sharing.state() === 'sharing' }}
              data-testid="share-state"
              data-state={props.sharing.state()}
              data-waiting={props.sharing.waiting()}
            >
              {STATUS[props.sharing.state()]}
              <Show when={props.sharing.waiting() > 0}>
                <span class="quiet small">
                  {props.sharing.waiting()} waiting
                  {props.sharing.held() === 'offline' && ', sent when the network is back'}
                  {props.sharing.held() === 'server' && ', the server is busy'}
                </span>
              </Show>
            </p>
            <Show
              when={session().server}
              fallback={
                <p class="quiet small" data-testid="share-link-later">
                  {props.sharing.held()
                    ? 'Everything is kept on this device. The link appears when the network is back.'
                    : 'The link appears in a moment.'}
                </p>
              }
            >
              {(server) => (
                <div class={styles['link']}>
                  <a href={server().sharePath} target="_blank" data-testid="share-link">
                    {link(server().sharePath)}
                  </a>
                  <Button kind="ghost" icon aria-label="Copy the link" onClick={() => void copy(server().sharePath)}>
                    <Icon name={copied() ? 'check' : 'copy'} />
                  </Button>
                </div>
              )}
            </Show>
            <div class={styles['actions']}>
              <Switch>
                <Match when={props.sharing.state() === 'sharing'}>
                  <Button onClick={() => void props.sharing.pause()}>Pause</Button>
                </Match>
                <Match when={props.sharing.state() === 'paused'}>
                  <Button onClick={() => props.sharing.resume()}>Go on</Button>
                </Match>
                <Match when={props.sharing.state() === 'ended' && props.onShare}>
                  <Button onClick={() => props.onShare?.()}>Share anew</Button>
                </Match>
              </Switch>
              <Show when={props.sharing.state() !== 'ended'}>
                <Button data-testid="share-stop" onClick={() => void props.sharing.stop()}>
                  Stop
                </Button>
              </Show>
              <ConfirmButton
                label="Delete"
                sure="Really delete"
                testId="share-delete"
                onConfirm={() => void props.sharing.remove()}
              />
            </div>
          </>
        )}
      </Show>
      <Show when={props.sharing.problem()}>{(problem) => <ProblemNotice problem={problem()} />}</Show>
    </section>
  );
}
