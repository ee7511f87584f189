import { passwordFault } from '../rules/password-policy.js';
import { signInProblems } from '../sign-in.errors.js';

/** Throws 422 naming the field when the password may not be used. */
export function checkPassword(password: string, context: readonly string[], field = 'password'): void {
  const fault = passwordFault(password, context);
  if (fault !== null) throw signInProblems[fault]({ errors: [{ field, code: fault, message: '' }] });
}
