import { collectors } from '../collect/aws/catalogue.ts';
import { answersRecorded } from '../collect/aws/answers-recorded.ts';
import { answersReplayed } from '../collect/aws/answers-replayed.ts';
import { askedHosts, type AskedHosts } from '../collect/aws/asked-hosts.ts';
import type { Collector, Mapped } from '../collect/aws/collector.ts';
import { linked } from '../collect/aws/linked.ts';
import { redactionOf } from '../collect/aws/redaction.ts';
import { withoutRedacted } from '../collect/aws/without-redacted.ts';
import { aggregatorSource } from '../collect/aws-config/aggregator-source.ts';
import { configCollectors } from '../collect/aws-config/config-collector.ts';
import { configKinds, toldBy } from '../collect/aws-config/config-kinds.ts';
import type { FromConfig } from '../collect/aws-config/from-config.ts';
import { recorderSource } from '../collect/aws-config/recorder-source.ts';
import { stalenessOf } from '../collect/aws-config/staleness.ts';
import { cloudControl } from '../collect/cloud-control/cloud-control.ts';
import { withoutBeyond } from '../collect/emulator/beyond.ts';
import { traps } from '../collect/emulator/traps/catalogue.ts';
import { InputError } from '../collect/input-error.ts';
import { type Collected, collectLive } from '../collect/live/collect-live.ts';
import { type LiveTarget, liveTarget } from '../collect/live/live-target.ts';
import { type Recording, recordingTo } from '../collect/live/recording.ts';
import { type Gap, inventoryOf } from '../inventory/inventory.ts';
import { isWithin } from '../inventory/resource.ts';
import type { Gathered } from './gather.ts';
import { type LiveChoice, sourceText } from './live-choice.ts';
import { liveGaps } from './live-gaps.ts';
import { clusterNotices, liveNotices } from './live-notices.ts';
import type { ReadTarget } from './read-target.ts';

export interface LiveOrder {
  readonly gathered: Pick<Gathered, 'architecture' | 'kubernetesAmong' | 'account'>;
  /** The types that something asks for. */
  readonly askedTypes: readonly string[];
  /** Every region that is read. */
  readonly regions: readonly string[];
  readonly choice: LiveChoice;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Reads an account, or what was recorded of one; manifests of Kubernetes stay as they were written. Throws InputError before anything is read. */
export async function liveAccount(order: LiveOrder): Promise<ReadTarget> {
  const { gathered, regions, choice, say, signal } = order;
  const account = choice.account ?? gathered.account;
  if (account === undefined)
    throw new InputError(
      'Which account is to be read was not said',
      undefined,
      'Give --account, or account: in architecture.yaml; credentials of another are refused.',
    );
  // What was recorded is of then.
  const at = choice.replay?.head.at ?? new Date().toISOString();
  const redaction = redactionOf({ accounts: [account], mail: true });
  const hosts = askedHosts();
  using recording =
    choice.record === undefined
      ? undefined
      : recordingTo(choice.record, {
          recording: 1,
          origin: 'recorded',
          at,
          account: redaction.text(account),
          regions,
          scope: redaction.data(choice.scope) as LiveChoice['scope'],
          source: sourceText(choice.source),
        });
  say(`asking whose the credentials are`);
  const target = await liveTarget({
    account,
    regions,
    signal,
    ...(choice.replay ? { credentials: replayedCredentials } : {}),
    pluginsIn: (region) => {
      if (choice.replay) return [answersReplayed(choice.replay.answers, region)];
      const recorder = recording && [answersRecorded({ region, redaction, record: recording.add })];
      return [hosts, ...(recorder ?? [])];
    },
  });
  recording?.begin();
  const others = cloudControl(order.askedTypes);
  const asked = [...collectorsOf(choice), ...others.collectors];
  const collected = await collectLive({ target, scope: choice.scope, collectors: asked, signal, say });
  return told({ order, target, collected, unread: others.gaps, hosts, at, unrecorded: recording?.failure() });
}

/** A recording answers without any, and nobody's may be asked for. */
const replayedCredentials = { accessKeyId: 'replayed', secretAccessKey: 'replayed' };

/** Config tells of some types; the services themselves are asked for all others. */
function collectorsOf({ source }: LiveChoice): readonly Collector[] {
  if (source === 'services') return collectors;
  const byConfig = new Set(toldBy(configKinds));
  const others = collectors.flatMap((collector) => only(collector, (type) => !byConfig.has(type)));
  const from = source === 'config' ? recorderSource : aggregatorSource(source.aggregator);
  return [...configCollectors(from), ...others];
}

/** The collector for some of its types; what else it reads on the way is left out. None where no type is left. */
function only(collector: Collector, isWanted: (type: string) => boolean): readonly Collector[] {
  const types = collector.types.filter(isWanted);
  if (types.length === 0) return [];
  if (types.length === collector.types.length) return [collector];
  const collect: Collector['collect'] = async (place) =>
    (await collector.collect(place)).filter(({ type }) => isWanted(type));
  return [{ ...collector, types, collect }];
}

interface Read {
  readonly order: LiveOrder;
  readonly target: LiveTarget;
  readonly collected: Collected;
  /** Types that something asks for and nothing here can read. */
  readonly unread: readonly Gap[];
  readonly hosts: AskedHosts;
  readonly at: string;
  /** Why a recording is not whole. */
  readonly unrecorded: string | undefined;
}

function told({ order, target, collected, unread, hosts, at, unrecorded }: Read): ReadTarget {
  const { gathered, choice } = order;
  const { account, caller, partition, regions } = target;
  const { logicalOf, mapped } = collected;
  const foreign = choice.replay ? recordedAt(choice.replay) : hosts.foreign();
  // What was taken out of a recording was there; and what emulators are known to tell otherwise than AWS says nothing.
  const toldOf = (one: Mapped): Mapped => {
    const whole = choice.replay ? withoutRedacted(one) : one;
    return foreign.length === 0 ? whole : withoutBeyond(whole, undefined, untrue, {});
  };
  const seen = new Map(mapped.map((one) => [toldOf(one), one]));
  const outside = new Set(collected.outside.map(toldOf));
  const records = linked([...seen.keys(), ...outside], {
    account,
    at,
    logicalOf: (one) => logicalOf(seen.get(one) ?? one),
    outside,
  });
  const inside = records.filter(isWithin);
  const kubernetes = gathered.kubernetesAmong(inside);
  const gaps = [...collected.gaps, ...unread, ...liveGaps(collected, choice), ...kubernetes.gaps];
  const fromConfig = collected.mapped.filter((one): one is FromConfig => one.capturedAt !== undefined);
  return {
    on: foreign.length === 0 ? 'live' : 'emulator',
    inventory: inventoryOf([...records, ...kubernetes.resources], gaps),
    enumeratedBy: enumerated(choice, target),
    readBy: readBy(choice, target, outside.size),
    evidence: {
      name: 'account',
      record: {
        account,
        caller,
        partition,
        regions,
        scope: choice.scope,
        source: sourceText(choice.source),
        ...(choice.replay ? { replayed: { file: choice.replay.file, ...choice.replay.head } } : {}),
        ...(foreign.length === 0 ? {} : { askedAt: foreign }),
        calls: collected.calls,
        vanished: collected.vanished,
        outside: outside.size,
        ...(choice.source === 'services' ? {} : { staleness: stalenessOf(fromConfig, Date.parse(at)) }),
      },
    },
    notices: [
      ...liveNotices(choice, collected, { foreign, fromConfig, unrecorded }),
      ...clusterNotices(inside, kubernetes),
    ],
    cannotShow: [
      {
        what: 'Kubernetes objects as they run',
        why: 'They were read from manifests; the cluster itself was not asked.',
      },
    ],
    ...(choice.replay ? { replayed: { file: choice.replay.file, at, sha256: choice.replay.sha256 } } : {}),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

const untrue = traps.filter(({ isMended }) => !isMended);

function recordedAt({ answers }: Recording): readonly string[] {
  return [...new Set(answers.flatMap(({ askedAt = [] }) => askedAt))].toSorted();
}

function enumerated(
  { source, scope }: LiveChoice,
  { account, regions }: Pick<LiveTarget, 'account' | 'regions'>,
): string {
  const how = {
    services: 'list and describe calls',
    config: "AWS Config's advanced queries, and list and describe calls for what it does not record,",
  };
  const by =
    typeof source === 'string'
      ? how[source]
      : `the AWS Config aggregator ${source.aggregator}, and list and describe calls for what it does not tell,`;
  return `${by} in account ${account}, ${regions.join(', ')} (${scopeText(scope)}); Kubernetes objects as the manifests say`;
}

function readBy({ replay }: LiveChoice, { caller }: Pick<LiveTarget, 'caller'>, outside: number): string {
  const from = replay ? `, replayed from a recording of ${replay.head.at}` : '';
  const besides = outside === 0 ? '' : `; ${outside} resources beside it were looked at and not judged`;
  return `read as ${caller}${from}${besides}`;
}

function scopeText(scope: LiveChoice['scope']): string {
  switch (scope.kind) {
    case 'everything':
      return 'everything';
    case 'tags':
      return `what carries ${Object.entries(scope.tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')}`;
    case 'stacks':
      return `what is listed by the stacks ${scope.stacks.join(', ')}`;
    case 'ids':
      return `${scope.ids.join(', ')} alone`;
  }
}
