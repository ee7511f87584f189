import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, operationsOf, type Schema } from './operations.js';

/** Words that stand in tables and not beside their code. */
export interface DocumentWords {
  /** What operations do beyond their summary, by operation id; what to do about events, by type. */
  operations?: Readonly<Record<string, string>>;
  /** What members of schemas hold, by `Schema.name` or by name. */
  members?: Readonly<Record<string, string>>;
}

/** Gives operations, events and members of schemas their words. What is said beside the code stands; nothing is said twice. */
export function describeByTables(document: OpenAPIObject, words: DocumentWords): OpenAPIObject {
  describeOperations(document, words.operations ?? {});
  describeMembers((document.components?.schemas ?? {}) as Record<string, Schema>, words.members ?? {});
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

function describeMembers(schemas: Record<string, Schema>, words: Readonly<Record<string, string>>): void {
  const used = new Set<string>();
  for (const [name, schema] of Object.entries(schemas)) {
    for (const [key, member] of Object.entries(schema.properties ?? {})) {
      if (member.description || member.$ref) continue;
      const found = [`${name}.${key}`, key].find((one) => Object.hasOwn(words, one));
      if (found === undefined) continue;
      used.add(found);
      member.description = words[found]!;
    }
  }
  const unused = Object.keys(words).filter((one) => !used.has(one));
  if (unused.length > 0) throw new Error(`there is nothing to describe as ${unused.join(', ')}`);
}

function webhooksOf(document: OpenAPIObject): Record<string, { post: Operation }> {
  return ((document as { webhooks?: unknown }).webhooks ?? {}) as Record<string, { post: Operation }>;
}
