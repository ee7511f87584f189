import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { type Additions, completeDocument } from './complete-document.js';
import { describeByTables, type DocumentWords } from './describe-by-tables.js';
import { operationsOf, PROBLEMS_EXTENSION } from './operations.js';

/** What the modules cannot say by decorators. */
export interface DocumentParts extends Partial<Additions> {
  /** Codes by operation id. */
  problems?: Readonly<Record<string, readonly string[]>>;
  words?: DocumentWords;
}

/** The API document of the loaded modules (OpenAPI 3.1). */
export function buildDocument(app: INestApplication, parts: DocumentParts = {}): OpenAPIObject {
  const { problems = {}, words = {}, examples = {}, events = [] } = parts;
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Posthorn')
    .setDescription(
      'One API for accounts, plans, mail, quota and delivery. Errors are problem documents (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('http://127.0.0.1:3000')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An access token, or the secret of an API key.' },
      'bearer',
    )
    .addBasicAuth(
      { type: 'http', scheme: 'basic', description: 'API key as user name, its secret as password.' },
      'basic',
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
  });
  nameProblems(document, problems);
  return describeByTables(completeDocument(document, { examples, events }), words);
}

function nameProblems(document: OpenAPIObject, problems: NonNullable<DocumentParts['problems']>): void {
  const operations = new Map(operationsOf(document).map(({ operation }) => [operation.operationId, operation]));
  for (const [id, codes] of Object.entries(problems)) {
    const operation = operations.get(id);
    if (!operation) throw new Error(`there is no operation ${id} to have problems of its own`);
    operation[PROBLEMS_EXTENSION] = codes;
  }
}
