import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';

/** A text of several lines with something in it. Control characters other than line breaks and tabs would end up in mails. */
export function CleanLines(maxLength: number): PropertyDecorator {
  return applyDecorators(
    IsString(),
    MaxLength(maxLength),
    Matches(/\S/, { message: 'must not be empty', context: { code: 'required' } }),
    // eslint-disable-next-line no-control-regex -- these are the characters that are meant
    Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u, {
      message: 'must be plain text',
      context: { code: 'invalid_characters' },
    }),
  );
}
