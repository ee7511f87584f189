const KINDS = ['parameters', 'headers', 'responses', 'examples'] as const;
type Kind = (typeof KINDS)[number];

export interface Reference {
  $ref: string;
}

/** What several operations say in the same words: written once, under a name, and only because somebody uses it. */
export class SharedParts {
  private readonly parts: Record<Kind, Map<string, object>> = {
    parameters: new Map(),
    headers: new Map(),
    responses: new Map(),
    examples: new Map(),
  };

  /** A reference to the part of this name. Two different ones of one name would silently describe each other. */
  refer(kind: Kind, name: string, part: object): Reference {
    const known = this.parts[kind].get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(part))
      throw new Error(`two different ${kind} are called ${name}`);
    this.parts[kind].set(name, part);
    return { $ref: `#/components/${kind}/${name}` };
  }

  all(): Partial<Record<Kind, Record<string, object>>> {
    const used = KINDS.filter((kind) => this.parts[kind].size > 0);
    return Object.fromEntries(used.map((kind) => [kind, sorted(this.parts[kind])]));
  }
}

function sorted(parts: Map<string, object>): Record<string, object> {
  return Object.fromEntries([...parts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
