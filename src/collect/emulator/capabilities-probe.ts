import type { Clients } from '../aws/clients.ts';

/** The calls that make and tell a type's resources, with input that an emulator which knows them takes or refuses in words. */
export interface CapabilityProbe {
  readonly type: string;
  readonly client: keyof Clients;
  readonly create: ProbeCall;
  readonly read: ProbeCall;
}

export type ProbeInput = Readonly<Record<string, unknown>>;

/** Where the input must name something that is there, it is looked up. */
type ProbeCall = readonly [command: string, input: ProbeInput | ((clients: Clients) => Promise<ProbeInput>)];

export function probe(type: string, client: keyof Clients, create: ProbeCall, read: ProbeCall): CapabilityProbe {
  return { type, client, create, read };
}
