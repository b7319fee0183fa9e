import { stringAt } from '../../inventory/read.ts';
import { join } from '../../inventory/value.ts';
import { type Container, containersOf, podKinds } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const mend = 'Name the version that was tested, as a tag or, better, by its digest: name:2.14.0@sha256:….';

export const containerImageNamesVersion = kubernetesCheck({
  id: 'container-image-names-version',
  title: 'every container image names a version',
  why: 'Behind `latest` every node may run something else, nobody can say what was tested, and there is nothing to roll back to.',
  source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
  controls: { 'Well-Architected (own mapping)': ['REL08-BP04', 'SEC11-BP05'] },
  needs: { subjects: podKinds },
  judge(workload) {
    const containers = containersOf(workload);
    return (
      flawIn(containers.map((one) => () => unversioned(one))) ??
      pass(
        `Each names a version: ${containers.map(({ name, properties }) => `${name} ${versionOf(properties)}`).join(', ')}.`,
      )
    );
  },
});

function unversioned({ name, path, properties }: Container): Judgement | undefined {
  const at = join(path, 'image');
  const image = stringAt(properties, 'image');
  if (image === undefined || image === '') return unknown(`Its container ${name} names no image.`, path);
  const version = versionOf(properties);
  if (version === undefined) return fail(`Its container ${name} runs ${image}, which means its latest.`, mend, { at });
  return version === 'latest' ? fail(`Its container ${name} runs ${image}.`, mend, { at }) : undefined;
}

/** The digest, which wins, or the tag. A colon before the last slash is a registry's port. */
function versionOf(container: Container['properties']): string | undefined {
  const image = stringAt(container, 'image') ?? '';
  const [tagged = '', digest] = image.split('@');
  if (digest !== undefined) return `${digest.slice(0, 19)}…`;
  return /:(?<tag>[^:/]+)$/u.exec(tagged)?.groups?.['tag'];
}
