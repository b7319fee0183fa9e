import type * as Http2 from 'node:http2';
import type * as Https from 'node:https';

/*
 * An import of `node:http` reads all that it exports, and among that is a whole WebSocket client: 7 MB in every process of a twin.
 * Asked for in this way it brings only itself. TLS is 3 MB more, so it is asked for where it is needed.
 */

export const http = process.getBuiltinModule('node:http');

/** The same over TLS, loaded when it is first asked for. */
export const https = (): typeof Https => process.getBuiltinModule('node:https');

/** HTTP/2, which brings TLS with it. */
export const http2 = (): typeof Http2 => process.getBuiltinModule('node:http2');
