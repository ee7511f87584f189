import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { before as swaggerPlugin } from '@nestjs/swagger/plugin';

/** The files whose types and comments the plugin of Nest's Swagger reads. */
const DESCRIBED = /\.(?:dto|controller)\.ts$/;
/** Where the plugin writes what it read. */
const FACTORY = '_OPENAPI_METADATA_FACTORY';

/**
 * Compiles the product for its API document into a folder of its own: the document must not depend on whether somebody
 * has built lately. The quick compiler makes everything, or has made it (`compiled`); the one that the plugin needs then
 * makes anew only what the plugin changes, because it checks all the types of every file that it writes. Type faults are
 * another check's.
 */
export function compileForDocument(root, outDir, compiled = null) {
  if (compiled === null) compileAll(root, outDir);
  else copyCompiled(compiled, outDir);
  emitDescribed(root, outDir);
}

function compileAll(root, outDir) {
  const quick = join(root, 'node_modules/tsc7/bin/tsc');
  const options = ['--outDir', outDir, '--sourceMap', 'false', '--noEmitOnError', 'false'];
  try {
    execFileSync(process.execPath, [quick, '-p', 'tsconfig.json', ...options], { cwd: root, stdio: 'ignore' });
  } catch (error) {
    // It answers that there are faults, and has written all the same.
    if (!existsSync(join(outDir, 'src'))) throw error;
  }
}

function copyCompiled(compiled, outDir) {
  rmSync(outDir, { recursive: true, force: true });
  for (const part of ['src', 'migrations'])
    cpSync(join(compiled, part), join(outDir, part), { recursive: true, filter: (name) => !name.endsWith('.map') });
}

function emitDescribed(root, outDir) {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const fileNames = parsed.fileNames.filter((name) => DESCRIBED.test(name));
  const program = ts.createProgram(fileNames, { ...parsed.options, outDir, sourceMap: false, noEmit: false });
  const plugin = swaggerPlugin({ introspectComments: true, classValidatorShim: true }, program);
  for (const name of fileNames)
    program.emit(program.getSourceFile(name), undefined, undefined, false, { before: [plugin, sortInferredValues] });
}

/** The compiler tells the members of a union in the order in which it met them, which changes with any other file. */
function sortInferredValues(context) {
  const { factory } = context;
  const sortValues = (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.text !== 'enum' || !ts.isArrayLiteralExpression(node.initializer))
      return ts.visitEachChild(node, sortValues, context);
    const values = [...node.initializer.elements].sort((a, b) => (a.text < b.text ? -1 : 1));
    return factory.updatePropertyAssignment(node, node.name, factory.createArrayLiteralExpression(values));
  };
  const visit = (node) =>
    ts.isMethodDeclaration(node) && node.name.text === FACTORY
      ? ts.visitEachChild(node, sortValues, context)
      : ts.visitEachChild(node, visit, context);
  return (file) => (ts.isSourceFile(file) ? ts.visitNode(file, visit) : file);
}
