import { EMOTION_NAMES, type EmotionName } from '@howifeel/fer-data/emotions';
import { expect, test } from 'vitest';
import { describeSession } from './describe-session.ts';

const only = (name: EmotionName) => EMOTION_NAMES.map((other) => (other === name ? 1 : 0));

/** One window after the other; null is a pause of one window. */
function face(...names: (EmotionName | null)[]) {
  const timeline = names.flatMap((name, index) =>
    name ? [{ seq: index, offsetMs: index * 5000, frames: 10, histogram: only(name) }] : [],
  );
  return { timeline };
}

test('tells what leads and how often something else came up', () => {
  const mostlyNeutral = [0, 0, 0, 0.3, 0.6, 0.05, 0.05];
  const timeline = face('neutral', 'happy', 'happy', 'neutral', 'happy', 'neutral', 'surprise', 'happy');
  expect(describeSession(mostlyNeutral, [timeline])).toBe('Mostly neutral, happy three times, surprise once.');
});

test('a pause ends a stretch', () => {
  expect(describeSession(only('neutral'), [face('sad', null, 'sad')])).toBe('Mostly neutral, sad twice.');
});

test('faces are counted one by one', () => {
  const sentence = describeSession(only('neutral'), [face('happy', 'neutral'), face('happy', 'neutral')]);
  expect(sentence).toBe('Mostly neutral, happy twice.');
});

test('of four that came up equally often, the longest are told, then those with the larger share', () => {
  const shares = [0.06, 0.04, 0.05, 0.1, 0.6, 0.05, 0.1];
  const timeline = face('angry', 'neutral', 'disgust', 'neutral', 'fear', 'fear', 'neutral', 'surprise', 'surprise');
  expect(describeSession(shares, [timeline])).toBe('Mostly neutral, surprise once, fear once, angry once.');
});

test('says when nothing leads, and when nothing was seen', () => {
  expect(describeSession(new Array<number>(7).fill(1 / 7), [])).toBe('Mixed: no expression leads overall.');
  expect(describeSession(null, [])).toBe('Nothing has been seen yet.');
});
