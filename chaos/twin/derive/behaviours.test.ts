import { test } from 'node:test';
import { expect } from 'chai';
import { unseen, type ValueMap } from '../../../src/inventory/value.ts';
import { twinPlanOf } from '../twin-plan-of.ts';
import { type Records, sourcesFrom, to } from './sample-records.ts';

const security = { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Preload: false, Override: false };
const withSite = (changes: ValueMap): Records => ({
  Bucket: ['AWS::S3::Bucket', {}],
  Headers: [
    'AWS::CloudFront::ResponseHeadersPolicy',
    { ResponseHeadersPolicyConfig: { SecurityHeadersConfig: { StrictTransportSecurity: security } } },
  ],
  Routes: ['AWS::CloudFront::Function', {}],
  Site: [
    'AWS::CloudFront::Distribution',
    {
      DistributionConfig: {
        Origins: [{ Id: 'bucket', DomainName: to('Bucket', 'RegionalDomainName') }],
        CacheBehaviors: [{ PathPattern: '/api/*', TargetOriginId: 'bucket', ViewerProtocolPolicy: 'https-only' }],
        DefaultCacheBehavior: { TargetOriginId: 'bucket', ViewerProtocolPolicy: 'redirect-to-https' },
        ...changes,
      },
    },
  ],
});
const planOf = (changes: ValueMap = {}) => twinPlanOf(sourcesFrom(withSite(changes)));
const asDefault = (changes: ValueMap): ValueMap => ({
  DefaultCacheBehavior: { TargetOriginId: 'bucket', ...changes },
});

test('each path says what becomes of viewers without TLS', () => {
  expect(planOf().distributions[0]?.behaviours).to.deep.equal([
    { path: '/api/*', to: 'bucket', withoutTls: 'refuse' },
    { to: 'bucket', withoutTls: 'redirect' },
  ]);
  const open = planOf(asDefault({ ViewerProtocolPolicy: 'allow-all' }));
  expect(open.distributions[0]?.behaviours?.at(-1)).to.deep.equal({ to: 'bucket' });
});

test('HTTP/2 is spoken where the template says so, and not by default', () => {
  const spoken = (HttpVersion: string) => planOf({ HttpVersion }).distributions[0]?.httpVersion;
  expect(['http2', 'http2and3', 'http3', 'http1.1'].map(spoken)).to.deep.equal([
    'http2',
    'http2',
    undefined,
    undefined,
  ]);
  expect(planOf().distributions[0]).not.to.have.property('httpVersion');
  expect(differences({ HttpVersion: 'http2and3' })).to.contain('HTTP/3 is not spoken');
});

test('Strict-Transport-Security is added as its policy has it, and the policy becomes a part of the distribution', () => {
  const plan = planOf(asDefault({ ResponseHeadersPolicyId: to('Headers') }));
  expect(plan.distributions[0]?.behaviours?.at(-1)?.responseHeaders).to.deep.equal([
    { name: 'strict-transport-security', value: 'max-age=31536000; includeSubDomains', overrides: false },
  ]);
  expect(plan.mapping).to.deep.include({
    resource: 'Headers',
    part: 'cdn/site',
    substitution: 'of its headers only Strict-Transport-Security is added',
  });
});

test('what is not followed is said: functions, the default root object, policies from elsewhere, what was not seen', () => {
  const functions = { FunctionAssociations: [{ EventType: 'viewer-request', FunctionARN: to('Routes') }] };
  const notRun = 'functions at the edge are not run, so that an origin is asked for the path as it came';
  expect(differences({ ...asDefault(functions), DefaultRootObject: 'index.html' })).to.contain(
    `${notRun}; its default root object is not asked for in place of /`,
  );
  expect(differences(asDefault({ ResponseHeadersPolicyId: '67f7725c-6f97-4210-82d7-5512b31e9d03' }))).to.contain(
    'the headers of a policy that is not in the templates are not added',
  );
  expect(planOf().notModelled).to.deep.include({ resource: 'Routes', reason: notRun });
  const hidden = planOf(asDefault({ ViewerProtocolPolicy: unseen('parameter Policy has no value', 'Policy') }));
  expect(hidden.distributions).to.have.lengthOf(1);
  expect(hidden.notModelled.find(({ resource }) => resource === 'Site')).to.deep.include({
    unseen: { input: 'Policy' },
  });
});

function differences(changes: ValueMap): string | undefined {
  return planOf(changes).mapping.find(({ resource }) => resource === 'Site')?.substitution;
}
