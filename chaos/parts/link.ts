import { once } from 'node:events';
import net from 'node:net';
import { delayedPipe, type Way } from './delayed-pipe.ts';
import type { LinkConfig, LinkDirection, LinkOrder, Place } from './messages.ts';
import type { Emit } from './part-process.ts';

interface Pair {
  readonly client: net.Socket;
  readonly server: net.Socket;
  /** Bytes were swallowed, so what is left of the stream is useless. */
  torn: boolean;
}

interface Link {
  target: Place;
  delayMs: number;
  swallowed: readonly LinkDirection[];
  readonly pairs: Set<Pair>;
}

const links = new Map<string, Link>();

/** All links of a twin. */
export const linkPart =
  (emit: Emit) =>
  async (order: LinkOrder): Promise<unknown> => {
    switch (order.do) {
      case 'start':
        return Promise.all(order.links.map((config) => open(config, emit)));
      case 'retarget': {
        const link = named(order.link);
        link.target = order.target;
        for (const pair of link.pairs) drop(link, pair);
        return undefined;
      }
      case 'swallow': {
        const link = named(order.link);
        link.swallowed = order.directions;
        for (const pair of link.pairs) if (pair.torn) drop(link, pair);
        return undefined;
      }
      case 'delay':
        named(order.link).delayMs = order.delayMs;
        return undefined;
      case 'report':
        return Object.fromEntries(
          [...links].map(([id, { pairs, swallowed }]) => [id, { connections: pairs.size, swallowed }]),
        );
    }
  };

async function open(config: LinkConfig, emit: Emit): Promise<void> {
  const link: Link = { target: config.target, delayMs: config.delayMs, swallowed: [], pairs: new Set() };
  links.set(config.id, link);
  const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (client) => carry(link, client));
  server.on('error', (error) => emit(config.id, 'link failed', { reason: error.message }));
  server.listen(config.port, config.host);
  await once(server, 'listening');
}

// Connections are accepted on a cut link too: without a network of its own, a proxy cannot leave the first packet unanswered.
function carry(link: Link, client: net.Socket): void {
  const { host, port } = link.target;
  const server = net.connect({ host, port, allowHalfOpen: true, noDelay: true });
  const pair: Pair = { client, server, torn: false };
  link.pairs.add(pair);
  for (const socket of [client, server]) {
    socket.on('error', () => lost(link, pair));
    socket.on('close', () => lost(link, pair));
  }
  delayedPipe(client, server, way('up'));
  delayedPipe(server, client, way('down'));

  function way(direction: LinkDirection): Way {
    return {
      delayMs: () => link.delayMs,
      keeps: () => {
        const kept = !link.swallowed.includes(direction);
        if (!kept) pair.torn = true;
        return kept;
      },
      ended: () => lost(link, pair),
    };
  }
}

// The end of a connection is a packet like any other: on a cut link nobody hears of it before the link is whole again.
function lost(link: Link, pair: Pair): void {
  if (link.swallowed.length > 0) pair.torn = true;
  else drop(link, pair);
}

// What was still under way is lost with it: the delay stands for how far a follower is behind, not for the speed of light.
function drop(link: Link, pair: Pair): void {
  link.pairs.delete(pair);
  pair.client.destroy();
  pair.server.destroy();
}

function named(id: string): Link {
  const link = links.get(id);
  if (link === undefined) throw new Error(`There is no link "${id}". There are: ${[...links.keys()].join(', ')}.`);
  return link;
}
