/** Types that cannot be listed, and that only stand where another resource does: their identifiers are made of those of the others. */
export interface NamedAfter {
  /** The types that may have one. Where there are none of those, there is none. */
  readonly types: readonly string[];
  /** The identifier, with `${Identifier}` for the other's; without it they cannot be read where there are some of the others. */
  readonly identifier?: string;
}

export function namedAfter(type: string): NamedAfter | undefined {
  return Object.hasOwn(known, type) ? known[type] : undefined;
}

// Source: the schemas' identifiers, and what their descriptions say a policy may be attached to.
const known: Readonly<Record<string, NamedAfter>> = {
  'AWS::Bedrock::ResourcePolicy': { types: ['AWS::Bedrock::Guardrail'], identifier: '${Identifier}' },
  'AWS::BedrockAgentCore::ResourcePolicy': {
    types: ['AWS::BedrockAgentCore::Gateway', 'AWS::BedrockAgentCore::Memory', 'AWS::BedrockAgentCore::Runtime'],
  },
  'AWS::CloudTrail::ResourcePolicy': {
    types: ['AWS::CloudTrail::Channel', 'AWS::CloudTrail::Dashboard', 'AWS::CloudTrail::EventDataStore'],
    identifier: '${Identifier}',
  },
  'AWS::EventSchemas::RegistryPolicy': { types: ['AWS::EventSchemas::Registry'] },
  'AWS::Kinesis::ResourcePolicy': {
    types: ['AWS::Kinesis::Stream'],
    identifier: 'arn:${Partition}:kinesis:${Region}:${Account}:stream/${Identifier}',
  },
  'AWS::Lex::ResourcePolicy': { types: ['AWS::Lex::Bot'] },
  'AWS::MediaPackageV2::ChannelPolicy': { types: ['AWS::MediaPackageV2::ChannelGroup'] },
  'AWS::MediaPackageV2::OriginEndpointPolicy': { types: ['AWS::MediaPackageV2::ChannelGroup'] },
  'AWS::MediaTailor::ChannelPolicy': { types: ['AWS::MediaTailor::Channel'], identifier: '${Identifier}' },
  'AWS::S3ObjectLambda::AccessPointPolicy': {
    types: ['AWS::S3ObjectLambda::AccessPoint'],
    identifier: '${Identifier}',
  },
  // A bucket on an Outpost is reached through an endpoint and an access point only. Source: Amazon S3 on Outposts User Guide.
  'AWS::S3Outposts::Bucket': { types: ['AWS::S3Outposts::Endpoint', 'AWS::S3Outposts::AccessPoint'] },
  'AWS::S3Outposts::BucketPolicy': { types: ['AWS::S3Outposts::Endpoint', 'AWS::S3Outposts::AccessPoint'] },
  'AWS::VpcLattice::AuthPolicy': {
    types: ['AWS::VpcLattice::Service', 'AWS::VpcLattice::ServiceNetwork'],
    identifier: '${Identifier}',
  },
  'AWS::VpcLattice::ResourcePolicy': {
    types: ['AWS::VpcLattice::ResourceConfiguration', 'AWS::VpcLattice::Service', 'AWS::VpcLattice::ServiceNetwork'],
    identifier: '${Identifier}',
  },
  // One for the account and region.
  'AWS::EC2::VPCBlockPublicAccessOptions': { types: [], identifier: '${Account}' },
};
