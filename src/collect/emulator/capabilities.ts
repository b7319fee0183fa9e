import { capabilityRows } from './capabilities-rows.ts';

/** What an emulator can do with resources of one type. */
export interface Capability {
  /** CloudFormation's name. */
  readonly type: string;
  readonly create: boolean;
  /** Whether resources of the type can be listed or described. */
  readonly read: boolean;
}

export interface Capabilities {
  /** The release that was probed; another one may differ. */
  readonly version: string;
  readonly types: readonly Capability[];
}

export const motoCapabilities: Capabilities = { version: '5.2.5', types: typesOf('moto') };

export const localStackCapabilities: Capabilities = { version: '4.14.0', types: typesOf('localstack') };

/** What is known of an emulator that says its name, and perhaps its version. */
export function capabilitiesOf(
  kind: 'moto' | 'localstack',
  version?: string,
): { readonly capabilities?: Capabilities } {
  const capabilities = kind === 'moto' ? motoCapabilities : localStackCapabilities;
  return version === undefined || version === capabilities.version ? { capabilities } : {};
}

function typesOf(emulator: 'moto' | 'localstack'): readonly Capability[] {
  return capabilityRows.map(({ type, [emulator]: can }) => ({
    type,
    create: can === 'both' || can === 'create',
    read: can === 'both' || can === 'read',
  }));
}
