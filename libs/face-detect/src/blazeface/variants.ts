import type { BoxFraming } from '../face/face-detector.ts';

/** A grid of anchors: `perCell` anchors in the middle of each `stride` × `stride` cell of the input. */
export interface AnchorGrid {
  readonly stride: number;
  readonly perCell: number;
}

/** What differs between the BlazeFace models. */
export interface BlazeFaceVariant {
  readonly name: string;
  /** Side of the square input in pixels; also the unit of the raw boxes. */
  readonly inputSize: number;
  readonly grids: readonly AnchorGrid[];
  readonly framing?: BoxFraming;
  /** Default of `minScore`. */
  readonly minScore: number;
}

/**
 * Options of MediaPipe's face_detection_short_range and face_detection_full_range graphs. Short range is made for selfies
 * (faces within 2 m), full range for up to 5 m and groups.
 */
export const BLAZEFACE_VARIANTS: readonly BlazeFaceVariant[] = [
  {
    name: 'blazeface-short-range',
    inputSize: 128,
    grids: [
      { stride: 8, perCell: 2 },
      { stride: 16, perCell: 6 },
    ],
    minScore: 0.5,
  },
  {
    name: 'blazeface-full-range',
    inputSize: 192,
    grids: [{ stride: 4, perCell: 1 }],
    framing: { scale: 1.015, offset: { x: 0, y: 0.042 } },
    minScore: 0.6,
  },
];

/** Files of the npm package @mediapipe/face_detection (Apache-2.0) that {@link createBlazeFace} takes, and their SHA-256. */
export const BLAZEFACE_FILES = {
  'face_detection_short_range.tflite': '3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633',
  'face_detection_full_range.tflite': '99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3',
  'face_detection_full_range_sparse.tflite': '671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce',
} as const;
