/*
 * Names of things that are there, for who is signed in: the first of the list that an operation's thing is in. So what the
 * page fills in can be sent as it stands, on whatever installation it is.
 */
const WANTED = /^\^([a-z]+)_\[/;
/** Ids as the document shows them, which nothing has. */
const SHOWN = /\b([a-z]+)_0199f3a0-7c1e-7b52-9d3f-[0-9a-f]{12}\b/g;

export class RealIds {
  #paths;
  #ask;
  #lists = new Map();
  #waiting = new Map();

  /** `ask(path, operation)` answers what a list answers to who is signed in, or null. */
  constructor(document_, ask) {
    this.#paths = document_.paths;
    this.#ask = ask;
    for (const path of Object.keys(document_.paths)) this.#noteList(path);
    // What a task begins with is what waits to be worked on.
    for (const { method, path, query } of document_['x-tasks'].flatMap(({ steps }) => steps))
      if (method === 'get' && query) this.#waiting.set(path, query);
  }

  /** The values of a path's parameters: what `known` says of one, else of the first thing in its list. */
  async valuesFor(path, operation, known) {
    const values = new Map();
    let way = '';
    for (const part of path.slice(1).split('/')) {
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name === undefined) {
        way += `/${part}`;
        continue;
      }
      const parameter = operation.parameters?.find((one) => one.in === 'path' && one.name === name);
      const value = known(parameter) || (await this.#first(path.slice(0, path.indexOf(`/{${name}}`)), way, parameter));
      if (!value) return values;
      values.set(name, value);
      way += `/${encodeURIComponent(value)}`;
    }
    return values;
  }

  /** The text with ids of things that are there in place of those that the document shows; those of no list stay. */
  async into(text, path, known) {
    const prefixes = new Set([...text.matchAll(SHOWN)].map(([, prefix]) => prefix));
    const real = new Map();
    for (const prefix of prefixes) real.set(prefix, known(prefix) ?? (await this.#anyOf(prefix, path)));
    return text.replace(SHOWN, (shown, prefix) => real.get(prefix) ?? shown);
  }

  /** Which list holds things of which kind: that beside the path of one of them. */
  #noteList(path) {
    const [, list, name] = /^(\/v1\/[^{]+)\/\{(\w+)\}$/.exec(path) ?? [];
    if (!this.#paths[list]?.get) return;
    for (const { parameters = [] } of Object.values(this.#paths[path])) {
      const pattern = parameters.find((one) => one.in === 'path' && one.name === name)?.schema?.pattern;
      const prefix = WANTED.exec(pattern ?? '')?.[1];
      if (prefix) this.#lists.set(prefix, (this.#lists.get(prefix) ?? new Set()).add(list));
    }
  }

  /** Staff's things are in staff's lists, a customer's in his own; what is for everybody is in either's. */
  async #anyOf(prefix, path) {
    const isForStaff = path.startsWith('/v1/admin/');
    const lists = [...(this.#lists.get(prefix) ?? [])];
    const near = lists.find((list) => list.startsWith('/v1/admin/') === isForStaff);
    const list = near ?? lists.find((one) => this.#paths[one].get.security?.length === 0);
    return list === undefined ? undefined : this.#idIn(await this.#row(list, list), prefix);
  }

  async #first(template, way, parameter) {
    if (!this.#paths[template]?.get) return undefined;
    const row = await this.#row(template, way);
    const prefix = WANTED.exec(parameter?.schema?.pattern ?? '')?.[1];
    return prefix ? this.#idIn(row, prefix) : row?.[parameter?.name];
  }

  #idIn(row, prefix) {
    return row?.id?.startsWith(`${prefix}_`) ? row.id : undefined;
  }

  /** What waits to be worked on, else the newest. */
  async #row(template, way) {
    const waiting = this.#waiting.get(template);
    return (waiting && (await this.#rowOf(template, way, waiting))) ?? (await this.#rowOf(template, way, {}));
  }

  async #rowOf(template, way, query) {
    const { get } = this.#paths[template];
    const takesLimit = get.parameters?.some(({ name }) => name === 'limit');
    const asked = new URLSearchParams({ ...query, ...(takesLimit ? { limit: '1' } : {}) });
    const answer = await this.#ask(`${way}?${asked}`, get);
    return answer?.data?.[0];
  }
}
