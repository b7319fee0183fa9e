import { expect } from 'chai';
import { test } from 'node:test';
import { launchTemplateCreator } from '../../emulator/deploy/creators/ec2/launch-template.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { launchTemplateCollector } from './launch-template-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

const data = {
  BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 20, VolumeType: 'gp3' } }],
  IamInstanceProfile: { Arn: 'arn:aws:iam::111122223333:instance-profile/api' },
  InstanceType: 'm6g.large',
  MetadataOptions: { HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1, HttpTokens: 'required' },
  Monitoring: { Enabled: true },
  NetworkInterfaces: [{ AssociatePublicIpAddress: false, DeviceIndex: 0, Groups: ['sg-1'] }],
  UserData: 'IyEvYmluL2Jhc2gKZWNobyBoaQo=',
};

test('A launch template is read back from moto as its template says it', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const tags = [{ ResourceType: 'launch-template', Tags: [{ Key: 'Component', Value: 'api' }] }];
  const created = await launchTemplateCreator.create(
    {
      LaunchTemplateName: 'kc-api',
      LaunchTemplateData: { ...data, UserData: '#!/bin/bash\necho hi\n' },
      TagSpecifications: tags,
    },
    place,
  );
  const [found, ...others] = await launchTemplateCollector.collect(place);
  expect(others).to.deep.equal([]);
  expect(found?.ref).to.equal(created.ref);
  expect(found?.tags).to.deep.equal({ Component: 'api' });
  // Moto tells the tags of the template itself among those of what it launches.
  expect(found?.properties).to.deep.equal({ LaunchTemplateName: 'kc-api', LaunchTemplateData: data });
  expect(found?.attributes).to.include(created.attributes);
  expect([created.notTaken, place.unseen.size]).to.deep.equal([{}, 0]);
});
