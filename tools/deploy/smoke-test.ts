import { ApiError, CONSENT_VERSION, createApiClient } from '@howifeel/edge-api/contract';
import { shardsOf } from '@howifeel/fer-models';

/**
 * Does what a visitor does: opens the page, loads the default model, shares a private session, reads it and deletes it.
 *
 * @returns what was checked, a line each
 * @throws {Error} saying what does not work
 */
export async function smokeTest(url: string, fetch: typeof globalThis.fetch = globalThis.fetch): Promise<string[]> {
  const api = createApiClient({ baseUrl: url, fetch });
  const page = await fetch(url);
  const policy = page.headers.get('content-security-policy');
  if (!page.ok || !(await page.text()).includes('<script'))
    throw new Error(
      `${url} answers ${page.status}, and not with the client. Give the Worker's own address with --url.`,
    );
  if (!policy?.includes("default-src 'none'"))
    throw new Error(`${url} comes without its content security policy: does something before the Worker take it away?`);

  const { default: modelId } = await api.listModels();
  if (modelId === null) throw new Error('No model is published. Deploy again, or publish one: trainer publish … --to.');
  const manifest = await api.getModel(modelId);
  for (const { sha256, bytes } of shardsOf(manifest)) {
    const blob = await api.getBlob(sha256);
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', blob)).toString('hex');
    if (hash !== sha256 || blob.byteLength !== bytes)
      throw new Error(`Blob ${sha256} comes with ${blob.byteLength} bytes of hash ${hash}: publish ${modelId} anew.`);
  }

  const { id, writeToken } = await api.createSession({
    consentVersion: CONSENT_VERSION,
    modelId,
    detector: 'smoke-test',
    visibility: 'private',
  });
  const sample = { seq: 0, track: 0, offsetMs: 0, frames: 1, histogram: [0, 0, 0, 1, 0, 0, 0] };
  await api.postSamples(id, writeToken, [sample]);
  await api.postSamples(id, writeToken, [sample]);
  const session = await api.getSession(id, writeToken);
  if (session.samples !== 1) throw new Error(`A session with one sample, sent twice, has ${session.samples}.`);
  await api.deleteSession(id, writeToken);
  const gone = await api.getSession(id, writeToken).catch((error: unknown) => error);
  if (!(gone instanceof ApiError) || gone.status !== 404) throw new Error('A deleted session can still be read.');
  return [
    'the page, with its security policy',
    `the default model ${modelId}, every byte of its weights`,
    'a session: begun, written, read, deleted',
  ];
}
