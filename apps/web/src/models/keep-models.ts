import { createApiClient } from '@howifeel/edge-api/contract';
import { chosenModel } from './chosen-model.ts';

/**
 * Sees to it that the second visit can be without a network: the service worker keeps what is asked for of the models, but on
 * the first visit that was before it was there. So it is asked for once more, a few kilobytes, when it takes over.
 */
export function keepModels(serviceWorker: ServiceWorkerContainer | undefined = navigator.serviceWorker): void {
  if (!serviceWorker || serviceWorker.controller) return;
  const api = createApiClient();
  const ask = async () => {
    const { default: first } = await api.listModels();
    const id = chosenModel() ?? first;
    if (id) await api.getModel(id);
  };
  // What does not come now is kept when a later visit asks for it.
  serviceWorker.addEventListener('controllerchange', () => void ask().catch(() => undefined), { once: true });
}
