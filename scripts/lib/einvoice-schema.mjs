/** XSD: is the document of the right shape? libxml2, compiled to WebAssembly. */
import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** A judge of documents by one schema with all that it imports. */
export function schemaJudge({ path }) {
  const [schema, ...preload] = withImports(path);
  return async (xml) => {
    const { valid, errors } = await validateXML({
      xml: [{ fileName: 'document.xml', contents: xml }],
      schema,
      preload,
    });
    const fatal = valid ? [] : errors.map(({ message }) => ({ id: 'XSD', text: message.trim() }));
    return { fatal, warnings: [], rules: null };
  };
}

/** The validator knows no folders: all files lie beside each other, and import each other by their bare names. */
function withImports(path) {
  const files = new Map();
  const add = (file) => {
    const name = basename(file);
    if (files.has(name)) return;
    files.set(name, '');
    const text = readFileSync(file, 'utf8');
    files.set(
      name,
      text.replace(/schemaLocation="([^"]+)"/g, (_whole, location) => {
        add(resolve(dirname(file), location));
        return `schemaLocation="${basename(location)}"`;
      }),
    );
  };
  add(path);
  return [...files].map(([fileName, contents]) => ({ fileName, contents }));
}
