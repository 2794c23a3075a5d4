/** 0.7012 → '70 %'; a no-break space keeps number and sign together. */
export function formatPercent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)}\u00a0%`;
}
