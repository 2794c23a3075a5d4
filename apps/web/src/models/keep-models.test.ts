import { afterEach, expect, test, vi } from 'vitest';
import { keepModels } from './keep-models.ts';

afterEach(() => vi.unstubAllGlobals());

function fakeContainer(controller: object | null) {
  return Object.assign(new EventTarget(), { controller }) as unknown as ServiceWorkerContainer;
}

test('when the service worker takes over, it is shown which models there are', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return Response.json({ default: 'student', models: [] });
  });
  const first = fakeContainer(null);
  keepModels(first);
  expect(asked).toEqual([]);
  first.dispatchEvent(new Event('controllerchange'));
  await vi.waitFor(() => expect(asked).toEqual(['/api/models', '/api/models/student']));

  const later = fakeContainer({});
  keepModels(later);
  later.dispatchEvent(new Event('controllerchange'));
  expect(asked).toHaveLength(2);
});
