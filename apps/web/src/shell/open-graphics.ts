/** What is on the screen first keeps the graphics processor busy for so long; to wait for it would be to stand still. */
const SETTLING_MS = 500;

/**
 * Makes the page's way to the graphics processor, which its first camera frame and its first chart need, soon after the
 * page can be seen. Later, while a worker has its shaders compiled there, the page would stand still until that is done.
 */
export function openGraphics(): void {
  if (!PerformanceObserver.supportedEntryTypes.includes('paint')) return;
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return;
    observer.disconnect();
    setTimeout(touchGraphics, SETTLING_MS);
  }).observe({ type: 'paint', buffered: true });
}

function touchGraphics(): void {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
  void createImageBitmap(canvas).then((bitmap) => bitmap.close());
}
