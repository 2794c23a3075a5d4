/** Whether this browser can decode and encode films (WebCodecs). */
export function canAnnotateVideo(): boolean {
  return typeof VideoEncoder !== 'undefined' && typeof VideoDecoder !== 'undefined';
}
