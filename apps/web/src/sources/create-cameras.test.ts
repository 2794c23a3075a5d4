import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createCameras } from './create-cameras.ts';

const device = (kind: string, deviceId: string, label: string) => ({ kind, deviceId, label }) as MediaDeviceInfo;

function fakeDevices(list: MediaDeviceInfo[]) {
  const target = new EventTarget();
  return Object.assign(target, { enumerateDevices: async () => list });
}

test('only cameras, with a name for those that have none', async () => {
  const devices = fakeDevices([
    device('audioinput', 'm', 'Microphone'),
    device('videoinput', 'a', 'Front'),
    device('videoinput', 'b', ''),
  ]);
  const { cameras, dispose } = createRoot((dispose) => ({ cameras: createCameras(devices), dispose }));
  await cameras.refresh();
  expect(cameras.cameras()).toEqual([
    { deviceId: 'a', label: 'Front' },
    { deviceId: 'b', label: 'Camera 2' },
  ]);
  dispose();
});

test('what is not told before permission is not offered, and a camera that is plugged in is', async () => {
  const list = [device('videoinput', '', '')];
  const devices = fakeDevices(list);
  const { cameras, dispose } = createRoot((dispose) => ({ cameras: createCameras(devices), dispose }));
  await cameras.refresh();
  expect(cameras.cameras()).toEqual([]);
  list.push(device('videoinput', 'usb', 'USB camera'));
  devices.dispatchEvent(new Event('devicechange'));
  await Promise.resolve();
  await Promise.resolve();
  expect(cameras.cameras()).toEqual([{ deviceId: 'usb', label: 'USB camera' }]);
  dispose();
});
