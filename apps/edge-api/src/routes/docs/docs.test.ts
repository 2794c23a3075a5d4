import { describe, expect, it } from 'vitest';
import { request } from '../../../test/client.ts';
import { createApp } from '../../app.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { summary?: string; tags?: string[]; responses: Record<string, unknown> }>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

describe('GET /api/openapi.json', () => {
  it('describes every route of the app, and no other', async () => {
    const document = await (await request('/api/openapi.json')).json<Document>();
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    const served = createApp()
      .routes.filter(({ method, path }) => method !== 'ALL' && !/docs|openapi/.test(path))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(new Set(described)).toEqual(new Set(served));
    expect(described.length).toBeGreaterThan(12);
  });

  it('names a summary, a tag and answers for each, and the shapes of the contract', async () => {
    const document = await (await request('/api/openapi.json')).json<Document>();
    for (const operation of Object.values(document.paths).flatMap((item) => Object.values(item))) {
      expect(operation.summary).toBeTruthy();
      expect(operation.tags).toHaveLength(1);
      expect(Object.keys(operation.responses).some((status) => /^2|^101$/.test(status))).toBe(true);
    }
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Error', 'ModelSummary', 'Sample', 'SessionDetail', 'SessionSummary', 'SessionTrack']),
    );
    expect(Object.keys(document.components.securitySchemes)).toEqual(['publishToken', 'writeToken']);
  });
});

describe('GET /api/docs', () => {
  it('is a page that its own security policy lets be seen', async () => {
    const response = await request('/api/docs');
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    const nonce = /nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    expect(nonce).toBeTruthy();
    expect(page).toContain(`<style nonce="${nonce}">`);
    expect(page).not.toContain('<script');
    expect(page).toContain('/api/sessions/{id}/samples');
    expect(page).toContain('Each is stored once, however often it is sent.');
  });
});
