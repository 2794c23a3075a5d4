import { A } from '@solidjs/router';
import { Notice } from '../ui/notice.tsx';

/** Any address that is none of ours. */
export default function NotFoundPage() {
  return (
    <Notice title="There is no page here">
      <p>
        The address may be mistyped. <A href="/">Go to the live page</A>.
      </p>
    </Notice>
  );
}
