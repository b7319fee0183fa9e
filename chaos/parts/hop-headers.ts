import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

/** Headers without those that concern one connection only and are not passed on: RFC 9110, section 7.6.1. */
export function withoutHops(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const { connection: _connection, 'keep-alive': _keepAlive, 'transfer-encoding': _encoding, ...rest } = headers;
  return rest;
}
