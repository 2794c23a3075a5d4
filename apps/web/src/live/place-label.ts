import type { Rectangle, Size } from '../reading/cover-transform.ts';

/** Pixels that a label needs above or below an outline, with the gaps around it. */
const LABEL_ROOM = 48;

/** Pixels at the stage's lower edge where its controls lie. */
const CONTROLS_ROOM = 88;

/** Pixels that stay free between a label and whatever it lies within. */
const MARGIN = 10;

/** Where a face's label goes. Lengths in pixels. */
export interface LabelPlace {
  side: 'above' | 'below' | 'inside';
  /** Of a label inside: from the outline's upper edge, or from the stage's where that cuts the face. */
  inset: number;
  /** From the outline's centre to the first and the last place on the stage where a label may be; the first is negative. */
  from: number;
  to: number;
}

/** Above the face if there is room, else below it and above the controls, else inside its outline: never off the stage. */
export function placeLabel(box: Rectangle, stage: Size): LabelPlace {
  const centre = box.x + box.width / 2;
  const isRoomBelow = box.y + box.height + LABEL_ROOM <= stage.height - CONTROLS_ROOM;
  return {
    side: box.y >= LABEL_ROOM ? 'above' : isRoomBelow ? 'below' : 'inside',
    inset: MARGIN + Math.max(0, -box.y),
    from: MARGIN - centre,
    to: stage.width - MARGIN - centre,
  };
}
