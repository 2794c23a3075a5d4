import { makeGrayJpeg } from './make-jpeg.ts';
import type { Files } from './write-files.ts';

/** Seven images in Kaggle's layout, not in the order of their names; the gray level tells which is which. */
export const KAGGLE_FILES: Files = {
  'train/surprise/Training_30.jpg': makeGrayJpeg(30),
  'train/angry/Training_20.jpg': makeGrayJpeg(20),
  'train/angry/Training_10.jpg': makeGrayJpeg(10),
  'test/neutral/PublicTest_60.jpg': makeGrayJpeg(60),
  'test/happy/PublicTest_50.jpg': makeGrayJpeg(50),
  'test/happy/PrivateTest_70.jpg': makeGrayJpeg(70),
  'train/sad/Training_25.jpg': makeGrayJpeg(25),
};
