import net from 'node:net';
import type { HealthCheckPart } from '../twin/twin-plan.ts';
import { http, https } from './lean-http.ts';
import type { Place } from './messages.ts';

export type Probed = { readonly passed: true } | { readonly passed: false; readonly reason: string };

/** Knocks once, on a connection of its own as health checkers do, and never takes longer than the check's time-out. */
export function healthProbe(
  check: HealthCheckPart,
  at: Place,
  statuses: readonly (readonly [from: number, to: number])[],
): Promise<Probed> {
  return check.protocol === 'TCP' ? connects(check, at) : responds(check, at, statuses);
}

function responds(
  check: HealthCheckPart,
  at: Place,
  statuses: readonly (readonly [number, number])[],
): Promise<Probed> {
  return new Promise((resolve) => {
    const client = check.protocol === 'HTTPS' ? https() : http;
    const request = client.request(
      // Health checkers of AWS do not verify a target's certificate.
      { host: at.host, port: at.port, path: check.path, agent: false, rejectUnauthorized: false },
      (response) => {
        const status = response.statusCode ?? 0;
        response.resume();
        const passed = statuses.some(([from, to]) => status >= from && status <= to);
        done(passed ? { passed } : { passed, reason: `answered ${status}` });
      },
    );
    const timer = setTimeout(() => done(late(check)), check.timeoutMs);
    request.on('error', (error) => done({ passed: false, reason: error.message }));
    request.end();

    function done(probed: Probed): void {
      clearTimeout(timer);
      request.destroy();
      resolve(probed);
    }
  });
}

function connects(check: HealthCheckPart, at: Place): Promise<Probed> {
  return new Promise((resolve) => {
    const socket = net.connect(at.port, at.host, () => done({ passed: true }));
    const timer = setTimeout(() => done(late(check)), check.timeoutMs);
    socket.on('error', (error) => done({ passed: false, reason: error.message }));

    function done(probed: Probed): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(probed);
    }
  });
}

const late = (check: HealthCheckPart): Probed => ({
  passed: false,
  reason: `no answer within ${check.timeoutMs} ms`,
});
