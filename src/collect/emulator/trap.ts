import type { Clients } from '../aws/clients.ts';

/** A property that an emulator tells otherwise than AWS would, so that it differs between a template and what is read back. */
export interface Trap {
  /** CloudFormation's name of the type. */
  readonly type: string;
  /** Dotted path, with `*` for each item of a list; empty where the whole resource is missing. */
  readonly property: string;
  /** What the emulator does instead, and what that does to a verdict. */
  readonly explanation: string;
  /** Set where the creator or the mapper makes up for it: what is read back is right, and none of it is hidden. */
  readonly isMended?: true;
  /** Whether the emulator still does so; makes what it needs for that, in an account and region of its own. */
  readonly probe: (place: ProbePlace) => Promise<boolean>;
}

export interface ProbePlace {
  readonly account: string;
  readonly region: string;
  readonly clients: Clients;
  readonly clientsIn: (region: string) => Clients;
}
