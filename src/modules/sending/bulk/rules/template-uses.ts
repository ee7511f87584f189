import type { Program } from '../../templates/index.js';

/** Each reader's own addresses, which every copy has. */
const OWN = new Set(['unsubscribeUrl', 'preferencesUrl']);

/** Names of variables that a template prints with nothing to stand in for them, as far as they belong to no list. */
export function variablesUsed(programs: readonly Program[]): string[] {
  const names = new Set<string>();
  for (const program of programs) collect(program, names);
  return [...names];
}

function collect(program: Program, names: Set<string>): void {
  for (const node of program) {
    if (node.kind === 'if') {
      collect(node.yes, names);
      collect(node.no, names);
    } else if (node.kind === 'each') collect(node.none ?? [], names);
    else if (node.kind === 'print' && node.fallbacks.length === 0 && node.path.about === null) {
      const name = node.path.parts.join('.');
      if (name !== '' && !OWN.has(name)) names.add(name);
    }
  }
}

/** Whether something is printed as it is, without being made safe. */
export function printsRaw(program: Program): boolean {
  return program.some((node) => {
    if (node.kind === 'if') return printsRaw(node.yes) || printsRaw(node.no);
    if (node.kind === 'each') return printsRaw(node.body) || printsRaw(node.none ?? []);
    return node.kind === 'print' && node.raw;
  });
}
