/** The mark: a face that is half ring, half doubt. The same drawing as public/icons/mark.svg. */
export function Mark(props: { size?: number }) {
  return (
    <svg width={props.size ?? 28} height={props.size ?? 28} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M16 3a13 13 0 1 1-9.2 3.8" stroke="var(--accent)" stroke-width="3" stroke-linecap="round" />
      <path d="M10.5 18.5q5.5 6 11 0" stroke="currentColor" stroke-width="3" stroke-linecap="round" />
      <path d="M11.5 12.2v.01M20.5 12.2v.01" stroke="currentColor" stroke-width="3.4" stroke-linecap="round" />
    </svg>
  );
}
