import { mapsAt, stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

const mend = 'Add api, audit and authenticator to Logging.ClusterLogging.EnabledTypes.';

export const clusterLogsControlPlane = check({
  id: 'cluster-logs-control-plane',
  title: 'every EKS cluster logs what its control plane does',
  why: 'Who changed what in the cluster stands in its audit log, which is off until it is asked for.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html',
  controls: {
    'Security Hub': ['EKS.8'],
    'AWS Config': ['EKS_CLUSTER_LOG_ENABLED'],
    'Well-Architected (own mapping)': ['SEC04-BP01'],
  },
  needs: { subjects: ['AWS::EKS::Cluster'] },
  judge({ properties }) {
    const path = 'Logging.ClusterLogging.EnabledTypes';
    const on = mapsAt(properties, path).map((one) => stringAt(one, 'Type') ?? '');
    const missing = ['api', 'audit', 'authenticator'].filter((type) => !on.includes(type));
    if (missing.length === 0) return pass(`Logs ${on.join(', ')}.`);
    const observed =
      on.length === 0 ? 'EnabledTypes is not set, and no log is on by default' : `EnabledTypes has ${on.join(', ')}`;
    return fail(`Does not log ${missing.join(', ')}: ${observed}.`, mend, { at: 'Logging' });
  },
});
