import type {
  BalancerPart,
  DatabasePart,
  DistributionPart,
  ListenerAction,
  RecordPart,
  ServicePart,
  TwinPlan,
} from '../../chaos/twin/twin-plan.ts';
import { recordIsLeft, seconds, targetIsBack, targetIsLeft } from '../../chaos/twin/worst-case.ts';
import { twinOmissions } from './twin-omissions.ts';

/** A plan in words: what lies where, what its timers add up to, what differs and what is left out. */
export function twinPlanText(plan: TwinPlan): string {
  const sections = [
    tree(plan),
    section('Load balancers', plan.balancers.flatMap(balancerLines)),
    section('Databases', plan.databases.flatMap(databaseLines)),
    section('DNS', recordLines(plan.records)),
    section('CDN', plan.distributions.flatMap(distributionLines)),
    section(
      'Buckets',
      plan.stores.flatMap(({ id, copies, run }) =>
        run === undefined
          ? copies.map(({ store, lagMs }) => `  ${id} is copied to ${store} within ${seconds(lagMs)}`)
          : [`  ${id}: ${runText({ run })}, which answers in its place`],
      ),
    ),
    section(
      'Only AWS decides: declared here, shown apart from what is measured',
      plan.controlPlane.map(
        ({ what, seconds: figure, band: [low, high], meaning, source, retrievedAt }) =>
          `  ${what}: ${figure} s (${low} to ${high}): ${meaning ?? ''}\n    ${source === undefined ? 'assumed; no source gives a figure, so no proof may rest on it' : `${source} (${retrievedAt ?? 'no date'})`}`,
      ),
    ),
    ...twinOmissions(plan).map(([title, lines]) => section(title, lines)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

function tree(plan: TwinPlan): string {
  const zones = plan.regions.flatMap((region) => region.zones);
  if (zones.length === 0) return `${plan.architecture}: there is nothing in it that a twin could be built of`;
  const servers = plan.services.reduce((sum, { instances }) => sum + total(instances), 0);
  const databases = plan.databases.reduce((sum, { followers }) => sum + 1 + followers.length, 0);
  const counts = [
    count(plan.regions.length, 'region'),
    count(zones.length, 'zone'),
    count(plan.balancers.length, 'load balancer'),
    count(servers, 'server'),
    count(databases, 'database server'),
  ];
  const lines = plan.regions.flatMap(({ role, code, zones: own }) => [
    '',
    role === code ? code : `${role} (${code})`,
    ...own.flatMap(({ id, name }) => [`  ${id} (${name})`, ...inZone(plan, id).map((line) => `    ${line}`)]),
  ]);
  return [`${plan.architecture}: ${counts.join(', ')}`, ...lines].join('\n');
}

function inZone({ balancers, services, databases }: TwinPlan, zone: string): readonly string[] {
  return [
    ...balancers.filter(({ zones }) => zones.includes(zone)).map(({ id }) => `${id}, a node`),
    ...services.flatMap((service) => {
      const here = service.instances[zone] ?? 0;
      return here === 0 ? [] : [`${service.id} x ${here}: ${runText(service)}`];
    }),
    ...databases.filter((database) => database.zone === zone).map(({ id }) => `${id}, the writer`),
    ...databases.flatMap(({ followers }) =>
      followers.filter((one) => one.zone === zone).map(({ id, role }) => `${id}, a ${role}`),
    ),
  ];
}

function runText({ run }: Pick<ServicePart, 'run'>): string {
  switch (run.kind) {
    case 'command':
      return run.command.join(' ');
    case 'url':
      return run.url;
    case 'plain':
      return 'a plain answer';
  }
}

function balancerLines({
  id,
  type,
  crossZone,
  idleTimeoutMs,
  listeners,
  targetGroups,
}: BalancerPart): readonly string[] {
  return [
    `  ${id}: ${type}, ${crossZone ? 'across zones' : 'within each zone'}, idle connections end after ${seconds(idleTimeoutMs)}`,
    ...listeners.flatMap(({ protocol, port, rules, action }) => [
      ...rules.map(
        (rule) =>
          `    ${protocol} ${port} ${[...(rule.hosts ?? []), ...(rule.paths ?? [])].join(' ')} ${actionText(rule.action)}`,
      ),
      `    ${protocol} ${port} ${rules.length > 0 ? 'else ' : ''}${actionText(action)}`,
    ]),
    ...targetGroups.flatMap((group) => [
      `    ${group.id}: ${group.services.join(', ') || 'no server'}; asks ${group.check.protocol} ${group.check.path}`,
      `      out after ${targetIsLeft(group).sum}; in again after ${targetIsBack(group).sum}; drained for ${seconds(group.deregistrationDelayMs)}`,
    ]),
  ];
}

function actionText(action: ListenerAction): string {
  switch (action.kind) {
    case 'forward':
      return `-> ${action.targetGroup}`;
    case 'redirect':
      return `redirects to ${action.protocol} ${action.port} (${action.status})`;
    case 'fixed':
      return `answers ${action.status}`;
  }
}

function databaseLines({ id, engineMajor, asked, zone, followers }: DatabasePart): readonly string[] {
  return [
    `  ${id}: PostgreSQL ${engineMajor}${asked === String(engineMajor) ? '' : ` for ${asked}`}, writes in ${zone}`,
    ...followers.map(
      (one) =>
        `    ${one.id}: ${one.role} in ${one.zone}, ${one.mode === 'sync' ? 'in step' : `behind by ${one.linkDelayMs} ms at least`}${one.reads ? ', reads' : ''}`,
    ),
  ];
}

function recordLines(records: readonly RecordPart[]): readonly string[] {
  const byName = Map.groupBy(records, ({ name, privateTo }) =>
    privateTo === undefined ? name : `${name} (within ${privateTo})`,
  );
  return [...byName]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, found]) => [
      `  ${name}`,
      ...found.toSorted((one, other) => rank(one) - rank(other)).flatMap(recordText),
    ]);
}

function rank({ policy }: RecordPart): number {
  return policy.kind === 'failover' && !policy.primary ? 1 : 0;
}

function recordText(record: RecordPart): readonly string[] {
  const { policy, target, ttlMs, check, followsTarget } = record;
  const role =
    policy.kind === 'failover'
      ? policy.primary
        ? 'primary '
        : 'secondary '
      : policy.kind === 'weighted'
        ? `weight ${policy.weight} `
        : '';
  const left = recordIsLeft(record);
  return [
    `    ${role}-> ${target}, kept for ${seconds(ttlMs)}${followsTarget === true ? ', with the health of its targets' : ''}`,
    ...(check && left
      ? [
          `      asks ${check.protocol} ${check.host ?? ''}:${check.port ?? ''}${check.path}, which is ${check.target}`,
          `      left after ${left.sum}`,
        ]
      : []),
  ];
}

function distributionLines({
  id,
  names = [],
  httpVersion,
  behaviours = [],
  origins,
  failover,
}: DistributionPart): readonly string[] {
  const place = (origin: (typeof origins)[number]): string =>
    origin.balancer ?? origin.store ?? origin.name ?? 'nowhere';
  return [
    `  ${id}: ${names.join(', ')}${httpVersion === 'http2' ? '; HTTP/2' : ''}`,
    ...behaviours.map(
      ({ path, to, withoutTls }) =>
        `    ${path ?? 'else'} -> ${to}${withoutTls === 'redirect' ? ', redirects to HTTPS' : withoutTls === 'refuse' ? ', over HTTPS only' : ''}`,
    ),
    ...origins.map((origin) => `    ${origin.id} is ${place(origin)}`),
    ...failover.map(
      ({ id: group, first, second, statuses }) =>
        `    ${group ?? 'failover'}: ${first}, then ${second} upon ${statuses.join(', ')} or no answer`,
    ),
  ];
}

function total(instances: ServicePart['instances']): number {
  return Object.values(instances).reduce((sum, each) => sum + each, 0);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
