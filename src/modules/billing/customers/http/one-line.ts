import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** One line of text with something in it, as it is printed on an invoice. */
export function OneLine(maxLength: number): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(maxLength),
    Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } }),
    Matches(/^[^\p{Cc}\u2028\u2029]*$/u, { message: 'must be one line', context: { code: 'invalid_characters' } }),
  );
}
