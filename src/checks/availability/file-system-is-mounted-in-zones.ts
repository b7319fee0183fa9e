import { stringAt } from '../../inventory/read.ts';
import { meantBy, referrersOf } from '../../inventory/views/referrers.ts';
import { distinctZones, zoneOf } from '../../inventory/views/zones-of-group.ts';
import { check, fail } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const fileSystemIsMountedInZones = check({
  id: 'file-system-is-mounted-in-zones',
  title: 'every file system is mounted in at least {int} Availability Zones',
  why: 'Machines reach a file system through the mount target of their own zone; a zone without one depends on another zone, and a One Zone file system is lost with its zone.',
  source: 'https://docs.aws.amazon.com/efs/latest/ug/availability-durability.html',
  controls: { 'ISO 27001:2022': ['A.8.14'], 'Well-Architected (own mapping)': ['REL10-BP01'] },
  needs: {
    subjects: ['AWS::EFS::FileSystem'],
    types: ['AWS::EFS::MountTarget', 'AWS::EC2::Subnet'],
    views: { referrers: referrersOf },
  },
  judge(fileSystem, { views: { referrers }, inventory }, [wanted]) {
    const single = stringAt(fileSystem.properties, 'AvailabilityZoneName');
    if (single !== undefined)
      return fail(
        `Lies in one zone, ${single}: AvailabilityZoneName is set.`,
        'Leave AvailabilityZoneName out, so that the file system is regional; that replaces it.',
        { at: 'AvailabilityZoneName' },
      );
    const targets = referrers.all(fileSystem, 'AWS::EFS::MountTarget', 'FileSystemId');
    const mend = `Add an AWS::EFS::MountTarget in a subnet of another zone, until there are ${wanted} zones.`;
    if (targets.length === 0) return fail('Is mounted nowhere: it has no mount target.', mend);
    const places = {
      subnetsOf: () => targets.flatMap((target) => meantBy(inventory, target, 'SubnetId') ?? []),
      zonesOf: () => distinctZones(places.subnetsOf().map(zoneOf), 'SubnetId'),
    };
    return judgeSpan(fileSystem, places, Number(wanted), { spans: 'Is mounted in', at: '', mend, seen: targets });
  },
});
