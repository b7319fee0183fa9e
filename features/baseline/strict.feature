@strict
Feature: Strict

  Background:
    Given any templates

  @BASE-STRICT-1
  Rule: Data is encrypted with customer managed keys

    @inv
    Scenario: Keys
      Then every data store is encrypted with a customer managed key
      And every bucket is encrypted with a KMS key
      And every table is encrypted with a KMS key
      And every secret is encrypted with a customer managed key
      And every log group is encrypted with a customer managed key
      And every trail is encrypted with a customer managed key

  @BASE-STRICT-2
  Rule: Databases stand apart

    @inv
    Scenario: Databases
      Then every database lies in isolated subnets
      And every database listens on a port other than its engine's default
      And every database accepts IAM roles in place of passwords
      And every security group of a data store lets nothing out
      And every security group names its sources
      And every subnet hands out no public addresses
      And every VPC has public and private subnets

  @BASE-STRICT-3
  Rule: TLS up to the target, in its newest version

    @inv
    Scenario: TLS
      Then every encrypted listener demands TLS 1.3
      And every target group reaches its targets over TLS
      And every encrypted listener shows an ACM certificate

  @BASE-STRICT-4
  Rule: The account is watched

    @inv
    Scenario: Watching
      Then CloudTrail is on in every region
      And GuardDuty is on in every region
      And Security Hub is on in every region
      And every database, cache and load balancer is watched by an alarm that calls somebody
      And every database instance records what its queries wait for

  @BASE-STRICT-5
  Rule: What could be lost is in a backup plan, what is asked for is not deleted

    @inv
    Scenario: Plans
      Then every database and table is in a backup plan
      And every file system and volume is in a backup plan
      And every load balancer is protected from deletion
      And every secret is rotated at least every 90 days
      And every distribution fails over to a second origin
      And every target group drains connections for at least 30 seconds

  @BASE-STRICT-6
  Rule: Three zones

    @inv
    Scenario: Zones
      Then every Auto Scaling group spans at least 3 Availability Zones
      And every load balancer spans at least 3 Availability Zones
      And every VPC spans at least 3 Availability Zones in each of its tiers
