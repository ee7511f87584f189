import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, MaxLength, ValidateBy } from 'class-validator';

/** Something a reader sees: spaces, joiners and lonely accents are nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/**
 * Control characters and line ends would end up in headers and logs. Signs that turn the direction of what follows, or that nobody
 * sees, let one name look like another. Joiners stay: Persian, Hindi and emoji need them. Scripts may be mixed, for names of
 * firms are; no name identifies anybody here, addresses and numbers do.
 */
const PLAIN =
  /^[^\p{Cc}\p{Co}\p{Noncharacter_Code_Point}\p{Bidi_Control}\u2028\u2029\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]*$/u;

/** One line of text with something in it: names, reasons, labels. Kept composed (NFC), so that equal names are equal. */
export function CleanText(maxLength: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC') : value)),
    IsString(),
    MaxLength(maxLength),
    fits('visible', VISIBLE, { message: 'must not be empty', context: { code: 'required' } }),
    fits('plain', PLAIN, { message: 'must be one line of plain text', context: { code: 'invalid_characters' } }),
  );
}

/** Each check under a name of its own; of two that share one only the last is told. */
function fits(
  name: string,
  pattern: RegExp,
  options: { message: string; context: { code: string } },
): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
  return ValidateBy({ name, validator: { validate } }, options);
}
