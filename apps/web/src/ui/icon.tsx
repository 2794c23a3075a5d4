/** Line icons on a 24×24 grid, in the current colour. */
const ICONS = {
  camera:
    'M4 8.5A2.5 2.5 0 0 1 6.5 6h8A2.5 2.5 0 0 1 17 8.5v7a2.5 2.5 0 0 1-2.5 2.5h-8A2.5 2.5 0 0 1 4 15.5zM17 10.5l4-2v7l-4-2',
  play: 'M8 5.5v13l10.5-6.5z',
  stop: 'M7 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z',
  pause: 'M9 6v12M15 6v12',
  flip: 'M12 4v16M8.5 8 4 16h4.5zM15.5 8 20 16h-4.5z',
  switch: 'M4.5 11a7.5 7.5 0 0 1 13-4.5L20 9m0-5v5h-5M19.5 13a7.5 7.5 0 0 1-13 4.5L4 15m0 5v-5h5',
  share: 'M12 15V4m0 0L8 8m4-4 4 4M5 12v6a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-6',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  sun: 'M12 8a4 4 0 1 0 .01 0zM12 2.5v2m0 15v2m9.5-9.5h-2m-15 0h-2m16.2-6.7-1.4 1.4M6.7 17.3l-1.4 1.4m13.4 0-1.4-1.4M6.7 6.7 5.3 5.3',
  moon: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z',
  film: 'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8.5 4v16M15.5 4v16M4 9h4.5M4 15h4.5m7-6H20m-4.5 6H20',
  picture:
    'M6 5h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM4.5 17l4.5-5 3.5 3.5 2.5-2.5 4.5 4.5M15 9v.01',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  sound: 'M5 10v4h3l4 3.5v-11L8 10zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10',
  silent: 'M5 10v4h3l4 3.5v-11L8 10zM16 10l4.5 4.5m0-4.5L16 14.5',
  check: 'm5.5 12.5 4.2 4.2 8.8-9.4',
  lock: 'M7 11h10v8.5H7zM9 11V8a3 3 0 0 1 6 0v3',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof ICONS;

/** Decorative icon; the control around it carries the words. */
export function Icon(props: { name: IconName; size?: number }) {
  return (
    <svg
      width={props.size ?? 20}
      height={props.size ?? 20}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={ICONS[props.name]} />
    </svg>
  );
}
