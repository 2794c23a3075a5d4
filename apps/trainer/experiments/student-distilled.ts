import { defineExperiment } from '../src/experiment/experiment-schema.ts';
import student from './student.ts';

/**
 * The released student: a tenth narrower than `student`, since a browser multiplies all of it for every face of every
 * frame. It begins with the strongest filters of the released student (its batch norm is unfolded again) and learns,
 * beside the labels, from what the teachers together say of each training picture and its mirror image (Hinton et al.
 * 2015, arXiv 1503.02531), which softens FER-2013's noisy labels.
 */
export default defineExperiment({
  ...student,
  name: 'student-distilled',
  description: 'The student for browsers, 0.9 M parameters: cut out of a wider one, taught by it and ResNet-18.',
  model: { name: 'student', options: { width: 22, dropout: 0.2 } },
  init: { from: 'student' },
  distil: { teachers: ['student', 'resnet18'], weight: 0.7, temperature: 2 },
  learningRate: 0.05,
  schedule: { type: 'cosine', warmupSteps: 200, final: 0 },
  labelSmoothing: 0,
});
