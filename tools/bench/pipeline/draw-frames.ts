import { EMOTION_NAMES } from '@howifeel/fer-data/emotions';
import angry from '@howifeel/fer-data/mean-faces/angry.png?url';
import disgust from '@howifeel/fer-data/mean-faces/disgust.png?url';
import fear from '@howifeel/fer-data/mean-faces/fear.png?url';
import happy from '@howifeel/fer-data/mean-faces/happy.png?url';
import neutral from '@howifeel/fer-data/mean-faces/neutral.png?url';
import sad from '@howifeel/fer-data/mean-faces/sad.png?url';
import surprise from '@howifeel/fer-data/mean-faces/surprise.png?url';

const URLS = { angry, disgust, fear, happy, neutral, sad, surprise };
const WIDTH = 640;
const HEIGHT = 480;
/** At this width the contenders find nearly all seven; larger mean faces, which have no hair or neck, escape face-api. */
const FACE = 120;

/** Seven frames as a camera gives them, each with a mean face on gray, a little apart from frame to frame. */
export async function drawFrames(): Promise<HTMLCanvasElement[]> {
  return Promise.all(
    EMOTION_NAMES.map(async (name, index) => {
      const image = new Image();
      image.src = URLS[name];
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = WIDTH;
      canvas.height = HEIGHT;
      const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
      context.fillStyle = '#808080';
      context.fillRect(0, 0, WIDTH, HEIGHT);
      context.drawImage(image, (WIDTH - FACE) / 2 + (index - 3) * 10, (HEIGHT - FACE) / 2, FACE, FACE);
      return canvas;
    }),
  );
}
