import { LEAST_FRAMES } from '@howifeel/fer-data/readings';

/**
 * Gives tracks the slots of faces. A tracker that loses a face for a while finds a new track: where it is the only new one,
 * and only one face is out of view, it is taken for that face. A slot bears the number of its first track.
 */
export function createFaceSlots() {
  const slotOf = new Map<number, number>();
  /** In how many frames each slot was seen. */
  const seenFrames = new Map<number, number>();

  const newSlot = (track: number) => (seenFrames.has(track) ? Math.max(...seenFrames.keys()) + 1 : track);

  /** @returns the slot of every track; of those seen in this frame no two have the same. */
  const assign = (tracks: readonly number[]): ReadonlyMap<number, number> => {
    const inView = new Set<number>();
    const put = (track: number, slot: number) => {
      inView.add(slot);
      slotOf.set(track, slot);
      seenFrames.set(slot, (seenFrames.get(slot) ?? 0) + 1);
    };
    const newcomers: number[] = [];
    // The oldest first: two tracks of one slot that are seen at once are two faces, and the younger is the new one.
    for (const track of [...tracks].sort((a, b) => a - b)) {
      const slot = slotOf.get(track);
      if (slot === undefined || inView.has(slot)) newcomers.push(track);
      else put(track, slot);
    }
    const away = [...seenFrames].filter(([slot, frames]) => frames >= LEAST_FRAMES && !inView.has(slot));
    const returned = newcomers.length === 1 && away.length === 1 ? away[0]![0] : undefined;
    for (const track of newcomers) put(track, returned ?? newSlot(track));
    return slotOf;
  };

  return { assign };
}
