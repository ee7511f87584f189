/** RFC 5321 §4.5.3.1.1 */
const LOCAL_PART_OCTETS = 64;
const TAG = '+t';
const TOKEN = /^[a-z2-7]{42}$/;

/** `support+t<token>@…`; null where the support address is too long to carry a token, so that only the thread's ids are left. */
export function replyAddress(supportAddress: string, token: string): string | null {
  const at = supportAddress.lastIndexOf('@');
  const local = `${supportAddress.slice(0, at)}${TAG}${token}`;
  return Buffer.byteLength(local) > LOCAL_PART_OCTETS ? null : `${local}${supportAddress.slice(at)}`;
}

/** The token of an address that has the form of a reply address; whether it is signed is another question. */
export function tokenOf(supportAddress: string, address: string): string | null {
  const [own, other] = [supportAddress.toLowerCase(), address.toLowerCase()];
  const at = own.lastIndexOf('@');
  const prefix = `${own.slice(0, at)}${TAG}`;
  if (!other.startsWith(prefix) || !other.endsWith(own.slice(at))) return null;
  const token = other.slice(prefix.length, other.length - (own.length - at));
  return TOKEN.test(token) ? token : null;
}
