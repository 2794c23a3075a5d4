import { createSignal, onCleanup } from 'solid-js';
import { storage } from '../shell/storage.ts';

const KEY = 'howifeel.camera';

/** A camera that can be chosen. */
export interface Camera {
  deviceId: string;
  label: string;
}

/** The device's cameras, kept up to date as they come and go, and the one that was chosen on this device. */
export function createCameras(
  devices:
    | Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>
    | undefined = navigator.mediaDevices,
) {
  const [cameras, setCameras] = createSignal<Camera[]>([]);

  /** Browsers tell cameras apart only once one was allowed: to be called when one has started. */
  const refresh = async () => {
    const all = (await devices?.enumerateDevices().catch(() => [])) ?? [];
    const found = all.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
    setCameras(found.map(({ deviceId, label }, index) => ({ deviceId, label: label || `Camera ${index + 1}` })));
  };
  const onChange = () => void refresh();
  devices?.addEventListener('devicechange', onChange);
  onCleanup(() => devices?.removeEventListener('devicechange', onChange));

  const chosen = () => storage.get(KEY);
  const choose = (deviceId: string) => storage.set(KEY, deviceId);
  return { cameras, refresh, chosen, choose };
}
