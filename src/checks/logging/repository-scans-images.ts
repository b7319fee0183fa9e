import { booleanAt, listAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { check, fail, pass } from '../check.ts';

const mend = 'Set ImageScanningConfiguration.ScanOnPush to true.';

export const repositoryScansImages = check({
  id: 'repository-scans-images',
  title: 'every image repository scans what is pushed to it',
  why: 'Most known weaknesses arrive with a base image that nobody looked at.',
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
  controls: {
    'Security Hub': ['ECR.1'],
    'AWS Config': ['ECR_PRIVATE_IMAGE_SCANNING_ENABLED'],
    'Well-Architected (own mapping)': ['SEC06-BP01'],
  },
  needs: { subjects: ['AWS::ECR::Repository'], types: ['AWS::ECR::RegistryScanningConfiguration'] },
  judge(repository, { ofType }) {
    const isOn = booleanAt(repository.properties, 'ImageScanningConfiguration.ScanOnPush');
    if (isOn === true) return pass('Scans what is pushed to it: ScanOnPush is true.');
    const registry = ofType('AWS::ECR::RegistryScanningConfiguration').find(
      (one) => one.region === repository.region && scansAll(one),
    );
    if (registry)
      return pass(`Scans what is pushed to it, as ${nameOf(registry)} says for the whole registry.`, {
        seen: [registry],
      });
    return fail(`Does not scan what is pushed to it: ScanOnPush is ${isOn ?? 'not set, and off by default'}.`, mend, {
      at: 'ImageScanningConfiguration',
    });
  },
});

function scansAll({ properties }: Resource): boolean {
  return mapsAt(properties, 'Rules').some((rule) => {
    const frequency = stringAt(rule, 'ScanFrequency');
    const isEvery = listAt(rule, 'RepositoryFilters').some(
      (_, index) => stringAt(rule, `RepositoryFilters.${index}.Filter`) === '*',
    );
    return isEvery && (frequency === 'SCAN_ON_PUSH' || frequency === 'CONTINUOUS_SCAN');
  });
}
