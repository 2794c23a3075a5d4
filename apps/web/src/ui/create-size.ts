import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** In CSS pixels, without border. */
export interface Size {
  width: number;
  height: number;
}

/** The size of an element as it is laid out, followed as it changes; the second function is its `ref`. */
export function createSize(): [size: Accessor<Size>, measure: (element: Element) => void] {
  const [size, setSize] = createSignal<Size>({ width: 0, height: 0 });
  const measure = (element: Element) => {
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    onCleanup(() => observer.disconnect());
  };
  return [size, measure];
}
