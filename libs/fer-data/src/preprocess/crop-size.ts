import { IMAGE_SIZE } from '../dataset/dataset.ts';

/**
 * Side in pixels of the face crops that a classifier is handed, whatever the size of its input: that of the pictures which
 * all networks learn from and are measured on. `toModelInput` resizes crops as it did those; a larger crop would show
 * details that no network has seen, and an ensemble would read faces by the size of its first member.
 */
export const CROP_SIZE = IMAGE_SIZE;
