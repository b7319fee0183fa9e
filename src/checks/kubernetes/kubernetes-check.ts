import { nameOf, originText, type Resource } from '../../inventory/resource.ts';
import { type ContentsOfCluster, contentsOfCluster } from '../../inventory/views/contents-of-cluster.ts';
import { type Check, check, type Judgement, notApplicable, unknown, type View, type Views } from '../check.ts';
import { settled } from '../flaw.ts';

const clusterType = 'AWS::EKS::Cluster';

/**
 * A check of what runs in Kubernetes: it is asked of every cluster of the templates too, and unknown of one without manifests, or
 * with objects that make pods and are of no kind that is read.
 */
export function kubernetesCheck<const V extends Views>(definition: Check<V>): Check {
  const { judge, judgeWhole, needs } = check(definition);
  return {
    ...check(definition),
    needs: {
      ...needs,
      subjects: [...needs.subjects, clusterType],
      views: { ...needs.views, contents: contentsOfCluster },
    },
    ...(judge && {
      judge: (subject: Resource, view: View, parameters) =>
        subject.type === clusterType ? judgeCluster(subject, contentsIn(view)) : judge(subject, view, parameters),
    }),
    ...(judgeWhole && {
      judgeWhole: (view: View, parameters) => [
        ...judgeWhole(view, parameters),
        ...view.ofType(clusterType).map((cluster) => ({
          name: `cluster ${nameOf(cluster)} in ${cluster.region}`,
          judgement: settled(() => judgeCluster(cluster, contentsIn(view))),
        })),
      ],
    }),
  };
}

function contentsIn(view: View): ContentsOfCluster {
  return view.views['contents'] as ContentsOfCluster;
}

function judgeCluster(cluster: Resource, { hasManifests, unreadIn }: ContentsOfCluster): Judgement {
  const { stack, region } = cluster;
  if (!hasManifests(cluster))
    return unknown(
      `What runs in the cluster ${stack === undefined ? '' : `${stack}.`}${nameOf(cluster)} (${region}) was not seen: name its manifests under kubernetes in architecture.yaml.`,
    );
  const unread = unreadIn(cluster).map(
    (one) => `${one.type.slice(one.type.lastIndexOf(':') + 1)} ${nameOf(one)} (${originText(one.origin)})`,
  );
  if (unread.length > 0) return unknown(`Makes pods by objects whose kinds are not read: ${unread.join(', ')}.`);
  return notApplicable('What runs in it is judged object by object.');
}
