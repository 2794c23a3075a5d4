export { dropFleeting, LEAST_FRAMES } from './drop-fleeting.ts';
export type { FaceReading } from './face-reading.ts';
export { formatPercent } from './format-percent.ts';
export { leadingEmotion, type Emotion } from './leading-emotion.ts';
export type { MediaFace, MediaMoment, MediaReading } from './media-reading.ts';
export { toCsv } from './to-csv.ts';
export { toJson } from './to-json.ts';
export { toWebvtt } from './to-webvtt.ts';
