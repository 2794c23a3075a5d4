import type { Picture } from '@howifeel/face-detect';

/** A frame that is being looked at, in the form that the backend samples fastest. */
export type Frame = Picture & { dispose: () => void };

/** Takes a frame from the browser. The bitmap stays the caller's, who closes it after the frame is disposed. */
export type ReadFrame = (bitmap: ImageBitmap) => Frame;
