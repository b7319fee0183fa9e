import type { EC2Client } from '@aws-sdk/client-ec2';
import type { Created, CreatePlace, Creator } from '../../creator.ts';
import { leftOut } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { type NetworkProperties, networkProperties } from './network-properties.ts';

interface Making {
  readonly type: string;
  /** The properties that it hands over to the emulator; any other that is set is named as not taken. */
  readonly takes: readonly string[];
  readonly make: (properties: NetworkProperties, ec2: EC2Client, place: CreatePlace) => Promise<Created>;
}

/** A creator of a part of the network, which tells what it leaves out and what the emulator has no answer for. */
export function networkCreator({ type, takes, make }: Making): Creator {
  return {
    type,
    async create(properties, place) {
      const created = await lacking(type, () => make(networkProperties(properties), place.clients.ec2, place));
      const left = leftOut(properties, takes);
      return Object.keys(left).length === 0 ? created : { ...created, notTaken: { ...left, ...created.notTaken } };
    },
  };
}

/** The id a call answered with. Throws where it answered without one. */
export function idOf(id: string | undefined, call: string): string {
  if (id === undefined || id === '') throw new Error(`${call} answered without an id.`);
  return id;
}
