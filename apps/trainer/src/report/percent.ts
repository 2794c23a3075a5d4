/** .7312 → 73.12 % */
export function percent(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}

/** An interval in percent. */
export function percentRange([low, high]: readonly [number, number]): string {
  return `${percent(low)} – ${percent(high)}`;
}
