import type { Gap } from '../../inventory/inventory.ts';
import { unseen } from '../../inventory/value.ts';
import { type Call, callFailure, type CallFailure, failureText, mendOf } from './call-failure.ts';
import type { Clients } from './clients.ts';
import { type Place, Vanished } from './collector.ts';
import { type CallCount, callCounter } from './place-calls.ts';
import { clientsWith } from './place-clients.ts';
import { WriteRefused } from './read-only.ts';

export interface PlaceOptions {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly clients: Clients;
  /** Ends calls that are under way; they then reject, and nothing is noted. */
  readonly signal: AbortSignal;
  /** Is told of failures, each kind once for an operation. */
  readonly say?: (line: string) => void;
  /** How long one call may take, its retries and waits together. */
  readonly callLimitMs?: number;
}

/** A place, and what became of the calls that were made there. */
export interface PlaceAt {
  readonly place: Place;
  /** Types that were not seen, or not wholly, each once for every reason. */
  readonly gaps: () => readonly Gap[];
  /** Resources that were gone when more was asked of them, in words. */
  readonly vanished: () => readonly string[];
  readonly calls: () => readonly CallCount[];
}

/**
 * One account and region where calls are made: every failure becomes a gap or an unseen value, never an empty list. Once the credentials
 * have expired, or a service cannot be reached, no more is asked of it: what follows fails for the same reason at once.
 */
export function placeAt({ signal, say, callLimitMs = 120_000, ...where }: PlaceOptions): PlaceAt {
  const gaps = new Map<string, Gap>();
  const vanished = new Set<string>();
  const said = new Set<string>();
  const counter = callCounter();
  const failed = new WeakMap<object, Call>();
  const hopeless = new Map<string, { readonly error: Error }>();

  const clients = clientsWith(where.clients, where.region, async (call, send) => {
    signal.throwIfAborted();
    const dead = hopeless.get(everyService) ?? hopeless.get(call.service);
    if (dead) throw again(dead.error, call);
    try {
      const output = await send(AbortSignal.any([signal, AbortSignal.timeout(callLimitMs)]));
      counter.count(call, { failed: false, attempts: attemptsOf(output) });
      return output;
    } catch (error) {
      signal.throwIfAborted();
      counter.count(call, { failed: true, attempts: attemptsOf(error) });
      throw again(error, call);
    }
  });

  function again(error: unknown, call: Call): unknown {
    if (!(error instanceof Error)) return error;
    const { kind, name } = callFailure(error);
    if (kind === 'credentials expired' || kind === 'credentials missing') hopeless.set(everyService, { error });
    // A connection that was cut may be the end of an idle one; one that is refused has nobody behind it.
    if (kind === 'unreachable' && name !== 'ECONNRESET' && name !== 'EPIPE') hopeless.set(call.service, { error });
    // All types are read by the same two operations: where these are not known, they are so for each type.
    if (kind === 'not known there' && call.service === 'cloudcontrol') hopeless.set(call.service, { error });
    // One error may stand for several calls.
    const own = Object.create(error) as Error;
    failed.set(own, call);
    return own;
  }

  /** Lets through what is no fault of the call: an end that was asked for, a resource that is gone, a write. */
  function whyFailed(error: unknown): { readonly call: Call; readonly failure: CallFailure } {
    signal.throwIfAborted();
    if (error instanceof Vanished || error instanceof WriteRefused) throw error;
    const call = (typeof error === 'object' && error !== null ? failed.get(error) : undefined) ?? {
      service: 'unknown',
      operation: 'unknown',
      region: where.region,
    };
    const failure = callFailure(error);
    const kind = `${call.service}:${call.operation} ${failure.kind}`;
    if (!said.has(kind)) say?.(failureText(call, failure));
    said.add(kind);
    return { call, failure };
  }

  const place: Place = {
    ...where,
    clients,
    async listed(types, ask) {
      try {
        return await ask();
      } catch (error) {
        const { call, failure } = whyFailed(error);
        const what = `${types.join(', ')} in ${where.region}`;
        const reason = failureText(call, failure);
        gaps.set(`${what} ${reason}`, { what, reason, mend: mendOf(call, failure), types });
        return undefined;
      }
    },
    async detail(ask, { absent = [], gone = [] } = {}) {
      try {
        return { kind: 'told', answer: await ask() };
      } catch (error) {
        const name = error instanceof Error ? error.name : '';
        if (absent.includes(name)) return { kind: 'absent' };
        if (gone.includes(name)) throw goneNote(error as Error);
        const { call, failure } = whyFailed(error);
        return { kind: 'unseen', value: unseen(failureText(call, failure)) };
      }
    },
  };

  function goneNote(error: Error): Vanished {
    const call = failed.get(error);
    const asked = call ? `${call.service}:${call.operation} in ${call.region}` : where.region;
    const note = `${asked}: ${callFailure(error).message} (${error.name})`;
    vanished.add(note);
    return new Vanished(note, { cause: error });
  }

  return {
    place,
    gaps: () => [...gaps.values()],
    vanished: () => [...vanished],
    calls: counter.counts,
  };
}

const everyService = '*';

function attemptsOf(answer: unknown): number {
  const { $metadata } = (answer ?? {}) as { readonly $metadata?: { readonly attempts?: number } };
  return $metadata?.attempts ?? 1;
}
