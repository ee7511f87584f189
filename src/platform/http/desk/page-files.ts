import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { etagOfBytes } from '../conditional/etag.js';

/** A file that the page loads. */
export interface PageFile {
  name: string;
  type: string;
  /** Read and tagged once. */
  read(): { text: string; tag: string };
}

/** They run in browsers and are never compiled: they stay beside the source, wherever the program was compiled to. */
const OWN_FOLDER = join('src', 'platform', 'http', 'desk', 'page');
const OWN = ['desk.js', 'navigation.js', 'sign-in.js', 'last-ids.js', 'real-ids.js', 'desk.css', 'horn.svg'];
const SWAGGER = ['swagger-ui-bundle.js', 'swagger-ui.css'];
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

export function pageFiles(): PageFile[] {
  return [
    ...OWN.map((name) => fileOf(name, () => join(packageRoot(), OWN_FOLDER, name))),
    ...SWAGGER.map((name) => fileOf(name, () => join(swaggerRoot(), name))),
  ];
}

export function readPage(): string {
  return readFileSync(join(packageRoot(), OWN_FOLDER, 'desk.html'), 'utf8');
}

function fileOf(name: string, path: () => string): PageFile {
  let content: { text: string; tag: string } | undefined;
  const load = (): { text: string; tag: string } => {
    const text = readFileSync(path(), 'utf8');
    return { text, tag: etagOfBytes(text) };
  };
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { name, type, read: () => (content ??= load()) };
}

/** Swagger UI comes with `@nestjs/swagger`, in the version that fits it. */
function swaggerRoot(): string {
  const nest = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return dirname(nest.resolve('swagger-ui-dist/package.json'));
}

function packageRoot(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json')) && directory !== dirname(directory))
    directory = dirname(directory);
  return directory;
}
