import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openCamera } from './open-camera.ts';

/** A camera's only track, as far as it is used. */
function fakeStream(deviceId: string, muted = false) {
  const settings = { deviceId, facingMode: 'user' };
  const track = Object.assign(new EventTarget(), { muted, getSettings: () => settings, stop: vi.fn() });
  return { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
}

const getUserMedia = vi.fn<(constraints: MediaStreamConstraints) => Promise<MediaStream>>();
const options = { deviceId: 'lens', onEnded: () => undefined, onHeldBack: vi.fn() };

beforeEach(() => {
  getUserMedia.mockReset();
  options.onHeldBack.mockReset();
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test.each(['OverconstrainedError', 'NotReadableError', 'AbortError', 'NotFoundError'])(
  'a chosen camera that does not start (%s) locks nobody out: another one is taken',
  async (name) => {
    getUserMedia.mockRejectedValueOnce(new DOMException('x', name)).mockResolvedValueOnce(fakeStream('front'));
    expect((await openCamera(options)).deviceId).toBe('front');
    expect(getUserMedia.mock.lastCall?.[0].video).toMatchObject({ facingMode: 'user' });
  },
);

test.each(['NotAllowedError', 'SecurityError'])('who says no (%s) is not asked for another one', async (name) => {
  getUserMedia.mockRejectedValue(new DOMException('x', name));
  await expect(openCamera(options)).rejects.toMatchObject({ name });
  expect(getUserMedia).toHaveBeenCalledOnce();
});

test('a camera that is held back from the start says so', async () => {
  getUserMedia.mockResolvedValue(fakeStream('lens', true));
  await openCamera(options);
  expect(options.onHeldBack.mock.calls).toEqual([[true]]);
});
