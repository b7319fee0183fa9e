import type { Architecture, DeclaredFlow } from '../../inventory/architecture.ts';
import { belongsTo } from '../../inventory/component.ts';
import { nameOf } from '../../inventory/resource.ts';
import { askedFlows } from '../../reach/asked-flows.ts';
import { barriers } from '../../reach/barriers.ts';
import { endpointTypes } from '../../reach/endpoint-shape.ts';
import { type Flow, flowText } from '../../reach/flow.ts';
import { type End, type Reachability, reachabilityOf, type Start } from '../../reach/reachability.ts';
import { strangersOf } from '../../reach/strangers.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, unseenJudgement } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { mostTelling, recordsOf, wayText } from './internet-path.ts';

/** What AWS runs and what asks nobody outside; its rules may let it, but it has no wish of its own. */
const quiet = new Set(['AWS::EC2::VPCEndpoint', 'AWS::EKS::Cluster']);

export const onlyDeclaredFlowsArePossible = check({
  id: 'only-declared-flows-are-possible',
  title: 'only the declared flows are possible',
  why: 'Rules grow by one at a time, and nobody sees the sum of them: what routes, network ACLs and security groups let through together is held against what architecture.yaml declares under flows.',
  source: 'https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_layered.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP02'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.20', 'A.8.22'],
    'PCI DSS 4.0.1': ['1.2.5', '1.3.1', '1.3.2'],
  },
  needs: { subjects: endpointTypes, views: { reach: reachabilityOf } },
  judge(subject, { architecture, views: { reach } }) {
    const endpoint = reach.endpointOf(subject);
    if (!endpoint) return notApplicable('Has no place in a network.');
    if (!architecture.flows)
      return unknown('The architecture declares no flows, so that none can be told from others.');
    const sources: Start[] = ['internet', ...reach.neighboursOf(endpoint).map(({ resource }) => resource), subject];
    const incoming = endpoint.listens ? sources.map((from) => waysBetween(from, subject, architecture, reach)) : [];
    const outgoing = quiet.has(subject.type) ? [] : [waysBetween(subject, 'internet', architecture, reach)];
    const ways = [...incoming, ...outgoing].flat();
    const flows = endpoint.listens ? askedFlows(reach.network, { to: endpoint }) : [];
    const strangers = flows.flatMap((flow) => strangersOf(reach.network, endpoint, flow));
    return (
      flawIn([...ways.map(flawOf), ...strangers.map((one) => () => unseenJudgement(one))]) ??
      pass('Nothing reaches it, and it reaches nothing on the internet, but by declared flows.')
    );
  },
});

interface AskedWay {
  readonly from: Start;
  readonly to: End;
  readonly flow: Flow;
  readonly answer: ReturnType<Reachability['directly']>;
}

/** The ways between two ends that are not declared for certain. */
function waysBetween(from: Start, to: End, architecture: Architecture, reach: Reachability): readonly AskedWay[] {
  const [source, target] = [from, to].map((end) => (end === 'internet' ? undefined : reach.endpointOf(end)));
  const ends = { ...(source ? { from: source } : {}), ...(target ? { to: target } : {}) };
  return askedFlows(reach.network, ends)
    .filter((flow) => !isDeclared(from, to, flow, architecture))
    .map((flow) => ({ from, to, flow, answer: reach.directly(from, to, flow) }));
}

function flawOf({ from, to, flow, answer }: AskedWay) {
  return (): Judgement | undefined => {
    if (answer.answer === 'blocked') return undefined;
    if (answer.answer === 'unknown') throw mostTelling(answer.unseen);
    return fail(
      `${from === 'internet' ? 'The internet' : nameOf(from)} reaches ${to === 'internet' ? 'the internet' : nameOf(to)} on ${flowText(flow)}, which is not declared: ${wayText(answer.hops)}.`,
      'Close one of these hops, or declare the flow in architecture.yaml, under flows.',
      { seen: recordsOf(answer.hops), wants: barriers },
    );
  };
}

/** Whether a declared flow covers it; what the internet may reach, everybody may. Throws UnseenInput where that hangs on an unseen tag. */
function isDeclared(from: Start, to: End, flow: Flow, { flows = [], components }: Architecture): boolean {
  const isEnd = (end: Start, names: readonly string[]): boolean =>
    names.some((name) =>
      name === 'internet'
        ? end === 'internet'
        : end !== 'internet' && belongsTo(end, components[name] ?? { types: [] }),
    );
  return flows.some(
    (declared) =>
      coversPort(declared, flow) &&
      (declared.from.includes('internet') || isEnd(from, declared.from)) &&
      isEnd(to, declared.to),
  );
}

function coversPort({ ports, protocol }: DeclaredFlow, flow: Flow): boolean {
  return protocol === flow.protocol && ports.includes(flow.port);
}
