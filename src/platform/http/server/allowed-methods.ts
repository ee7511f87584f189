interface KnownPath {
  matches: RegExp;
  methods: Set<string>;
}

/** Which methods each routed path knows, for the `Allow` header of a 405 (RFC 9110 §15.5.6). */
export class AllowedMethods {
  private readonly paths = new Map<string, KnownPath>();

  add(path: string, methods: string | string[]): void {
    const known = this.paths.get(path) ?? { matches: patternOf(path), methods: new Set<string>() };
    for (const method of [methods].flat()) known.methods.add(method);
    this.paths.set(path, known);
  }

  of(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const found = new Set<string>();
    for (const known of this.paths.values()) {
      if (known.matches.test(path)) for (const method of known.methods) found.add(method);
    }
    return [...found].sort();
  }
}

function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`^${source}/?$`);
}
