export { SELECTION_NOTE, TERMS } from './card-text.ts';
export { renderModelCard } from './render-model-card.ts';
