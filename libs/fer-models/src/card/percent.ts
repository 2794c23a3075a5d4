/** 0.7312 → "73.1 %". */
export function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)} %`;
}
