/** What a card says of every model trained on FER-2013; only figures differ. */

export const PURPOSE = `## What it is for

It names the facial expression in a picture of a face as one of seven words, with probabilities. Use it to try out,
teach, do art and research, or add up what many people's faces showed, with their consent.

It reads **expressions, not feelings**. People scowl when they concentrate and smile when they are not happy; from a face
alone nobody can tell reliably what a person feels (Barrett et al. 2019, *Psychological Science in the Public Interest*
20(1)). Probabilities say how the labelled pictures looked, not how sure one can be about a person.

Do not use it to decide anything about a person: no hiring, grading, policing, border or credit decisions, no diagnosis,
no lie detection, no covert observation.`;

export const DATA = `## Data

FER-2013 (Goodfellow et al. 2013, arXiv 1307.0414): gray 48×48 pictures of faces from web searches for emotion words,
with the official splits of 28,709 training, 3,589 PublicTest and 3,589 PrivateTest images. Known doubts:

- The labels are noisy: people agree with them in 65 ± 5 % of the pictures; 57 groups of identical pictures carry
  contradicting labels; some pictures show no face.
- 280 PublicTest and 288 PrivateTest pictures are byte-identical to a training picture, which flatters every figure here.
- Classes are uneven: 7,215 happy training pictures, 436 of disgust.
- It has **no labels of age, sex or skin colour**, so how the errors differ between groups of people is not known. Expect
  that they do.
- The pictures are of people who were not asked; their rights stay with their owners. The pictures are not part of this
  release.`;

export const FAILURES = `- Faces that are turned, covered (masks, hands, sunglasses), dark, blurred or smaller than about 48 pixels.
- Faces framed otherwise than in training: keep to the crop rule in the manifest.
- Faces at rest whose features look like an expression, and faces of people who are rare in the data; nobody has counted
  who they are.
- Everything that is not a face gets seven probabilities too: run a face detector first.`;

/** The About page says the same; its test compares them. */
export const LAW = `## Law

Inferring emotions of people **at work or in education is prohibited** in the European Union, but for medical or safety
reasons (AI Act, Regulation (EU) 2024/1689, article 5(1)(f)). Elsewhere emotion recognition counts as high-risk (Annex
III), and **people must be told** that it is used on them (article 50(3)); pictures of faces are personal data under
the GDPR. Other countries have rules of their own. This is no legal advice.`;

export const TERMS = `It covers our code and weights, not the data: FER-2013, and ImageNet where a network began from
weights trained on it, are research datasets, which whoever uses them has to get and use under their own terms.`;

/** Of figures on PublicTest. */
export const SELECTION_NOTE = `PublicTest also chose the epoch, the temperature and what else there was to choose, so these figures flatter a little;
PrivateTest is the judge.`;
