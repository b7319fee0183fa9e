/** What an action must be allowed on for a step to work. */
type StepObject =
  | 'own policy'
  | 'own role'
  | 'stronger user'
  | 'group'
  | 'stronger role'
  | 'function of a stronger role'
  | 'instance of a stronger role'
  | 'build project of a stronger role'
  | 'anything';

/** One published way to more rights than one was given. All steps must be allowed. */
export interface Escalation {
  readonly steps: readonly { readonly action: string; readonly on: StepObject; readonly service?: string }[];
  /** What it comes to, after "can". */
  readonly can: string;
  readonly source: string;
}

const rhino = 'https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation';
const hackTricks =
  'https://cloud.hacktricks.wiki/en/pentesting-cloud/aws-security/aws-privilege-escalation/aws-ecs-privesc/index.html';
const pathfinding = 'https://pathfinding.cloud/paths/';

/** A new workload that runs under a role it is passed. */
function passing(service: string, can: string, source: string, ...actions: readonly string[]): Escalation {
  return {
    steps: [
      { action: 'iam:PassRole', on: 'stronger role', service },
      ...actions.map((action) => ({ action, on: 'anything' as const })),
    ],
    can,
    source,
  };
}

function alone(action: string, on: StepObject, can: string): Escalation {
  return { steps: [{ action, on }], can, source: rhino };
}

/** The known set, read on 2026-11-21; ways through services that run no code of the caller are left out. */
export const escalations: readonly Escalation[] = [
  alone('iam:CreatePolicyVersion', 'own policy', 'write a new version of a policy of its own'),
  alone('iam:SetDefaultPolicyVersion', 'own policy', 'bring back another version of a policy of its own'),
  alone('iam:AttachRolePolicy', 'own role', 'attach any policy to itself'),
  alone('iam:PutRolePolicy', 'own role', 'write itself an inline policy'),
  alone('iam:DeleteRolePermissionsBoundary', 'own role', 'take its boundary away'),
  alone('iam:AttachUserPolicy', 'stronger user', 'attach any policy to a user'),
  alone('iam:PutUserPolicy', 'stronger user', 'write a user an inline policy'),
  alone('iam:CreateAccessKey', 'stronger user', 'make an access key of a user'),
  alone('iam:CreateLoginProfile', 'stronger user', 'give a user a password'),
  alone('iam:UpdateLoginProfile', 'stronger user', 'change the password of a user'),
  alone('iam:AttachGroupPolicy', 'group', 'attach any policy to a group'),
  alone('iam:PutGroupPolicy', 'group', 'write a group an inline policy'),
  alone('iam:AddUserToGroup', 'group', 'add users to a group'),
  alone('iam:UpdateAssumeRolePolicy', 'stronger role', 'let itself into another role'),
  alone('sts:AssumeRole', 'stronger role', 'assume a role that may do more'),
  alone('lambda:UpdateFunctionCode', 'function of a stronger role', 'replace the code of a function that may do more'),
  {
    steps: [{ action: 'ssm:SendCommand', on: 'instance of a stronger role' }],
    can: 'run commands on an instance that may do more',
    source: pathfinding,
  },
  {
    steps: [{ action: 'ssm:StartSession', on: 'instance of a stronger role' }],
    can: 'open a shell on an instance that may do more',
    source: pathfinding,
  },
  alone('codebuild:StartBuild', 'build project of a stronger role', 'run commands in a build that may do more'),
  alone('codebuild:StartBuildBatch', 'build project of a stronger role', 'run commands in a build that may do more'),
  alone('codebuild:UpdateProject', 'build project of a stronger role', 'change a build that may do more'),
  {
    steps: [
      { action: 'eks:CreateAccessEntry', on: 'anything' },
      { action: 'eks:AssociateAccessPolicy', on: 'anything' },
    ],
    can: 'make itself an administrator of a cluster',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html',
  },
  passing(
    'ecs-tasks.amazonaws.com',
    'run a job under a stronger role',
    pathfinding,
    'batch:RegisterJobDefinition',
    'batch:SubmitJob',
  ),
  passing(
    'codebuild.amazonaws.com',
    'run a build under a stronger role',
    pathfinding,
    'codebuild:CreateProject',
    'codebuild:StartBuildBatch',
  ),
  passing(
    'cloudformation.amazonaws.com',
    'deploy a stack under a stronger role',
    pathfinding,
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
  ),
  passing('ec2.amazonaws.com', 'start an instance under a stronger role', pathfinding, 'ec2:RequestSpotInstances'),
  passing('ec2.amazonaws.com', 'start an instance under a stronger role', rhino, 'ec2:RunInstances'),
  passing(
    'lambda.amazonaws.com',
    'run a function under a stronger role',
    rhino,
    'lambda:CreateFunction',
    'lambda:InvokeFunction',
  ),
  passing(
    'lambda.amazonaws.com',
    'run a function under a stronger role',
    rhino,
    'lambda:CreateFunction',
    'lambda:CreateEventSourceMapping',
  ),
  passing(
    'lambda.amazonaws.com',
    'run a function under a stronger role',
    pathfinding,
    'lambda:CreateFunction',
    'lambda:AddPermission',
  ),
  passing(
    'ecs-tasks.amazonaws.com',
    'run a task under a stronger role',
    pathfinding,
    'ecs:RegisterTaskDefinition',
    'ecs:RunTask',
  ),
  passing(
    'ecs-tasks.amazonaws.com',
    'run a task under a stronger role',
    pathfinding,
    'ecs:RegisterTaskDefinition',
    'ecs:CreateService',
  ),
  passing(
    'ecs-tasks.amazonaws.com',
    'run a task under a stronger role',
    hackTricks,
    'ecs:RegisterTaskDefinition',
    'ecs:UpdateService',
  ),
  passing(
    'ecs-tasks.amazonaws.com',
    'run a task under a stronger role',
    hackTricks,
    'ecs:RegisterTaskDefinition',
    'ecs:StartTask',
  ),
  passing('ecs-tasks.amazonaws.com', 'run a task under a stronger role', pathfinding, 'ecs:RunTask'),
  passing('glue.amazonaws.com', 'run a Glue endpoint under a stronger role', rhino, 'glue:CreateDevEndpoint'),
  passing(
    'glue.amazonaws.com',
    'run a Glue job under a stronger role',
    pathfinding,
    'glue:CreateJob',
    'glue:StartJobRun',
  ),
  passing('cloudformation.amazonaws.com', 'deploy a stack under a stronger role', rhino, 'cloudformation:CreateStack'),
  passing(
    'cloudformation.amazonaws.com',
    'deploy a stack under a stronger role',
    pathfinding,
    'cloudformation:UpdateStack',
  ),
  passing(
    'datapipeline.amazonaws.com',
    'run a pipeline under a stronger role',
    rhino,
    'datapipeline:CreatePipeline',
    'datapipeline:PutPipelineDefinition',
  ),
  passing(
    'codebuild.amazonaws.com',
    'run a build under a stronger role',
    pathfinding,
    'codebuild:CreateProject',
    'codebuild:StartBuild',
  ),
  passing(
    'sagemaker.amazonaws.com',
    'open a notebook under a stronger role',
    pathfinding,
    'sagemaker:CreateNotebookInstance',
    'sagemaker:CreatePresignedNotebookInstanceUrl',
  ),
  passing(
    'sagemaker.amazonaws.com',
    'run a training job under a stronger role',
    pathfinding,
    'sagemaker:CreateTrainingJob',
  ),
  passing(
    'states.amazonaws.com',
    'run a state machine under a stronger role',
    pathfinding,
    'states:CreateStateMachine',
    'states:StartExecution',
  ),
  passing(
    'scheduler.amazonaws.com',
    'schedule any call under a stronger role',
    pathfinding,
    'scheduler:CreateSchedule',
  ),
  passing('ssm.amazonaws.com', 'run an automation under a stronger role', pathfinding, 'ssm:StartAutomationExecution'),
  passing('apprunner.amazonaws.com', 'run a service under a stronger role', pathfinding, 'apprunner:CreateService'),
];
