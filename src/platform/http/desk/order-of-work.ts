import type { OpenAPIObject } from '@nestjs/swagger';

type Paths = OpenAPIObject['paths'];

interface Ranked {
  path: string;
  /** Where the tasks first come to this kind of thing, and to this path. */
  family: number;
  task: number;
  depth: number;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * Paths as people work: kinds of things that a task begins with first; of each the list, then one of it, then what is done
 * with it, tasks' steps before the rest. The page shows the operations of a tag in this order.
 */
export function inOrderOfWork(paths: Paths, tasks: readonly { steps: readonly { path: string }[] }[]): Paths {
  const steps = tasks.flatMap((task) => task.steps.map(({ path }) => path));
  const families = steps.map(familyOf);
  const ranked = Object.keys(paths).map((path): Ranked => {
    const segments = path.split('/').length;
    return { path, family: rankIn(families, familyOf(path)), task: rankIn(steps, path), depth: segments };
  });
  ranked.sort(
    (a, b) =>
      a.family - b.family ||
      familyOf(a.path).localeCompare(familyOf(b.path), 'en') ||
      a.depth - b.depth ||
      a.task - b.task ||
      a.path.localeCompare(b.path, 'en'),
  );
  return Object.fromEntries(ranked.map(({ path }) => [path, methodsInOrder(paths[path]!)]));
}

function methodsInOrder(item: Paths[string]): Paths[string] {
  const rank = (key: string): number => METHODS.indexOf(key);
  return Object.fromEntries(Object.entries(item).sort(([a], [b]) => rank(a) - rank(b))) as Paths[string];
}

/** `/v1/admin/tickets/{id}/notes` → `/v1/admin/tickets` */
function familyOf(path: string): string {
  return path
    .split('/')
    .slice(0, path.startsWith('/v1/admin/') ? 4 : 3)
    .join('/');
}

function rankIn(list: readonly string[], value: string): number {
  const at = list.indexOf(value);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}
