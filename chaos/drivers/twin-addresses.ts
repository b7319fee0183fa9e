import type { Place } from '../parts/messages.ts';
import type { PartAddress } from './driver.ts';
import type { TwinLayout } from './twin-layout.ts';

/**
 * Where a part is spoken to. A balancer's port is the template's; without one its first listener answers, and a distribution's TLS. A database's own id is
 * its endpoint, which leads to whoever writes; a follower's id is that follower. Throws for a part that has no address.
 */
export function addressOf(layout: TwinLayout, part: string, port?: number): PartAddress {
  const { plan } = layout;
  const listeners = layout.balancers.get(part);
  if (listeners !== undefined) {
    const at = port === undefined ? listeners[0] : listeners.find(({ asked }) => asked === port);
    const protocol = plan.balancers
      .find(({ id }) => id === part)
      ?.listeners.find((one) => one.port === at?.asked)?.protocol;
    if (at === undefined) {
      throw new Error(
        `"${part}" does not listen on ${port}. It listens on ${listeners.map(({ asked }) => asked).join(', ')}.`,
      );
    }
    return { ...bare(at), protocol: protocol === 'HTTPS' || protocol === 'TLS' ? 'https' : 'http' };
  }
  if (part === 'dns') return { ...bare(layout.dns), protocol: 'dns' };
  const endpoint =
    layout.links.find(({ id }) => id === `${part}/endpoint`) ?? layout.nodes.find(({ id }) => id === part);
  if (endpoint !== undefined) return { ...bare(endpoint), protocol: 'postgresql' };
  const instance = layout.instances.find(({ id, service }) => id === part || service === part);
  if (instance !== undefined) return { ...bare(instance), protocol: 'http' };
  const distribution = layout.distributions.get(part);
  if (distribution !== undefined) {
    const at = distribution.find(({ asked }) => asked === (port ?? 443));
    if (at === undefined) throw new Error(`"${part}" does not listen on ${port}. It listens on 443, 80.`);
    return { ...bare(at), protocol: at.asked === 443 ? 'https' : 'http' };
  }
  const store = layout.stores.get(part);
  if (store !== undefined) return { ...bare(store), protocol: 'http' };
  const outside = [...plan.services, ...plan.stores].find(({ id }) => id === part)?.run;
  if (outside?.kind === 'url') {
    const url = new URL(outside.url);
    return { ...placeOfUrl(url), protocol: url.protocol === 'https:' ? 'https' : 'http' };
  }
  const known = [
    'dns',
    ...layout.balancers.keys(),
    ...plan.services.map(({ id }) => id),
    ...layout.nodes.map(({ id }) => id),
  ];
  throw new Error(`No part "${part}" can be spoken to. There are: ${known.join(', ')}.`);
}

/** Host and port of a URL outside the twin. */
export function placeOfUrl(url: URL): Place {
  return { host: url.hostname, port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80) };
}

/**
 * The address to connect to for an answer of the twin's name server and the template's port, or undefined when the answer is none
 * of the twin's. Where zones have no addresses of their own all answers are alike, and the part must be named instead.
 */
export function locatedAnswer(layout: TwinLayout, answer: string, port: number): PartAddress | undefined {
  for (const [part, listeners] of [...layout.balancers, ...layout.distributions])
    if (listeners.some(({ host, asked }) => host === answer && asked === port)) return addressOf(layout, part, port);
  return undefined;
}

const bare = ({ host, port }: Place): Place => ({ host, port });
