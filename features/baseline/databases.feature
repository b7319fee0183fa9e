Feature: Encapsulated databases

  Background:
    Given any templates

  @BASE-DB-1
  Rule: Databases lie in private subnets, off public addresses

    @inv
    Scenario: Places
      Then every database is kept off public addresses
      And every workload runs in private subnets

  @BASE-DB-2
  Rule: Databases admit named security groups only

    @inv
    Scenario: Sources
      Then every database admits only named security groups

  @BASE-DB-3
  Rule: Databases, caches and buckets are encrypted at rest

    @inv
    Scenario: At rest
      Then every database is encrypted with a KMS key
      And every cache is encrypted at rest
      And every bucket is encrypted at rest

  @BASE-DB-4
  Rule: The internet meets load balancers only

    @inv
    Scenario: The open doors
      Then only load balancers admit the internet
      And every bucket blocks public access
