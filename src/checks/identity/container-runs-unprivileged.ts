import { booleanAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const containerRunsUnprivileged = check({
  id: 'container-runs-unprivileged',
  title: 'every container runs without privileges on its host',
  why: 'A privileged container is root on the server it shares with others.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  controls: {
    'Security Hub': ['ECS.4'],
    'AWS Config': ['ECS_CONTAINERS_NONPRIVILEGED'],
    'Well-Architected (own mapping)': ['SEC03-BP02'],
  },
  needs: { subjects: ['AWS::ECS::TaskDefinition'] },
  judge({ properties }) {
    const containers = mapsAt(properties, 'ContainerDefinitions');
    const flaw = flawIn(
      containers.map((container, index) => (): Judgement | undefined => {
        const at = `ContainerDefinitions.${index}.Privileged`;
        if (booleanAt(properties, at) !== true) return undefined;
        return fail(
          `Container ${stringAt(container, 'Name')} is privileged.`,
          'Take Privileged out, and add the one capability that is needed.',
          { at },
        );
      }),
    );
    return flaw ?? pass(`Gives no privileges to its ${containers.length} container(s).`);
  },
});
