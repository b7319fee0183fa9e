import type { Clients } from '../../aws/clients.ts';

/** Makes one resource of a type in an emulator. */
export interface Creator {
  /** CloudFormation's name of the type. */
  readonly type: string;
  /**
   * Creates it by SDK calls. Throws EmulatorLacks for what the emulator cannot do; other errors are the deployer's to tell.
   * `properties` are concrete: references are replaced by physical ids, and what was not seen is left out.
   */
  readonly create: (properties: Concrete, place: CreatePlace) => Promise<Created>;
}

/** JSON in CloudFormation's shape. */
export interface Concrete {
  readonly [key: string]: unknown;
}

export interface CreatePlace {
  readonly account: string;
  readonly region: string;
  readonly stack: string;
  readonly logicalId: string;
  readonly clients: Clients;
  /** Clients of another region, for what must be made there. */
  readonly clientsIn: (region: string) => Clients;
  /** A name that no other resource of the run has, for those that are not named by the template; at most `length` long. */
  readonly uniqueName: (length?: number) => string;
}

export interface Created {
  /** What Ref returns: the physical id. */
  readonly ref: string;
  /** The `ref` it is read back under, where what Ref returns does not tell it apart: records of one name. */
  readonly readBackAs?: string;
  /** What GetAtt returns, by attribute: `Arn`, `DNSName`, `Outputs` and the like. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Properties that the emulator did not take, by dotted path, with what it does instead. */
  readonly notTaken?: Readonly<Record<string, string>>;
  /** What must be done once everything else is there: a bucket policy that the emulator would apply at once. */
  readonly finish?: () => Promise<void>;
}

/** That an emulator does not know a type or an operation: recorded, never skipped silently. */
export class EmulatorLacks extends Error {
  override readonly name = 'EmulatorLacks';
}
