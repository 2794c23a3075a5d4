import { A } from '@solidjs/router';
import { buttonClass } from '../ui/button.tsx';
import { Actions, Page, PageHead } from '../ui/page.tsx';

/** Any address that is none of ours. */
export default function NotFoundPage() {
  return (
    <Page>
      <PageHead title="There is no page here">
        <p class="quiet">The address may be mistyped.</p>
      </PageHead>
      <Actions>
        <A href="/" class={buttonClass('secondary')}>
          Go to the live page
        </A>
      </Actions>
    </Page>
  );
}
