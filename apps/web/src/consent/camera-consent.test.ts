import { beforeEach, expect, test } from 'vitest';
import {
  CAMERA_CONSENT_VERSION,
  giveCameraConsent,
  hasCameraConsent,
  withdrawCameraConsent,
} from './camera-consent.ts';

beforeEach(() => localStorage.clear());

test('nobody has agreed before they agree', () => {
  expect(hasCameraConsent()).toBe(false);
  giveCameraConsent();
  expect(hasCameraConsent()).toBe(true);
});

test('it can be taken back', () => {
  giveCameraConsent();
  withdrawCameraConsent();
  expect(hasCameraConsent()).toBe(false);
});

test('a consent to an older wording does not count, nor does a broken record', () => {
  const key = 'howifeel.camera-consent';
  localStorage.setItem(key, JSON.stringify({ version: CAMERA_CONSENT_VERSION - 1 }));
  expect(hasCameraConsent()).toBe(false);
  localStorage.setItem(key, '{');
  expect(hasCameraConsent()).toBe(false);
});
