import { html, raw } from 'hono/html';
import type { ApiDocument } from './document.ts';
import { renderSchema, type Schema } from './render-schema.ts';
import { STYLE } from './style.ts';

interface Media {
  content?: Record<string, { schema?: Schema }>;
}

interface Operation {
  tags?: string[];
  summary?: string;
  description?: string;
  security?: Record<string, unknown>[];
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[];
  requestBody?: Media;
  responses?: Record<string, Media & { description?: string }>;
}

/** The OpenAPI document as one readable page: no script, nothing from elsewhere. `nonce` admits its style. */
export function renderPage(document: ApiDocument, nonce: string) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([method, operation]) => ({ method, path, operation })),
  );
  const shapes = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const tags = document.tags ?? [];

  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <header>
          <h1>${document.info.title}</h1>
          <p>${document.info.description}</p>
          <nav>
            ${tags.map(({ name }) => html`<a href="#${name}">${name}</a>`)}
            <a href="#shapes">Shapes</a>
            <a href="/api/openapi.json">OpenAPI</a>
          </nav>
        </header>
        <main>
          ${tags.map(
            ({ name, description }) => html`
              <section id="${name}">
                <h2>${name}</h2>
                <p>${description}</p>
                ${operations.filter(({ operation }) => operation.tags?.includes(name)).map(renderOperation)}
              </section>
            `,
          )}
          <section id="shapes">
            <h2>Shapes</h2>
            ${shapes.map(
              ([name, schema]) =>
                html`<h3 id="${name}">${name}</h3>
                  <pre>${renderSchema(schema)}</pre>`,
            )}
          </section>
        </main>
      </body>
    </html>`;
}

function renderOperation({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const secret = operation.security?.flatMap((scheme) => Object.keys(scheme)).join(', ');
  const answers = Object.entries(operation.responses ?? {});
  const refusals = answers.filter(([status]) => status >= '400');
  return html`
    <details>
      <summary>
        <b class="${method}">${method.toUpperCase()}</b> <code>${path}</code>
        <span>${operation.summary}</span>
        ${secret ? html`<em>${secret}</em>` : ''}
      </summary>
      ${operation.description ? html`<p>${operation.description}</p>` : ''}
      ${(operation.parameters ?? []).map(
        (parameter) =>
          html`<p>
            <code>${parameter.name}</code> in ${parameter.in}: ${renderSchema(parameter.schema ?? {})}.
            ${parameter.description ?? ''}
          </p>`,
      )}
      ${operation.requestBody ? renderMedia('Body', operation.requestBody) : ''}
      ${answers
        .filter(([status]) => status < '400')
        .map(([status, answer]) => renderMedia(`${status}: ${answer.description ?? ''}`, answer))}
      ${refusals.length > 0 ? html`<h3>Refusals</h3>` : ''}
      ${refusals.map(([status, answer]) => html`<p class="refusal">${status} <code>${answer.description}</code></p>`)}
    </details>
  `;
}

function renderMedia(title: string, media: Media) {
  const [[type, { schema }] = ['', {} as { schema?: Schema }]] = Object.entries(media.content ?? {});
  return html`<h3>${title}</h3>
    ${schema ? html`<pre>${type === 'application/json' ? renderSchema(schema) : type}</pre>` : ''}`;
}
