/** The service a client asks, as IAM and the records' origins name it (`elasticloadbalancing` for ElasticLoadBalancingV2Client). */
export function serviceOfClient(clientName: string): string {
  const name = clientName.replace(/Client$/u, '');
  return prefixes[name] ?? name.toLowerCase();
}

/** The operation of a command: `DescribeVpcs` of DescribeVpcsCommand. */
export function operationOf(commandName: string): string {
  return commandName.replace(/Command$/u, '');
}

// Where IAM's prefix is not the client's name in small letters. Source: AWS, "Service Authorization Reference".
const prefixes: Readonly<Record<string, string>> = {
  CloudWatchLogs: 'logs',
  ConfigService: 'config',
  CostExplorer: 'ce',
  EMR: 'elasticmapreduce',
  ElasticLoadBalancingV2: 'elasticloadbalancing',
  EventBridge: 'events',
  OpenSearch: 'es',
  Route53: 'route53',
  ResourceGroupsTaggingAPI: 'tag',
  SecretsManager: 'secretsmanager',
};
