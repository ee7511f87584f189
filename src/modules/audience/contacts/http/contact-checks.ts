import { applyDecorators } from '@nestjs/common';
import { IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import { WIRE_PREFIXES } from '../../../../kernel/ids.js';

const LIST_ID = new RegExp(`^${WIRE_PREFIXES.list}_[0-9a-f-]{36}$`);

/** The id of a list inside a body; one that is none is like one that does not exist. */
export function IsListId(each = false): PropertyDecorator {
  return applyDecorators(
    IsString({ each }),
    Matches(LIST_ID, { each, message: '', context: { code: 'reference_not_found' } }),
  );
}

/** A point in time with its offset. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(40),
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/T.*(?:Z|[+-]\d{2}:?\d{2})$/),
  );
}
