import type { EmotionName } from '@howifeel/fer-data/emotions';

/** Eyes and mouth on a 24×24 grid: drawn by us, so that a symbol looks the same on every system, and few enough to read at 18 px. */
export const EMOTION_STROKES: Record<EmotionName, string[]> = {
  angry: ['m7.6 8.6 2.9 1.9', 'm16.4 8.6-2.9 1.9', 'M8.4 16.4q3.6-3 7.2 0'],
  disgust: ['m7.6 8.4 2.6 1.5-2.6 1.5', 'm16.4 8.4-2.6 1.5 2.6 1.5', 'M8 15.8q2-2 4 0t4 0'],
  fear: ['M8.8 9.6v.01', 'M15.2 9.6v.01', 'm7.6 16 2.2-1.8 2.2 1.8 2.2-1.8 2.2 1.8'],
  happy: ['M8.8 9.4v.01', 'M15.2 9.4v.01', 'M7.6 13.6q4.4 5.2 8.8 0'],
  neutral: ['M8.8 9.8v.01', 'M15.2 9.8v.01', 'M8.4 15.2h7.2'],
  sad: ['M8.8 9.8v.01', 'M15.2 9.8v.01', 'M8 16.6q4-4.4 8 0'],
  surprise: ['M8.8 8.8v.01', 'M15.2 8.8v.01', 'M12 13.2a2 2.2 0 1 0 .01 0z'],
};
