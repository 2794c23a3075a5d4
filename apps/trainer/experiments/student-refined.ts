import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import student from './student.ts';

/**
 * A second round for the student: it learns, beside the labels, from what the released student says ("born again",
 * Furlanello et al. 2018, arXiv 1805.04770), which softens FER-2013's noisy labels. To go on from the weights of a run
 * instead of new ones, with that run as the teacher:
 *   --set init.from=runs/<run> --set 'distil.teachers=["runs/<run>"]'
 * A released model cannot be gone on from: its batch norm is folded.
 */
export default defineExperiment({
  ...student,
  name: 'student-refined',
  description: 'The student, trained a second time with itself as its teacher.',
  distil: { teachers: ['student'], weight: 0.5, temperature: 2 },
  learningRate: 0.05,
  labelSmoothing: 0,
});
