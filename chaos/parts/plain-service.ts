import { once } from 'node:events';
import type { Server } from 'node:http';
import { http } from './lean-http.ts';
import type { ServiceInstance } from './messages.ts';
import type { RunningService } from './running-service.ts';

/** The twin's own server where an architecture brings none: every path answers 200 and says who answered. */
export function plainService(instance: ServiceInstance): RunningService {
  let state: 'up' | 'down' | 'stalled' = 'down';
  let server: Server | undefined;

  return {
    says: () => state,
    set: async (next) => {
      state = next;
      if (next === 'down') {
        const closing = server;
        server = undefined;
        closing?.close();
        closing?.closeAllConnections();
        return;
      }
      // Requests that arrived while it stood still are answered by nobody, so their connections end on the way back.
      if (next === 'up') server?.closeAllConnections();
      if (server !== undefined) return;
      server = http.createServer((_request, response) => {
        if (state === 'stalled') return;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ component: instance.component, instance: instance.id }));
      });
      server.listen(instance.port, instance.host);
      await once(server, 'listening');
    },
  };
}
