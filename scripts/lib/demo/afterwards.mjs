/**
 * When the installation of a demo is started again by `npm start`, what it knew of the world is there again: the names that its
 * customers' domains and its own addresses have, and the web servers that hear of events. Otherwise every check would fail by and by.
 */
import { HookReceiver } from './hook-receiver.mjs';
import { readMark } from './mark.mjs';
import { NameServer } from './name-server.mjs';

/** What to start with, by the names of the environment; what is given there stands. Nothing where `folder` is no demo's. */
export async function environmentAfterDemo(folder, given) {
  const mark = folder === undefined ? null : readMark(folder);
  if (!mark?.world) return {};
  const { zone, hooks } = mark.world;
  const dns = await NameServer.start(zone);
  const receiver = await HookReceiver.start(hooks);
  for (const server of [dns, receiver]) server.unref();
  const wanted = {
    ...mark.ports,
    DNS_SERVERS: dns.address,
    OUTBOUND_HTTP_ALLOW: `127.0.0.0/8:${hooks.port}`,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => given[name] === undefined));
}
