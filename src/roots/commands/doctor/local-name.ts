/** A name or address that means this machine only. */
export function isLocalName(name: string): boolean {
  return /^(?:localhost|.*\.localhost|127\.[\d.]+|\[?::1\]?)$/i.test(name);
}
