import { ModelError } from '../manifest/model-error.ts';

const HINT =
  'Save the weights alone, torch.save(model.state_dict(), file) or safetensors.torch.save_file(model.state_dict(), file).';

/** The error for a file that is no checkpoint this code reads. */
export function checkpointInvalid(message: string, hint = HINT): ModelError {
  return new ModelError('checkpoint-invalid', message, hint);
}
