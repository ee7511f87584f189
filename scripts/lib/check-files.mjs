import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NEVER = new Set(['node_modules', '.git', '.posthorn', 'dist', 'generated', 'results']);

/** All files below the named folders, as paths from the root with forward slashes, sorted. */
export function listFiles(root, folders) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (NEVER.has(entry.name) || entry.name.startsWith('dist-')) continue;
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else found.push(path);
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(folder);
  return found.sort();
}
