import { storage } from '../shell/storage.ts';

/** The wording of the camera consent; a new wording gets a new number, and is asked for again. */
export const CAMERA_CONSENT_VERSION = 1;

const KEY = 'howifeel.camera-consent';

/** Whether this wording was agreed to on this device. */
export function hasCameraConsent(): boolean {
  try {
    const kept: unknown = JSON.parse(storage.get(KEY) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === CAMERA_CONSENT_VERSION;
  } catch {
    return false;
  }
}

/** Keeps the consent on this device, with its wording's number and the time. */
export function giveCameraConsent(now = new Date()): void {
  storage.set(KEY, JSON.stringify({ version: CAMERA_CONSENT_VERSION, at: now.toISOString() }));
}

/** Takes the consent back; the next start asks again. */
export function withdrawCameraConsent(): void {
  storage.set(KEY, null);
}
