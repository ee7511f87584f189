import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { type CursorKey, cursorOf } from './cursor.js';

export interface Page<T> {
  data: T[];
  nextCursor: string | null;
}

/** How one list is ordered: its name and, of a row, the sort keys that its cursor carries. */
export interface PageOrder<R> {
  list: string;
  keys: (row: R) => CursorKey[];
}

/** Turns `limit + 1` rows, in order, into a page; the surplus row only says that there is more. */
export function page<R, T>(rows: readonly R[], limit: number, order: PageOrder<R>, present: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    data: shown.map(present),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(order.list, order.keys(last)) : null,
  };
}

/** Documents an answer as a page of `item`. */
export function ApiPage(item: Type): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description: 'A page of the list.',
      schema: {
        type: 'object',
        required: ['data', 'nextCursor'],
        properties: {
          data: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: { type: ['string', 'null'] as never, description: 'Pass it as `cursor` for the next page.' },
        },
      },
    }),
  );
}
