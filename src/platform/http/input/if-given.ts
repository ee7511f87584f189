import { ValidateIf } from 'class-validator';

/** What may be left out, but not be null. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_, value: unknown) => value !== undefined);
}
