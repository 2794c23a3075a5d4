/** Our pipeline as the web client runs it: in its worker, every frame looked at anew. */
import { connectPipeline, type PipelineConnection } from '@howifeel/web/pipeline';
import { runContender } from './run-contender.ts';

let pipeline: PipelineConnection;

runContender({
  async prepare(backend) {
    const options = { modelId: null, backend };
    pipeline = await connectPipeline(options);
    const outcome = await pipeline.prepare(options, () => undefined);
    if (!outcome.ok) throw new Error(outcome.problem.message);
  },
  async read(frame) {
    const start = performance.now();

    const outcome = await pipeline.analyse(await createImageBitmap(frame), start);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { faces, timings } = outcome.value;
    return {
      faces: faces.filter((face) => face.raw !== null).length,
      detectMs: performance.now() - start - timings.classify,
    };
  },
});
