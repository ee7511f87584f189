import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { etagOfBytes } from '../conditional/etag.js';
import { arrangeDocument } from '../desk/arrange-document.js';
import { pageFiles, readPage } from '../desk/page-files.js';
import { buildDocument } from './build-document.js';
import { readSpecFile } from './spec-file.js';

interface Tagged {
  text: string;
  tag: string;
}

/** `/openapi.json`, and `/docs`: Swagger UI over that document and no other, arranged for work. */
export function serveDocumentation(app: NestFastifyApplication, publicUrl?: string): void {
  const instance = app.getHttpAdapter().getInstance();
  const document = once(() => withServer(readSpecFile() ?? buildDocument(app), publicUrl));
  const json = once(() => tagged(document()));
  const arranged = once(() => tagged(arrangeDocument(document())));
  serve(instance, '/openapi.json', 'application/json; charset=utf-8', json);
  serve(instance, '/docs/reference.json', 'application/json; charset=utf-8', arranged);
  serve(
    instance,
    '/docs',
    'text/html; charset=utf-8',
    once(() => ({ text: readPage(), tag: etagOfBytes(readPage()) })),
  );
  for (const file of pageFiles()) {
    serve(instance, `/docs/${file.name}`, file.type, () => file.read());
    // Browsers ask for it beside pages that name none, such as /metrics.
    if (file.name === 'horn.svg') serve(instance, '/favicon.ico', file.type, () => file.read());
  }
}

function serve(instance: FastifyInstance, url: string, type: string, content: () => Tagged): void {
  instance.get(url, (_request, reply) => {
    const { text, tag } = content();
    return reply.header('content-type', type).header('etag', tag).send(text);
  });
}

function tagged(document: OpenAPIObject): Tagged {
  const text = JSON.stringify(document);
  return { text, tag: etagOfBytes(text) };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function withServer(document: OpenAPIObject, publicUrl: string | undefined): OpenAPIObject {
  return publicUrl ? { ...document, servers: [{ url: publicUrl }] } : document;
}
