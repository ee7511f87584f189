import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf, type Operation, type Schema } from './operations.js';

/** Words for members of bodies and answers that say nothing beside their code. */
export interface MemberWords {
  /** By name, or by `Schema.name`, which goes before. `A|B.name` is both; an inline schema is named by its operation or event. */
  members?: Readonly<Record<string, string>>;
  /** What an id names, by the letters before its underscore. */
  ids?: Readonly<Record<string, string>>;
}

/**
 * Gives every member the words that the tables have for it; one that refers to another schema, too (OpenAPI 3.1).
 * @throws when a table has words for what is not there
 */
export function describeMembers(document: OpenAPIObject, { members = {}, ids = {} }: MemberWords): void {
  const words = new Map(Object.entries(members).flatMap(([key, text]) => each(key).map((one) => [one, text] as const)));
  const unused = new Set([...words.keys(), ...Object.keys(ids)]);
  const find = (owner: string, key: string, member: Schema): string | undefined => {
    const named = [`${owner}.${key}`, key].find((one) => words.has(one));
    if (named !== undefined) {
      unused.delete(named);
      return words.get(named);
    }
    const prefix = prefixOf(member);
    if (prefix === undefined || !Object.hasOwn(ids, prefix)) return always(member);
    unused.delete(prefix);
    return sayId(key, prefix, ids[prefix]!, member);
  };
  for (const [owner, schema] of inlineAndNamed(document)) describe(schema, owner, find);
  if (unused.size > 0) throw new Error(`there is nothing to describe as ${[...unused].join(', ')}`);
}

type Find = (owner: string, key: string, member: Schema) => string | undefined;

function describe(schema: Schema, owner: string, find: Find): void {
  for (const [key, member] of Object.entries(schema.properties ?? {})) {
    const text = member.description ?? find(owner, key, member);
    if (text !== undefined) member.description = text;
    describe(member, `${owner}.${key}`, find);
  }
  const inside = [schema.items, schema.additionalProperties, schema.allOf, schema.oneOf, schema.anyOf].flat();
  for (const one of inside) if (typeof one === 'object') describe(one, owner, find);
}

/** `A|B.name` → `A.name`, `B.name` */
function each(key: string): string[] {
  const dot = key.lastIndexOf('.');
  if (dot < 0) return [key];
  const owners = key.slice(0, dot).split('|');
  return owners.map((owner) => `${owner}${key.slice(dot)}`);
}

function* inlineAndNamed(document: OpenAPIObject): Iterable<[string, Schema]> {
  yield* Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  for (const { operation } of operationsOf(document)) {
    for (const schema of schemasOf(operation)) yield [operation.operationId ?? '', schema];
  }
  for (const [type, { post }] of Object.entries(webhooksOf(document)))
    for (const { properties } of schemasOf(post)) if (properties?.['data']) yield [type, properties['data']];
}

function schemasOf({ requestBody, responses }: Operation): Schema[] {
  const parts = [requestBody, ...Object.values(responses)] as Pick<NonNullable<typeof requestBody>, 'content'>[];
  return parts.flatMap((part) => Object.values(part?.content ?? {}).flatMap(({ schema }) => (schema ? [schema] : [])));
}

export function webhooksOf(document: OpenAPIObject): Record<string, { post: Operation }> {
  return ((document as { webhooks?: unknown }).webhooks ?? {}) as Record<string, { post: Operation }>;
}

/** `msg` of a member that shows `msg_0199f3a0-…`. */
function prefixOf({ example, examples }: Schema): string | undefined {
  const shown = example ?? examples?.[0];
  return typeof shown === 'string' ? /^([a-z]+)_[0-9a-f]{8}-/.exec(shown)?.[1] : undefined;
}

function sayId(key: string, prefix: string, thing: string, { type }: Schema): string {
  const none = Array.isArray(type) && type.includes('null') ? '; null where there is none' : '';
  return key === 'id' ? `Names the ${thing}: \`${prefix}_\` and a UUID${none}.` : `The ${thing}${none}.`;
}

function always(member: Schema): string | undefined {
  return typeof member.const === 'string' ? `Always \`${member.const}\`.` : undefined;
}
