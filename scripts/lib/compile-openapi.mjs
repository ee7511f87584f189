import { join } from 'node:path';
import ts from 'typescript';
import { before as swaggerPlugin } from '@nestjs/swagger/plugin';

/**
 * Compiles the product like `nest build` does, with the plugin that reads types and comments of DTOs, into a folder of
 * its own: the API document must not depend on whether somebody has built lately. Type faults are another check's.
 */
export function compileForDocument(root, outDir) {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, root, { outDir, noEmit: false });
  const program = ts.createProgram(fileNames, { ...options, outDir, sourceMap: false });
  const before = swaggerPlugin({ introspectComments: true, classValidatorShim: true }, program);
  program.emit(undefined, undefined, undefined, false, { before: [before] });
}
