import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { buildDocument } from './build-document.js';
import { readSpecFile } from './spec-file.js';

/** `/openapi.json` and Swagger UI at `/docs`, which shows that document and no other. */
export function serveDocumentation(app: NestFastifyApplication, publicUrl?: string): void {
  let document: OpenAPIObject | undefined;
  const once = (): OpenAPIObject => {
    document ??= withServer(readSpecFile() ?? buildDocument(app), publicUrl);
    return document;
  };
  SwaggerModule.setup('docs', app, once, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Posthorn API',
    swaggerOptions: {
      persistAuthorization: true,
      queryConfigEnabled: false,
      docExpansion: 'none',
      filter: true,
      validatorUrl: null,
    },
  });
}

function withServer(document: OpenAPIObject, publicUrl: string | undefined): OpenAPIObject {
  return publicUrl ? { ...document, servers: [{ url: publicUrl }] } : document;
}
