/** A parameter as the form has it. */
export type Params = { [name: string]: string | Params };

/** `metadata[order]=7&expand[0]=charge` as a tree; lists become trees with the keys 0, 1, 2 … */
export function readForm(text: string): Params {
  const tree: Params = {};
  for (const [path, value] of new URLSearchParams(text)) {
    const names = path.split(/[[\]]+/).filter((name) => name !== '');
    let at: Params = tree;
    for (const name of names.slice(0, -1)) at = (at[name] ??= {}) as Params;
    at[names.at(-1)!] = value;
  }
  return tree;
}

export function text(params: Params, ...path: string[]): string | undefined {
  let at: string | Params | undefined = params;
  for (const name of path) at = typeof at === 'object' ? at[name] : undefined;
  return typeof at === 'string' ? at : undefined;
}

export function branch(params: Params, name: string): Params {
  const at = params[name];
  return typeof at === 'object' ? at : {};
}

export function list(params: Params, name: string): string[] {
  return Object.values(branch(params, name)).filter((value) => typeof value === 'string');
}
