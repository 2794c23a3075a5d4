import angry from '@howifeel/fer-data/mean-faces/angry.png?url';
import disgust from '@howifeel/fer-data/mean-faces/disgust.png?url';
import fear from '@howifeel/fer-data/mean-faces/fear.png?url';
import happy from '@howifeel/fer-data/mean-faces/happy.png?url';
import neutral from '@howifeel/fer-data/mean-faces/neutral.png?url';
import sad from '@howifeel/fer-data/mean-faces/sad.png?url';
import surprise from '@howifeel/fer-data/mean-faces/surprise.png?url';
import type { EmotionName } from '@howifeel/fer-data/emotions';

/** Addresses of the mean face of each emotion: averages of hundreds to thousands of pictures, which show nobody. */
export const MEAN_FACE_URLS: Record<EmotionName, string> = { angry, disgust, fear, happy, neutral, sad, surprise };

/** Decodes an image of this site. */
export async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}
