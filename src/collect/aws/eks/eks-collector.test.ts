import { assert } from 'chai';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { placeForTests } from '../../emulator/place-for-tests.ts';
import { eksCollector } from './eks-collector.ts';

type Answers = Readonly<Record<string, object | number>>;

const role = 'arn:aws:iam::111122223333:role';
const arn = 'arn:aws:eks:me-central-1:111122223333';
const addonArn = `${arn}:addon/kc/vpc-cni/1`;
const refused = { __type: 'AccessDeniedException', message: 'denied' };

/** Answers of the EKS API by path. origin: 'case', in the shapes of its API reference. */
const all: Answers = {
  '/clusters': { clusters: ['kc'] },
  '/clusters/kc': {
    cluster: { name: 'kc', arn: `${arn}:cluster/kc`, version: '1.35', roleArn: `${role}/eks`, tags: {} },
  },
  '/clusters/kc/node-groups': { nodegroups: ['spot'] },
  '/clusters/kc/node-groups/spot': { nodegroup: { clusterName: 'kc', nodegroupName: 'spot', capacityType: 'SPOT' } },
  '/clusters/kc/addons': { addons: ['vpc-cni'] },
  '/clusters/kc/addons/vpc-cni': {
    addon: {
      clusterName: 'kc',
      addonName: 'vpc-cni',
      addonArn,
      addonVersion: 'v1.20.0-eksbuild.1',
      configurationValues: '{"enableNetworkPolicy": "true"}',
      podIdentityAssociations: [`${arn}:podidentityassociation/kc/a-1`],
      tags: { Component: 'microservices', 'aws:cloudformation:stack-name': 'eks' },
    },
  },
  '/clusters/kc/pod-identity-associations': {
    associations: [{ associationId: 'a-1', ownerArn: addonArn }, { associationId: 'a-2' }],
  },
  '/clusters/kc/pod-identity-associations/a-1': {
    association: { associationId: 'a-1', ownerArn: addonArn, serviceAccount: 'aws-node', roleArn: `${role}/network` },
  },
  '/clusters/kc/pod-identity-associations/a-2': {
    association: {
      associationArn: `${arn}:podidentityassociation/kc/a-2`,
      associationId: 'a-2',
      clusterName: 'kc',
      namespace: 'learning',
      serviceAccount: 'services',
      roleArn: `${role}/learning`,
      tags: { Component: 'microservices' },
    },
  },
  '/clusters/kc/access-entries': {
    accessEntries: [`${role}/platform`, `${role}/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS`],
  },
  [`/clusters/kc/access-entries/${encodeURIComponent(`${role}/platform`)}`]: {
    accessEntry: {
      clusterName: 'kc',
      principalArn: `${role}/platform`,
      type: 'STANDARD',
      kubernetesGroups: [],
      tags: {},
    },
  },
  [`/clusters/kc/access-entries/${encodeURIComponent(`${role}/platform`)}/access-policies`]: {
    associatedAccessPolicies: [
      {
        policyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
        accessScope: { type: 'cluster', namespaces: [] },
      },
    ],
  },
};

/** What the collector reads from a server with these answers; a number is a status with which it refuses, 404 that it is gone. */
async function collected(answers: Answers) {
  const server = createServer((request, response) => {
    const answer = answers[(request.url ?? '').replace(/\?.*$/u, '')] ?? 500;
    const name = answer === 404 ? 'ResourceNotFoundException' : refused.__type;
    response.writeHead(typeof answer === 'number' ? answer : 200, {
      'content-type': 'application/json',
      ...(typeof answer === 'number' && { 'x-amzn-errortype': name }),
    });
    response.end(JSON.stringify(typeof answer === 'number' ? refused : answer));
  });
  await new Promise<void>((heard) => server.listen(0, '127.0.0.1', heard));
  try {
    const { port } = server.address() as AddressInfo;
    const place = placeForTests(`http://127.0.0.1:${port}`, '111122223333', 'me-central-1');
    const found = await eksCollector.collect(place);
    return { found, unseen: [...place.unseen.keys()], of: (type: string) => found.filter((one) => one.type === type) };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('What an add-on owns is read as part of it, and every other pod identity association by itself', async () => {
  const { of, unseen } = await collected(all);
  const [addon] = of('AWS::EKS::Addon');
  assert.deepEqual(addon?.properties, {
    ClusterName: 'kc',
    AddonName: 'vpc-cni',
    AddonVersion: 'v1.20.0-eksbuild.1',
    ConfigurationValues: '{"enableNetworkPolicy": "true"}',
    PodIdentityAssociations: [{ ServiceAccount: 'aws-node', RoleArn: `${role}/network` }],
  });
  assert.equal(addon?.ref, 'kc|vpc-cni');
  assert.deepEqual(addon?.tags, { Component: 'microservices' });
  const [association, ...others] = of('AWS::EKS::PodIdentityAssociation');
  assert.deepEqual(others, []);
  assert.deepEqual(association?.properties, {
    ClusterName: 'kc',
    Namespace: 'learning',
    ServiceAccount: 'services',
    RoleArn: `${role}/learning`,
  });
  assert.deepEqual(unseen, []);
});

test('Who may enter a cluster is read with the policies, without the role that EKS made for itself', async () => {
  const { of } = await collected(all);
  const [entry, ...others] = of('AWS::EKS::AccessEntry');
  assert.deepEqual(others, []);
  assert.equal(entry?.ref, `${role}/platform|kc`);
  assert.deepEqual(entry?.properties, {
    ClusterName: 'kc',
    PrincipalArn: `${role}/platform`,
    Type: 'STANDARD',
    AccessPolicies: [
      {
        PolicyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
        AccessScope: { Type: 'cluster' },
      },
    ],
  });
});

test('A description that is denied leaves its type unseen, and the rest is read', async () => {
  const { of, unseen } = await collected({
    ...all,
    '/clusters/kc': 403,
    '/clusters/kc/pod-identity-associations/a-1': 403,
  });
  assert.deepEqual(of('AWS::EKS::Cluster'), []);
  assert.lengthOf(of('AWS::EKS::Nodegroup'), 1);
  assert.sameMembers(unseen, ['AWS::EKS::Cluster', 'AWS::EKS::PodIdentityAssociation']);
  assert.property(of('AWS::EKS::Addon')[0]?.properties['PodIdentityAssociations'], 'unseen');
});

test('When the clusters cannot be listed, nothing of EKS was seen', async () => {
  const { found, unseen } = await collected({ ...all, '/clusters': 403 });
  assert.deepEqual(found, []);
  assert.sameMembers(unseen, [...eksCollector.types]);
});

test('A node group that is gone since it was listed is left out, and a cluster with all that is in it', async () => {
  const without = await collected({ ...all, '/clusters/kc/node-groups/spot': 404 });
  assert.deepEqual(without.of('AWS::EKS::Nodegroup'), []);
  assert.lengthOf(without.of('AWS::EKS::Cluster'), 1);
  const gone = await collected({ ...all, '/clusters/kc': 404 });
  assert.deepEqual([gone.found, without.unseen, gone.unseen], [[], [], []]);
});
