Feature: Roles, keys and secrets

  Background:
    Given any templates

  @BASE-IAM-1
  Rule: Workloads take their credentials from roles

    @inv
    Scenario: Credentials
      Then there are no long-lived access keys
      And every instance takes its credentials from a role
      And every Lambda function runs under a role
      And every node group runs under a role
      And every instance demands IMDSv2

  @BASE-IAM-2
  Rule: Roles are least-privilege

    @iam
    Scenario: What roles may do
      Then no role allows a wildcard action on a wildcard resource
      And no role can raise its own privileges
      And every workload can assume its own role only

  @BASE-IAM-3
  Rule: Resources admit those they name

    @iam
    Scenario: Resource policies
      Then no resource policy admits everyone or another account without a condition
      And every service that a resource policy admits is held to a source
      And every role for pods is bound to one service account
      And every key is usable by named services and roles only

  @BASE-IAM-4
  Rule: Secrets are kept where secrets belong

    @inv
    Scenario: Secrets
      Then every password is kept out of the templates
      And every workload keeps secrets out of its environment variables
      And every instance keeps secrets out of its user data
      And every database keeps its password in Secrets Manager
      And every symmetric KMS key is rotated
