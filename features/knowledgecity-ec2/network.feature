Feature: Network and identity

  Background:
    Given the architecture "knowledgecity-ec2"

  @KC1-NET-1
  Rule: Everything runs in a VPC with public and private subnets

    @inv
    Scenario: VPCs and what runs in them
      Then every VPC has public and private subnets
      And every workload runs in private subnets

  @KC1-NET-2
  Rule: No database and no microservice can be reached from the internet

    @path
    Scenario: No way in from the internet
      Then no path leads from the internet to any database
      And no path leads from the internet to any microservice

  @KC1-NET-3
  Rule: Security groups allow only the necessary flows

    @inv
    Scenario: Sources are named, and the internet meets load balancers only
      Then only load balancers admit the internet
      And every security group names its sources
      And every database admits only named security groups

    @path
    Scenario: Who can reach whom
      Then only the declared flows are possible

  @KC1-IAM-1
  Rule: EC2, EKS and Lambda use IAM roles, no long-lived keys

    @inv
    Scenario: Roles instead of keys
      Then there are no long-lived access keys
      And every instance takes its credentials from a role
      And every node group runs under a role
      And every Lambda function runs under a role

    @iam
    Scenario: Workloads can assume only their own role
      Then every workload can assume its own role only

  @KC1-IAM-2
  Rule: Those roles are least-privilege

    @iam
    Scenario: No wildcard on everything, no escalation
      Then no role allows a wildcard action on a wildcard resource
      And no role can raise its own privileges

  @KC1-IAM-3
  Rule: KMS key policies restrict use to named services and roles

    @iam
    Scenario: Who may use each key
      Then every key is usable by named services and roles only
