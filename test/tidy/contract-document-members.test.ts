/** A frontend team sees the document alone: every member of every body, answer and event says there what it holds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { house } from './house.js';

interface Member {
  place: string;
  name: string;
  description: string;
}

/** Values that only look like a schema, and maps by a name that may be `properties`. */
const SHOWN = new Set(['example', 'examples', 'enum', 'default', 'const']);

function* membersOf(node: unknown, place: string): Iterable<Member> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (SHOWN.has(key)) continue;
    if (key !== 'properties' || typeof value !== 'object' || value === null) {
      yield* membersOf(value, `${place}/${key}`);
      continue;
    }
    for (const [name, member] of Object.entries(value as Record<string, { description?: string }>)) {
      yield { place, name, description: member.description ?? '' };
      yield* membersOf(member, `${place}.${name}`);
    }
  }
}

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

/** Says nothing that the name does not say. */
const isEcho = ({ name, description }: Member): boolean =>
  [name, `the${name}`, `its${name}`].some((said) => bare(said) === bare(description));

describe('members of docs/openapi.json', () => {
  const document = JSON.parse(readFileSync(join(house, 'docs/openapi.json'), 'utf8')) as Record<string, unknown>;
  const members = [...membersOf({ ...document, info: {}, servers: [] }, '')];
  const told = (faults: Member[]): string[] => [...new Set(faults.map(({ place, name }) => `${place}.${name}`))];

  it('each says what it holds', () => {
    assert.ok(members.length > 3_000, String(members.length));
    assert.deepEqual(told(members.filter(({ description }) => description.length < 5)), []);
  });

  it('none says its own name again', () => {
    const isThing = ({ name }: Member): boolean => name.length > 3;
    assert.deepEqual(told(members.filter((member) => isThing(member) && isEcho(member))), []);
  });

  it('a member without words and one that says its name are found', () => {
    const schema = { properties: { status: { description: 'The status.' }, seats: { properties: { used: {} } } } };
    const found = [...membersOf({ schema }, '')];
    assert.deepEqual(told(found.filter(({ description }) => description === '')), [
      '/schema.seats',
      '/schema.seats.used',
    ]);
    assert.deepEqual(told(found.filter(isEcho)), ['/schema.status']);
  });
});
