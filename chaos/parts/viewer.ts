import type * as Http from 'node:http';
import type * as Http2 from 'node:http2';
import { http2 } from './lean-http.ts';

/** Who asks a distribution, over whichever version of HTTP: those of HTTP/2 are made to be used as those of HTTP/1.1. */
export interface Viewer {
  readonly request: Http.IncomingMessage;
  readonly response: Http.ServerResponse;
  /** Whether it waits no longer, since it has its answer or broke off. */
  readonly isGone: () => boolean;
}

export function viewerOf(request: Http.IncomingMessage, response: Http.ServerResponse): Viewer {
  let isGone = false;
  // One that breaks off is seen by its closing; errors that nobody hears would end the process.
  for (const one of [request, response]) one.on('error', () => undefined);
  response.once('close', () => {
    isGone = true;
  });
  return { request, response, isGone: () => isGone };
}

/** Ends an answer so that the viewer sees that something is missing. */
export function cutOff({ response }: Viewer): void {
  if ('stream' in response) (response.stream as Http2.Http2Stream).close(http2().constants.NGHTTP2_INTERNAL_ERROR);
  else response.destroy();
}
