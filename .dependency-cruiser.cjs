/**
 * The walls between and inside the modules. The table they follow is `scripts/lib/check-layers.mjs`;
 * `test/tidy` feeds each rule a tree that breaks it and sees it turn red.
 */
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const layers = require('./scripts/lib/check-layers.mjs');

const SPEC = '[.]spec[.]ts$';
const any = (names) => `(?:${names.join('|')})`;
/** A room of a module or of one of its sub-modules: two patterns, because nested repetition is refused as unsafe. */
const room = (names) => [`^src/modules/[^/]+/${any(names)}/`, `^src/modules/[^/]+/[^/]+/${any(names)}/`];
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function floorRules() {
  return layers.FLOORS.map(({ name, mayReach }) => ({
    name: `floor-${name}`,
    comment: `src/${name} may import ${['itself', ...mayReach].join(', ')}: imports point down.`,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: SPEC },
    to: { path: '^(?:src|migrations|test|scripts|bench)/', pathNot: `^src/${any([name, ...mayReach])}/` },
  }));
}

function moduleLayerRules() {
  return Object.entries(layers.MODULE_LAYERS).map(([name, layer]) => {
    const upward = Object.keys(layers.MODULE_LAYERS).filter((o) => o !== name && layers.MODULE_LAYERS[o] >= layer);
    return {
      name: `layer-${name}`,
      comment: `${name} is in layer ${layer}: it may call modules of a lower layer only; upwards it sends an event or declares a port.`,
      severity: 'error',
      from: { path: `^src/modules/${name}/`, pathNot: SPEC },
      to: { path: `^src/modules/${any(upward)}/` },
    };
  });
}

/** A folder of a module that has its own index.ts is a sub-module with its own door. */
function subDoorRules() {
  const modules = join(process.cwd(), 'src/modules');
  if (!existsSync(modules)) return [];
  const rules = [];
  for (const module of readdirSync(modules)) {
    for (const entry of readdirSync(join(modules, module), { withFileTypes: true })) {
      const folder = `src/modules/${module}/${entry.name}`;
      if (!entry.isDirectory() || !existsSync(join(process.cwd(), folder, 'index.ts'))) continue;
      rules.push({
        name: `door-${module}-${entry.name}`,
        comment: `${folder} has its own door: import its index.ts.`,
        severity: 'error',
        from: { path: `^src/modules/${module}/`, pathNot: [`^${escape(folder)}/`, SPEC] },
        to: { path: `^${escape(folder)}/`, pathNot: `^${escape(folder)}/index[.]ts$` },
      });
    }
  }
  return rules;
}

const forbidden = [
  {
    name: 'no-circular',
    comment: 'Two files that need each other are one thing, or the boundary between them is wrong.',
    severity: 'error',
    from: { path: '^(?:src|test|bench)/' },
    to: { circular: true },
  },
  {
    name: 'no-platform-knot',
    comment: 'The parts of the platform form no circle either.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^src/platform/[^/]+$' },
    to: { circular: true, path: '^src/platform/[^/]+$' },
  },
  {
    name: 'no-unresolvable',
    comment: 'The import leads nowhere.',
    severity: 'error',
    from: { path: '^(?:src|migrations|test|bench)/' },
    to: { couldNotResolve: true, pathNot: '^(?:node:|bun:)' },
  },
  ...floorRules(),
  ...moduleLayerRules(),
  {
    name: 'module-door',
    comment: "From outside, a module is its index.ts: nothing behind the door is anyone else's business.",
    severity: 'error',
    from: { path: '^src/modules/([^/]+)/' },
    to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index[.]ts$'] },
  },
  {
    name: 'module-door-from-above',
    comment: 'Roots, main and cli reach a module through its index.ts.',
    severity: 'error',
    from: { path: '^src/(?:roots/|[^/]+[.]ts$)' },
    to: { path: '^src/modules/[^/]+/', pathNot: '^src/modules/[^/]+/index[.]ts$' },
  },
  ...subDoorRules(),
  {
    name: 'not-own-door',
    comment: 'Inside the house nobody leaves through the front door to reach the next room: it makes a circle.',
    severity: 'error',
    from: { path: '^src/modules/([^/]+)/', pathNot: '^src/modules/[^/]+/index[.]ts$' },
    to: { path: '^src/modules/$1/index[.]ts$' },
  },
  {
    name: 'rooms-use-cases',
    comment: 'A use-case does not know who calls it: http, smtp, jobs and consumers import it, never the other way.',
    severity: 'error',
    from: { path: room(['use-cases']), pathNot: SPEC },
    to: { path: room(layers.ENTRANCES) },
  },
  {
    name: 'rooms-inner',
    comment: 'rules, data and adapters are called; they call neither use-cases nor entrances.',
    severity: 'error',
    from: { path: room(layers.INNER_ROOMS), pathNot: SPEC },
    to: { path: room([...layers.ENTRANCES, 'use-cases']) },
  },
  {
    name: 'rules-are-pure',
    comment: 'rules/ takes values and answers values: no repository, no adapter, no platform.',
    severity: 'error',
    from: { path: room(['rules']), pathNot: SPEC },
    to: { path: ['^src/platform/', ...room(['data', 'adapters'])] },
  },
  {
    name: 'rules-call-no-module',
    comment: "rules/ may name another module's types, but calls nobody.",
    severity: 'error',
    from: { path: ['^src/modules/([^/]+)/rules/', '^src/modules/([^/]+)/[^/]+/rules/'], pathNot: SPEC },
    to: { path: '^src/modules/', pathNot: '^src/modules/$1/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'pure-packages',
    comment: 'No framework, database or socket in the kernel, in contracts and in rules/.',
    severity: 'error',
    from: { path: ['^src/(?:kernel|contracts)/', ...room(['rules'])], pathNot: SPEC },
    to: { path: layers.IMPURE_PACKAGES.map((p) => `^node_modules/${p.endsWith('/') ? p : `${p}/`}`) },
  },
  {
    name: 'pure-builtins',
    comment: 'No file, socket or process in the kernel, in contracts and in rules/.',
    severity: 'error',
    from: { path: ['^src/(?:kernel|contracts)/', ...room(['rules'])], pathNot: SPEC },
    to: { dependencyTypes: ['core'], path: `^(?:node:)?${any(layers.IMPURE_BUILTINS)}$` },
  },
  {
    name: 'bull-behind-the-platform',
    comment: 'Redis and Bull are wake-ups behind src/platform; a module declares a job or a consumer.',
    severity: 'error',
    from: { path: '^src/(?:kernel|contracts|modules)/', pathNot: SPEC },
    to: { path: '^node_modules/(?:bull|ioredis|@nestjs/bull)/' },
  },
  {
    name: 'no-dev-packages',
    comment: 'The product runs without devDependencies.',
    severity: 'error',
    from: { path: '^(?:src|migrations)/', pathNot: SPEC },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
  },
  {
    name: 'product-stands-alone',
    comment: 'Neither the product nor its migrations import tests, scripts or benchmarks.',
    severity: 'error',
    from: { path: '^(?:src|migrations)/', pathNot: SPEC },
    to: { path: '^(?:test|scripts|bench)/' },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|dist-[^/]*|docs)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
