import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

const hops = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
]);

/**
 * Headers without those that concern one connection only and are not passed on: RFC 9110, section 7.6.1. What HTTP/2 sends of a
 * request's first line as headers is no header either: RFC 9113, section 8.3.
 */
export function withoutHops(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const kept: OutgoingHttpHeaders = {};
  for (const name in headers) if (!hops.has(name) && !name.startsWith(':')) kept[name] = headers[name];
  return kept;
}
