import { SaxesParser } from 'saxes';

/** An element as a strict XML parser sees it. */
export interface Seen {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Seen[];
}

export function readXml(xml: string): Seen {
  const root: Seen = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const seen: Seen = { name, attributes: { ...attributes }, text: '', children: [] };
    open.at(-1)?.children.push(seen);
    open.push(seen);
  });
  parser.on('text', (text) => {
    const inside = open.at(-1);
    if (inside) inside.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [document] = root.children;
  if (!document) throw new Error('no document');
  return document;
}

/** All elements at the end of a path of names below `from`, such as `SellerTradeParty/Name`; anywhere in it. */
export function find(from: Seen, path: string): Seen[] {
  const [first = '', ...rest] = path.split('/');
  return descendants(from)
    .filter(({ name }) => name.endsWith(`:${first}`))
    .flatMap((seen) => rest.reduce<Seen[]>((level, step) => level.flatMap((one) => childrenOf(one, step)), [seen]));
}

export function textsAt(from: Seen, path: string): string[] {
  return find(from, path).map(({ text }) => text);
}

function childrenOf(parent: Seen, name: string): Seen[] {
  return parent.children.filter((child) => child.name.endsWith(`:${name}`));
}

function descendants(seen: Seen): Seen[] {
  return [seen, ...seen.children.flatMap(descendants)];
}
