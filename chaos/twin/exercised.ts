import { servedInstead } from './derive/stores.ts';
import { withoutUnasked } from './derive/rested-databases.ts';
import type { Mapping, ServicePart, StorePart, TwinPlan } from './twin-plan.ts';

const unasked = 'answers plainly in this run: nothing here asks it';
const unaskedStore = 'keeps objects itself in this run: nothing here asks what architecture.yaml names in its place';

/** The plan with only those commands in it that a run exercises: each costs 17 MB and more, for every server. The rest answers plainly, and says so. */
export function exercised(plan: TwinPlan, isExercised: (part: ServicePart | StorePart) => boolean): TwinPlan {
  const idle = new Set(
    plan.services.filter((service) => service.run.kind === 'command' && !isExercised(service)).map(({ id }) => id),
  );
  const idleStores = new Set(
    plan.stores.filter((store) => store.run !== undefined && !isExercised(store)).map(({ id }) => id),
  );
  const services = plan.services.map((service) => (idle.has(service.id) ? plainly(plan, service) : service));
  const mapping = plan.mapping.map((one): Mapping => {
    if (idle.has(one.part)) return differing(one, unasked);
    return idleStores.has(one.part) ? differing(one, unaskedStore) : one;
  });
  const rested = withoutUnasked(plan.databases, services, mapping);
  return {
    ...plan,
    services: rested.services,
    databases: rested.databases,
    stores: plan.stores.map((store) => (idleStores.has(store.id) ? unserved(store) : store)),
    mapping: rested.mapping,
    notModelled: [...plan.notModelled, ...rested.notModelled].toSorted((one, other) =>
      one.resource < other.resource ? -1 : one.resource > other.resource ? 1 : 0,
    ),
  };
}

/** For faults: services with a database keep their commands, since with them state can be lost. Where none has one, all do. */
export function forExperiments(plan: TwinPlan): TwinPlan {
  const keeping = plan.services.filter(({ run, databases }) => run.kind === 'command' && databases.length > 0);
  return keeping.length === 0 ? plan : exercised(plan, (part) => keeping.some(({ id }) => id === part.id));
}

/** For load: the named components keep their commands, in the primary region. */
export function forLoad(plan: TwinPlan, components: readonly string[]): TwinPlan {
  const primary = (plan.regions.find(({ role }) => role === 'primary') ?? plan.regions[0])?.role;
  return exercised(
    plan,
    ({ region, component }) => region === primary && component !== undefined && components.includes(component),
  );
}

/** Where the template asks for its health, it is asked, as any service that answers plainly. */
function plainly({ balancers }: TwinPlan, service: ServicePart): ServicePart {
  const asking = balancers
    .flatMap(({ targetGroups }) => targetGroups)
    .find(({ services }) => services.includes(service.id));
  return { ...service, run: { kind: 'plain', healthPath: asking?.check.path ?? '/' } };
}

function unserved({ run: _run, component: _component, ...store }: StorePart): StorePart {
  return store;
}

function differing({ resource, part, substitution }: Mapping, difference: string): Mapping {
  const others = substitution.split('; ').filter((one) => one !== '' && one !== servedInstead);
  return { resource, part, substitution: [...others, difference].join('; ') };
}
