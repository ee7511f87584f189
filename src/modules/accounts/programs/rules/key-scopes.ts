/** The scopes that a key would give away without having them; a person gives what the account has. */
export function surplusScopes<S extends string>(wanted: readonly S[], own: readonly S[] | null): S[] {
  return own === null ? [] : wanted.filter((scope) => !own.includes(scope));
}
