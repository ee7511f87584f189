/**
 * Reads the YAML that compose files are written in: maps and lists by indentation, scalars, quoted texts, lists in
 * brackets, anchors and `<<`. What is anything else is refused, so nothing is read wrongly.
 */
export type Yaml = string | null | Yaml[] | { [key: string]: Yaml };

interface Line {
  indent: number;
  text: string;
  at: number;
}

const KEY = /^("[^"]*"|[\w.$-]+|<<):(?:\s+(.*))?$/;

export function readPlainYaml(source: string): Yaml {
  const lines = source
    .split('\n')
    .map((raw, at) => ({ indent: raw.search(/\S/), text: raw.trim(), at: at + 1 }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  return new Reader(lines).node(0);
}

class Reader {
  private next = 0;
  private readonly anchors = new Map<string, Yaml>();

  constructor(private readonly lines: Line[]) {}

  node(indent: number): Yaml {
    const first = this.lines[this.next];
    if (!first || first.indent < indent) return null;
    return first.text.startsWith('- ') ? this.list(first.indent) : this.map(first.indent);
  }

  private list(indent: number): Yaml[] {
    const items: Yaml[] = [];
    for (
      let line = this.lines[this.next];
      line?.indent === indent && line.text.startsWith('- ');
      line = this.lines[this.next]
    ) {
      items.push(scalar(line.text.slice(2), line));
      this.next += 1;
    }
    return items;
  }

  private map(indent: number): { [key: string]: Yaml } {
    const map: { [key: string]: Yaml } = {};
    for (let line = this.lines[this.next]; line && line.indent >= indent; line = this.lines[this.next]) {
      const [, name, rest = ''] = KEY.exec(line.text) ?? [];
      if (line.indent !== indent || name === undefined)
        throw new Error(`line ${line.at} is not understood: ${line.text}`);
      const key = name.replaceAll('"', '');
      if (key in map) throw new Error(`line ${line.at} says ${key} twice`);
      this.next += 1;
      const value = this.value(rest, line);
      if (key === '<<') Object.assign(map, { ...(value as object), ...map });
      else map[key] = value;
    }
    return map;
  }

  private value(rest: string, line: Line): Yaml {
    const [, anchor] = /^&(\w+)$/.exec(rest) ?? [];
    const [, alias] = /^\*(\w+)$/.exec(rest) ?? [];
    if (alias !== undefined) {
      if (!this.anchors.has(alias)) throw new Error(`line ${line.at} names no anchor: ${alias}`);
      return this.anchors.get(alias)!;
    }
    if (rest !== '' && anchor === undefined) return scalar(rest, line);
    const value = this.node(line.indent + 1);
    if (anchor !== undefined) this.anchors.set(anchor, value);
    return value;
  }
}

function scalar(text: string, line: Line): Yaml {
  if (text.startsWith('[') || text.startsWith('"')) return JSON.parse(text) as Yaml;
  if (/^[|>{&*'!]|: | #/.test(text)) throw new Error(`line ${line.at} is not understood: ${text}`);
  return text;
}
