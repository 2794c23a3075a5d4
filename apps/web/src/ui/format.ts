export { formatPercent } from '@howifeel/fer-data/readings';

/** 1 234 567 → '1.2 MB', by powers of ten. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e3) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** 1 070 000 → '1.1 million', 78 000 000 → '78 million'. */
export function formatMillions(count: number): string {
  const millions = count / 1e6;
  return `${millions.toFixed(millions < 10 ? 1 : 0)} million`;
}

/** 83 000 → '1 min 23 s', 11 580 000 → '3 h 13 min': the two largest units that are not zero. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0 s';
  const told = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return told.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** 29.7 → '30 frames a second', 1.5 → '1.5 frames a second'. */
export function formatRate(fps: number): string {
  return `${fps < 10 ? fps.toFixed(1) : Math.round(fps)} frames a second`;
}

/** '24 November 2026, 02:17' in the reader's language and time zone. */
export function formatMoment(epochMs: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' }).format(epochMs);
}

/** 83 → '1:23', 27 083 → '7:31:23'. */
export function formatClock(seconds: number): string {
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** 0.416 → '+0.42', −0.3 → '−0.30', with a real minus. */
export function formatSigned(value: number): string {
  return withSign(value, 2);
}

/** A change of a share: −0.0195 → '−2.0 points'. */
export function formatPoints(change: number): string {
  return `${withSign(change * 100, 1)} points`;
}

function withSign(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  const sign = Number(text) === 0 ? '' : value < 0 ? '−' : '+';
  return sign + text;
}

/** '2026-11-20' → '20 Nov' in the reader's language; the day is one of UTC. */
export function formatDay(day: string): string {
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(day),
  );
}
