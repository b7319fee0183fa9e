import { mapAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, pass, type View } from '../check.ts';

const mend = 'Set MetadataOptions.HttpTokens to required.';
const unset = 'HttpTokens is not set, and optional by default unless the image or the account says otherwise';

export const instanceDemandsImdsv2 = check({
  id: 'instance-demands-imdsv2',
  title: 'every instance demands IMDSv2',
  why: 'A server that can be made to fetch an address gives its credentials away, unless the metadata service asks for a token first.',
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html',
  controls: {
    'Security Hub': ['EC2.8', 'EC2.170', 'AutoScaling.3'],
    'AWS Config': ['EC2_IMDSV2_CHECK', 'EC2_LAUNCH_TEMPLATE_IMDSV2_CHECK'],
    'Well-Architected (own mapping)': ['SEC06-BP02'],
    'ISO 27001:2022': ['A.8.20', 'A.8.21', 'A.8.22'],
  },
  needs: { subjects: ['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration'] },
  judge(resource, { resolve }) {
    const isTemplate = resource.type === 'AWS::EC2::LaunchTemplate';
    const own = judgeOptions(resource, isTemplate ? 'LaunchTemplateData.MetadataOptions' : 'MetadataOptions');
    if (own) return own;
    const template = isTemplate ? undefined : templateOf(resource, resolve);
    if (!template)
      return fail(`Does not demand it: ${unset}.`, mend, { at: isTemplate ? 'LaunchTemplateData' : 'ImageId' });
    const inherited = judgeOptions(template, 'LaunchTemplateData.MetadataOptions');
    if (inherited?.verdict === 'pass')
      return pass(`Demands it, as launch template ${nameOf(template)} says.`, { seen: [template] });
    return fail(`Does not demand it, and neither does launch template ${nameOf(template)}.`, mend, {
      at: 'LaunchTemplate',
      seen: [template],
    });
  },
});

/** Undefined when nothing is said. */
function judgeOptions({ properties }: Resource, path: string): Judgement | undefined {
  if (stringAt(properties, `${path}.HttpEndpoint`) === 'disabled')
    return pass('Has no metadata service: HttpEndpoint is disabled.');
  const at = `${path}.HttpTokens`;
  const tokens = stringAt(properties, at);
  if (tokens === undefined) return undefined;
  return tokens === 'required'
    ? pass('Demands it: HttpTokens is required.')
    : fail(`Does not demand it: HttpTokens is ${tokens}.`, mend, { at });
}

function templateOf({ properties }: Resource, resolve: View['resolve']): Resource | undefined {
  if (mapAt(properties, 'LaunchTemplate') === undefined) return undefined;
  const path = ['LaunchTemplate.LaunchTemplateId', 'LaunchTemplate.LaunchTemplateName'].find(
    (one) => valueAt(properties, one) !== undefined,
  );
  return path === undefined ? undefined : resolve(valueAt(properties, path), path);
}
