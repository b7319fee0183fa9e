import { mapAt } from '../../inventory/read.ts';
import { isWithin, nameOf } from '../../inventory/resource.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

/** What asks AWS for something and so needs credentials, and the roles it may have them of. */
const askers = [
  'AWS::AppRunner::Service',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::AutoScaling::LaunchConfiguration',
  'AWS::Batch::JobDefinition',
  'AWS::CodeBuild::Project',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
  'AWS::EC2::SpotFleet',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::EKS::Cluster',
  'AWS::EKS::FargateProfile',
  'AWS::EKS::Nodegroup',
  'AWS::EMR::Cluster',
  'AWS::ElasticBeanstalk::Environment',
  'AWS::Glue::Job',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::SageMaker::NotebookInstance',
  'AWS::Serverless::Function',
  'AWS::StepFunctions::StateMachine',
];

export const noLongLivedAccessKeys = check({
  id: 'no-long-lived-access-keys',
  title: 'there are no long-lived access keys',
  why: 'A key that never expires works for whoever finds it, in a log, an image or a repository.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  controls: {
    'Security Hub': ['IAM.3'],
    'Well-Architected (own mapping)': ['SEC02-BP02'],
  },
  needs: { subjects: ['AWS::IAM::AccessKey', 'AWS::IAM::User'], types: askers },
  judgeWhole(view) {
    const mend = 'Give the workload a role instead, and take the key or password out.';
    const keys = view.ofType('AWS::IAM::AccessKey');
    const signIns = view
      .ofType('AWS::IAM::User')
      .filter(({ properties }) => mapAt(properties, 'LoginProfile') !== undefined);
    const bad = [...keys, ...signIns].map((resource) => ({
      name: nameOf(resource),
      judgement: fail(
        `${nameOf(resource)} is ${resource.type === 'AWS::IAM::User' ? 'a user with a password' : 'an access key'}.`,
        mend,
        { seen: [resource], wants: [] },
      ),
    }));
    if (bad.length > 0) return bad;
    const resources = view.inventory.resources.filter(isWithin);
    const isAsked = resources.some(({ type }) => type === 'AWS::IAM::User' || askers.includes(type));
    const judgement = !isAsked
      ? notApplicable('There is no workload, role or user that could have keys.')
      : pass(`None of the ${resources.length} resources is an access key or a user with a password.`);
    return [{ name: view.architecture.title, judgement }];
  },
});
