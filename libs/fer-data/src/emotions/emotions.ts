/**
 * The seven expression classes of FER-2013, in the alphabetical order of the Kaggle folders. This is the one place that
 * names, orders, colours and draws them; every model's output column i is `EMOTIONS[i]`.
 *
 * Colours are told apart by colour-blind people (deuteranopia, protanopia, tritanopia) and are never the only sign:
 * a symbol and a word always stand beside them.
 */
export const EMOTIONS = [
  { index: 0, name: 'angry', title: 'Angry', colour: '#D1495B', symbol: '😠' },
  { index: 1, name: 'disgust', title: 'Disgust', colour: '#6A994E', symbol: '🤢' },
  { index: 2, name: 'fear', title: 'Fear', colour: '#7B5EA7', symbol: '😨' },
  { index: 3, name: 'happy', title: 'Happy', colour: '#F2B134', symbol: '😊' },
  { index: 4, name: 'neutral', title: 'Neutral', colour: '#8D99AE', symbol: '😐' },
  { index: 5, name: 'sad', title: 'Sad', colour: '#3A86C8', symbol: '😢' },
  { index: 6, name: 'surprise', title: 'Surprise', colour: '#F28F3B', symbol: '😲' },
] as const;

/** One of the seven class names. */
export type EmotionName = (typeof EMOTIONS)[number]['name'];

/** The class names in index order. */
export const EMOTION_NAMES = EMOTIONS.map((emotion) => emotion.name) as [EmotionName, ...EmotionName[]];

/** Number of classes: 7. */
export const EMOTION_COUNT = EMOTIONS.length;
