import { mapAt, mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const taskIsKeptOffPublicAddresses = check({
  id: 'task-is-kept-off-public-addresses',
  title: 'every task is kept off public addresses',
  why: 'A public address puts one security group between a container and everyone.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html',
  controls: {
    'Security Hub': ['ECS.2'],
    'Well-Architected (own mapping)': ['SEC05-BP01'],
  },
  needs: { subjects: ['AWS::ECS::Service', 'AWS::Events::Rule'] },
  judge(resource) {
    const paths = networksOf(resource);
    if (paths.length === 0) return notApplicable('Gives no task a network interface of its own.');
    const flaw = flawIn(
      paths.map((path) => (): Judgement | undefined => {
        const at = `${path}.AssignPublicIp`;
        const written = stringAt(resource.properties, at) ?? 'DISABLED';
        if (written !== 'ENABLED') return undefined;
        return fail(
          'Gives its tasks public addresses: AssignPublicIp is ENABLED.',
          'Set AssignPublicIp to DISABLED, and let tasks out through a NAT gateway or endpoints.',
          { at },
        );
      }),
    );
    return flaw ?? pass('Gives its tasks no public addresses: AssignPublicIp is DISABLED, which is the default.');
  },
});

function networksOf({ type, properties }: Resource): readonly string[] {
  const paths =
    type === 'AWS::ECS::Service'
      ? ['NetworkConfiguration.AwsvpcConfiguration']
      : mapsAt(properties, 'Targets').map(
          (_, index) => `Targets.${index}.EcsParameters.NetworkConfiguration.AwsVpcConfiguration`,
        );
  return paths.filter((path) => mapAt(properties, path) !== undefined);
}
