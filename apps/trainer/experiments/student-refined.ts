import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import student from './student.ts';

/**
 * A second round for the student: it goes on from the released student (its batch norm is unfolded again) and learns,
 * beside the labels, from what that one says of each picture and its mirror image ("born again", Furlanello et al. 2018,
 * arXiv 1805.04770), which softens FER-2013's noisy labels.
 */
export default defineExperiment({
  ...student,
  name: 'student-refined',
  description: 'The student, trained a second time with itself as its teacher.',
  init: { from: 'student' },
  distil: { teachers: ['student'], weight: 0.5, temperature: 2 },
  learningRate: 0.03,
  schedule: { type: 'cosine', warmupSteps: 200, final: 0 },
  labelSmoothing: 0,
});
