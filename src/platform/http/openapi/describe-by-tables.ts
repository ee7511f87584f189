import type { OpenAPIObject } from '@nestjs/swagger';
import { describeMembers, type MemberWords, webhooksOf } from './describe-members.js';
import { type Operation, operationsOf } from './operations.js';

/** Words that stand in tables and not beside their code. */
export interface DocumentWords extends MemberWords {
  /** What operations do beyond their summary, by operation id; what to do about events, by type. */
  operations?: Readonly<Record<string, string>>;
}

/** Gives operations, events and members of schemas their words. What is said beside the code stands; nothing is said twice. */
export function describeByTables(made: OpenAPIObject, words: DocumentWords): OpenAPIObject {
  // A copy: parts of it may be constants of modules, which several schemas share.
  const document = JSON.parse(JSON.stringify(made)) as OpenAPIObject;
  describeOperations(document, words.operations ?? {});
  describeMembers(document, words);
  return document;
}

function describeOperations(document: OpenAPIObject, words: Readonly<Record<string, string>>): void {
  const described = new Map<string, Operation>(
    operationsOf(document).map(({ operation }) => [operation.operationId ?? '', operation]),
  );
  for (const [type, item] of Object.entries(webhooksOf(document))) described.set(type, item.post);
  for (const [name, text] of Object.entries(words)) {
    const operation = described.get(name);
    if (!operation) throw new Error(`there is no operation and no event ${name} to describe`);
    if (operation.description) throw new Error(`${name} is described in two places`);
    operation.description = text;
  }
}
