import { Readable } from 'node:stream';
import { Controller, Get, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { csvLines } from '../../../../platform/csv/index.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  preferredLanguage,
  RequestHeader,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { ContactImport } from '../data/imports.repository.js';
import { CELL_MARK } from '../rules/page-reader.js';
import { rowText } from '../rules/row-texts.table.js';
import { ReadImports } from '../use-cases/read-imports.query.js';
import { ImportLocator } from './import.presenter.js';

/** Before the columns of the file itself. */
const OWN = ['line', 'rejectedField', 'rejectCode', 'rejectMessage'];

@ApiTags('Imports')
@Controller('v1/imports')
export class ImportRejectsController {
  constructor(private readonly imports: ReadImports) {}

  @Get(':id/rejects')
  @Existing(ImportLocator)
  @Access('downloadImportRejects')
  @ApiOperation({
    operationId: 'downloadImportRejects',
    summary: 'The refused rows as CSV: line, field, code and message of each, and what stood there',
    description:
      'In the order of the file. Corrected, it can be imported as it is: our own columns are left out. 410 after thirty days. No cell is a formula to a spreadsheet.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'line,rejectedField,rejectCode,rejectMessage,email\r\n7,email,address_invalid,This is no address.,ada@\r\n',
    },
  })
  async rejects(
    @CurrentCaller() caller: Caller,
    @WireIdParam('cim') id: string,
    @RequestHeader('accept-language') languages?: string,
  ): Promise<StreamableFile> {
    const scope = callerScope(caller);
    const row = await this.imports.withRejects(scope, id);
    return new StreamableFile(Readable.from(this.lines(scope, row, preferredLanguage(languages))), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="rejects.csv"',
    });
  }

  private async *lines(scope: AccountScope, row: ContactImport, language: Language): AsyncGenerator<string> {
    const { headers } = row.layout;
    yield csvLines([[...OWN, ...headers]]);
    for await (const some of this.imports.rejectsOf(scope, row.id))
      yield csvLines(
        some.map(({ line, field, code, cells }) => {
          const shown = cells.split(CELL_MARK);
          const all = headers.map((_, at) => shown[at] ?? '');
          return [String(line), field, code, rowText(code, language), ...all, ...shown.slice(headers.length)];
        }),
      );
  }
}
