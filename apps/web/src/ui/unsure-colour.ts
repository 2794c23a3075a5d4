/** Gray, for when nothing leads. */
export const UNSURE_COLOUR = '#B7BBC2';
