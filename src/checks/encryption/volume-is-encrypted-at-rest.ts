import { booleanAt, mapAt, mapsAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { join } from '../../inventory/value.ts';
import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { launchTemplateOf } from '../../inventory/views/launch-template-of.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { judgeAtRest } from './at-rest.ts';

const mend = 'Set Encrypted to true for every volume.';
/** The names images give their root volume. Source: EC2 User Guide, "Device names for volumes". */
const roots = ['/dev/xvda', '/dev/sda1'];

export const volumeIsEncryptedAtRest = check({
  id: 'volume-is-encrypted-at-rest',
  title: 'every EBS volume is encrypted at rest',
  why: 'Disks of servers hold logs, caches and credentials that nobody meant to keep, and their snapshots can be shared.',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
  controls: {
    'Security Hub': ['EC2.3', 'EC2.181'],
    'AWS Config': ['ENCRYPTED_VOLUMES', 'EC2_LAUNCH_TEMPLATES_EBS_VOLUME_ENCRYPTED'],
    'Well-Architected': ['SEC08-BP02'],
    'SOC 2': ['PI1.5'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: {
    subjects: [
      'AWS::EC2::Volume',
      'AWS::EC2::Instance',
      'AWS::EC2::LaunchTemplate',
      'AWS::AutoScaling::LaunchConfiguration',
      'AWS::AutoScaling::AutoScalingGroup',
      'AWS::EKS::Nodegroup',
    ],
    views: { encryption: encryptionAtRest },
  },
  judge(resource, { facts, inventory, views: { encryption } }) {
    if (resource.type === 'AWS::EC2::Volume') return judgeAtRest(resource, 'any', mend, encryption, facts);
    const path =
      resource.type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.BlockDeviceMappings' : 'BlockDeviceMappings';
    const mappings = mapsAt(resource.properties, path);
    const template = launchTemplateOf(inventory, resource);
    if (isStarter(resource))
      return template
        ? notApplicable(`Starts instances as ${nameOf(template)} says, which is judged itself.`)
        : unknown('Names no launch template, so that a default decides whether its volumes are encrypted.');
    if (mappings.length === 0 && template) return notApplicable('Takes its volumes from a launch template.');
    let volumes = 0;
    const flaw = flawIn([
      ...mappings.map((_, index) => (): Judgement | undefined => {
        const found = volume(resource, join(path, index));
        volumes += found === 'none' ? 0 : 1;
        return typeof found === 'object' ? found : undefined;
      }),
      (): Judgement | undefined => {
        if (mappings.some((mapping) => roots.includes(stringAt(mapping, 'DeviceName') ?? ''))) return undefined;
        return unknown('Maps no root volume, so that its image decides whether that one is encrypted.', path);
      },
    ]);
    return flaw ?? pass(`Encrypts ${volumes === 1 ? 'the volume' : `all ${volumes} volumes`} that it maps.`);
  },
});

function isStarter({ type }: Resource): boolean {
  return type === 'AWS::AutoScaling::AutoScalingGroup' || type === 'AWS::EKS::Nodegroup';
}

function volume({ properties }: Resource, path: string): Judgement | 'none' | 'encrypted' {
  if (mapAt(properties, `${path}.Ebs`) === undefined) return 'none';
  const at = `${path}.Ebs.Encrypted`;
  const name = stringAt(properties, `${path}.DeviceName`) ?? 'a volume';
  const isOn = booleanAt(properties, at);
  if (isOn === true) return 'encrypted';
  if (isOn === false) return fail(`Does not encrypt ${name}: Encrypted is false.`, mend, { at });
  if (valueAt(properties, `${path}.Ebs.SnapshotId`) !== undefined)
    throw new UnseenInput('names a snapshot, which brings its own encryption', `${path}.Ebs.SnapshotId`);
  return fail(`Does not encrypt ${name}: Encrypted is not set, and off unless the account encrypts by default.`, mend, {
    at: path,
  });
}
