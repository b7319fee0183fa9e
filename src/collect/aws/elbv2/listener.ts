import type { Certificate, Listener } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { actionList, untoldSecrets } from './action-list.ts';

interface Where {
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A listener as CloudFormation would write it; its certificate is the default one, further ones are resources of their own. */
export function listener(told: Listener, { region, tags }: Where): Mapped {
  const arn = told.ListenerArn ?? '';
  return {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    ref: arn,
    arn,
    region,
    tags,
    properties: toldValues({
      LoadBalancerArn: told.LoadBalancerArn,
      Port: told.Port,
      Protocol: told.Protocol,
      // Moto tells one of listeners without encryption too, AWS does not.
      SslPolicy: /^(HTTPS|TLS)$/u.test(told.Protocol ?? 'TLS') ? told.SslPolicy : undefined,
      Certificates: told.Certificates?.map(({ CertificateArn }) => ({ CertificateArn })),
      AlpnPolicy: told.AlpnPolicy,
      MutualAuthentication: mutual(told.MutualAuthentication),
      DefaultActions: actionList(told.DefaultActions),
    }),
    attributes: { ListenerArn: arn },
    untold: {
      ListenerAttributes: 'DescribeListenerAttributes is not asked: no check reads them',
      ...untoldSecrets(told.DefaultActions, 'DefaultActions'),
    },
    api: 'elasticloadbalancing:DescribeListeners',
  };
}

/** One more certificate of a listener, chosen by the name a client asks for. */
export function listenerCertificate(listenerArn: string, { CertificateArn = '' }: Certificate, region: string): Mapped {
  return {
    type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
    // CloudFormation makes up an id; no API knows it.
    ref: `${listenerArn}/${CertificateArn}`,
    region,
    tags: {},
    properties: { ListenerArn: listenerArn, Certificates: [{ CertificateArn }] },
    attributes: {},
    api: 'elasticloadbalancing:DescribeListenerCertificates',
  };
}

/** Whether the trust store is shared from elsewhere (`TrustStoreAssociationStatus`) is no setting. */
function mutual(told: Listener['MutualAuthentication']): object | undefined {
  if (told === undefined) return undefined;
  const { TrustStoreAssociationStatus: _, ...set } = told;
  return set;
}
