import type { Inventory } from '../inventory.ts';
import { booleanAt, listAt, mapAt, stringAt, UnseenInput, unseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { isText, unseenIn } from '../value.ts';
import { databasesOf, isClusterMember } from './databases.ts';
import { type EncryptionShape, encryptionShapes, type KeyHolder } from './encryption-shapes.ts';
import { meantBy } from './referrers.ts';

/** What AWS does where a type's encryption is not stated. `engine` narrows it to engines whose name starts so. */
export interface EncryptionDefault {
  readonly type: string;
  readonly engine?: string;
  readonly key: Exclude<KeyHolder, 'customer'>;
  readonly words: string;
}

/** How a resource's data is encrypted where it lies. */
export interface EncryptionOf {
  readonly isEncrypted: boolean;
  /** Throws UnseenInput when it was not seen which key is used. */
  readonly holder: () => KeyHolder;
  /** Half a sentence: `StorageEncrypted is true`. */
  readonly because: string;
  readonly at: string;
  readonly seen: readonly Resource[];
}

export interface EncryptionAtRest {
  /** Throws UnseenInput when it was not seen, or a snapshot decides, or no default is known. */
  readonly of: (resource: Resource, defaults: readonly EncryptionDefault[]) => EncryptionOf;
}

/** The properties by which a resource is made from a snapshot, whose encryption it then takes over. */
const snapshots = ['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SnapshotIdentifier', 'SnapshotId'];

export function encryptionAtRest(inventory: Inventory): EncryptionAtRest {
  const databases = databasesOf(inventory);

  function of(resource: Resource, defaults: readonly EncryptionDefault[]): EncryptionOf {
    const from = inheritedFrom(resource);
    if (!from) return ownEncryption(resource, defaults);
    const inherited = of(from, defaults);
    const because = `it inherits from ${nameOf(from)}, where ${inherited.because}`;
    return { ...inherited, because, at: '', seen: [from, ...inherited.seen] };
  }

  /** Members take over what their cluster has, copies in one region what their source has. Source: RDS User Guide, "Encrypting Amazon RDS resources". */
  function inheritedFrom(resource: Resource): Resource | undefined {
    if (resource.type !== 'AWS::RDS::DBInstance') {
      if (resource.type !== 'AWS::RDS::DBCluster') return undefined;
      const source = meantBy(inventory, resource, 'SourceDBClusterIdentifier');
      return source?.region === resource.region ? source : undefined;
    }
    if (valueAt(resource.properties, 'DBClusterIdentifier') !== undefined)
      return meantBy(inventory, resource, 'DBClusterIdentifier');
    if (isClusterMember(resource)) throw new UnseenInput('the cluster it is a member of is not named', 'Engine');
    const source = databases.sourceOf(resource);
    return source?.region === resource.region ? source : undefined;
  }

  return { of };
}

function ownEncryption(resource: Resource, defaults: readonly EncryptionDefault[]): EncryptionOf {
  const shape = encryptionShapes[resource.type];
  if (!shape) throw new UnseenInput(`how ${resource.type} is encrypted is not known here`, '');
  const { properties } = resource;
  const stated = shape.flag === undefined ? undefined : statedBy(resource, shape, shape.flag);
  if (stated?.isEncrypted) return stated;
  // A key alone turns encryption on, except where the type says otherwise in so many words.
  if (stated === undefined && keyHolder(resource, shape.key, 'none') !== 'none')
    return {
      isEncrypted: true,
      holder: () => keyHolder(resource, shape.key, shape.on),
      because: `${leaf(shape.key)} names a key`,
      at: shape.key,
      seen: [],
    };
  if (stated && isAurora(resource)) return byDefault(resource, shape, defaults);
  if (stated) {
    const isQueueWithKey = resource.type === 'AWS::SQS::Queue' && keyHolder(resource, shape.key, 'none') !== 'none';
    if (!isQueueWithKey) return stated;
    const holder = (): KeyHolder => keyHolder(resource, shape.key, shape.on);
    return { isEncrypted: true, holder, because: `${shape.key} names a key`, at: shape.key, seen: [] };
  }
  const snapshot = snapshots.find((path) => valueAt(properties, path) !== undefined);
  if (snapshot !== undefined)
    throw new UnseenInput('names a snapshot, which brings its own encryption and was not collected', snapshot);
  return byDefault(resource, shape, defaults);
}

function statedBy(resource: Resource, shape: EncryptionShape, flag: string): EncryptionOf | undefined {
  if (resource.type === 'AWS::S3::Bucket') refuseEmptyRule(resource);
  const value = shape.words ? stringAt(resource.properties, flag) : booleanAt(resource.properties, flag);
  if (value === undefined) return undefined;
  if (shape.words && !Object.hasOwn(shape.words, String(value)))
    throw new UnseenInput(`what ${value} encrypts with is not known here`, flag);
  const isOn = shape.words !== undefined || value === true;
  const held = shape.words?.[String(value)] ?? (isOn ? shape.on : (shape.off ?? 'none'));
  return {
    isEncrypted: held !== 'none',
    holder: () =>
      isOn && held !== 'none' && (held === 'aws-managed' || !shape.words) ? keyHolder(resource, shape.key, held) : held,
    because: `${leaf(flag)} is ${value}`,
    at: flag,
    seen: [],
  };
}

function refuseEmptyRule({ properties }: Resource): void {
  const path = 'BucketEncryption.ServerSideEncryptionConfiguration';
  if (mapAt(properties, 'BucketEncryption') !== undefined && listAt(properties, path).length === 0)
    throw new UnseenInput('holds no rule, which S3 does not take', 'BucketEncryption');
}

const strength: Readonly<Record<KeyHolder, number>> = { none: 0, service: 1, 'aws-managed': 2, customer: 3 };

/** Whose the named key is, the weakest of several; `none` where no key is named. A name left empty by a parameter names none. */
function keyHolder(resource: Resource, path: string, none: KeyHolder): KeyHolder {
  const { properties } = resource;
  const [list, rest] = path.split('.*.');
  if (list !== undefined && rest !== undefined) {
    const each = listAt(properties, list).map((_, index) => keyHolder(resource, `${list}.${index}.${rest}`, none));
    return each.toSorted((a, b) => strength[a] - strength[b])[0] ?? none;
  }
  const value = valueAt(properties, path);
  if (value === undefined || value === '') return none;
  const hole = unseenIn(value);
  if (hole) throw unseenInput(hole, path);
  const text = isText(value) ? value.text.filter((piece) => typeof piece === 'string').join('') : value;
  if (typeof text === 'string' && text.includes('alias/aws/')) return 'aws-managed';
  // An API names keys by their ids; one that is not among the collected may be AWS's own, or another account's.
  if ('api' in resource.origin && typeof value === 'string')
    throw new UnseenInput(`names key ${value}, which was not collected: whose it is was not seen`, path, value);
  return 'customer';
}

function byDefault(resource: Resource, shape: EncryptionShape, defaults: readonly EncryptionDefault[]): EncryptionOf {
  const at = shape.flag ?? shape.key;
  const rows = defaults.filter(({ type }) => type === resource.type);
  const row = rows.find(({ engine }) => {
    if (engine === undefined) return true;
    return (stringAt(resource.properties, 'Engine') ?? '').startsWith(engine);
  });
  if (!row) throw new UnseenInput('is not set, and what AWS does then is not known here', at);
  const { key, words } = row;
  return {
    isEncrypted: key !== 'none',
    holder: () => key,
    because: `${leaf(at)} is ${shape.flag === undefined ? 'not set' : written(resource, shape.flag)}, and ${words}`,
    at: at.includes('.') ? (at.split('.')[0] ?? at) : at,
    seen: [],
  };
}

/** Since 2026-02 every new Aurora cluster is encrypted, whatever it says. Source: Aurora User Guide, "Encrypting Amazon Aurora resources". */
function isAurora({ type, properties }: Resource): boolean {
  return type === 'AWS::RDS::DBCluster' && (stringAt(properties, 'Engine') ?? '').startsWith('aurora');
}

function written({ properties }: Resource, path: string): string {
  const value = valueAt(properties, path);
  return value === undefined ? 'not set' : JSON.stringify(value);
}

function leaf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
