import { booleanAt, listAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import { attempt, isUnseenInput } from '../../reach/attempt.ts';
import { addressesText, blockOf } from '../../reach/block.ts';
import { internetAmong, isInternet } from '../../reach/internet-share.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

const mend = 'Set EndpointPublicAccess to false, or PublicAccessCidrs to the addresses of your own.';

export const clusterApiIsClosedToInternet = check({
  id: 'cluster-api-is-closed-to-internet',
  title: 'every EKS cluster closes its API to the internet',
  why: 'Whoever reaches the API needs one leaked credential to own all that runs there.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  controls: {
    'Security Hub': ['EKS.1'],
    'AWS Config': ['EKS_ENDPOINT_NO_PUBLIC_ACCESS'],
    'Well-Architected': ['SEC03-BP07', 'SEC05-BP01'],
    'ISO 27001:2022': ['A.8.1'],
    'PCI DSS 4.0.1': ['1.2.8', '1.3.1', '1.3.2'],
  },
  needs: { subjects: ['AWS::EKS::Cluster'] },
  judge({ properties }) {
    if (booleanAt(properties, 'ResourcesVpcConfig.EndpointPublicAccess') === false)
      return pass('Answers inside its VPC only: EndpointPublicAccess is false.');
    const path = 'ResourcesVpcConfig.PublicAccessCidrs';
    const blocks = listAt(properties, path);
    if (blocks.length === 0)
      return fail('Admits 0.0.0.0/0, the default, to its API: PublicAccessCidrs is not set.', mend, {
        at: 'ResourcesVpcConfig',
      });
    const read = (index: number): string => {
      const block = stringAt(properties, `${path}.${index}`) ?? '';
      if (!blockOf(block)) throw new UnseenInput(`${JSON.stringify(block)} is no block of addresses`, '');
      return block;
    };
    const flaw = flawIn([
      ...blocks.map((_, index) => (): Judgement | undefined => {
        const block = read(index);
        return isInternet([block]) ? fail(`Admits ${block} to its API.`, mend, { at: path }) : undefined;
      }),
      (): Judgement | undefined => {
        const seen = blocks.map((_, index) => attempt(() => blockOf(read(index))?.addresses));
        const internet = internetAmong(seen.flatMap((one) => (one && !isUnseenInput(one) ? one : [])));
        return (
          internet &&
          fail(`Admits ${addressesText(internet)} to its API, by ${blocks.length} blocks together.`, mend, { at: path })
        );
      },
    ]);
    return (
      flaw ??
      pass(
        `Admits ${blocks.length} block${blocks.length === 1 ? '' : 's'} of addresses to its API, none of them the internet.`,
      )
    );
  },
});
