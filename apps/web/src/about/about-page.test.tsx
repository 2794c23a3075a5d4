import { renderModelCard } from '@howifeel/fer-models/card';
import type { ModelManifest } from '@howifeel/fer-models/manifest';
import { render } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import AboutPage from './about-page.tsx';

/** A model without anything: what its card says, it says of all. */
const nothing = { kind: 'ensemble', members: [], createdAt: '', labels: [] } as unknown as ModelManifest;

test('of the law the page says every sentence that the model cards say', () => {
  const { container } = render(() => <AboutPage />);
  const [, law] = /## Law\n\n(.+?)\n\n## /s.exec(renderModelCard(nothing))!;
  const sentences = law!.replaceAll('**', '').replace(/\s+/g, ' ').split(/(?<=\.) (?=[A-Z])/); // prettier-ignore
  expect(sentences).toHaveLength(4);
  for (const sentence of sentences) expect(container.textContent).toContain(sentence);
});
