Feature: Encapsulated databases

  Background:
    Given any templates

  @BASE-DB-1
  Rule: Databases lie in private subnets, off public addresses

    @inv
    Scenario: Places
      Then every database is kept off public addresses
      And every data warehouse is kept off public addresses
      And every Kafka cluster is kept off public addresses
      And every search domain lies in a VPC
      And every workload runs in private subnets

    @path
    Scenario: Ways in
      Then no path leads from the internet to any database

  @BASE-DB-2
  Rule: Databases admit named security groups only

    @inv
    Scenario: Sources
      Then every database admits only named security groups
      And every security group keeps the ports of data stores closed to the internet

  @BASE-DB-3
  Rule: Data is encrypted at rest

    @inv
    Scenario: At rest
      Then every database is encrypted with a KMS key
      And every cache is encrypted at rest
      And every bucket is encrypted at rest
      And every EBS volume is encrypted at rest
      And every file system is encrypted at rest
      And every queue is encrypted at rest
      And every topic is encrypted at rest
      And every stream is encrypted at rest
      And every search domain is encrypted at rest
      And every data warehouse is encrypted at rest
      And every EKS cluster encrypts its secrets with a KMS key of its account

  @BASE-DB-4
  Rule: The internet meets load balancers only

    @inv
    Scenario: The open doors
      Then only load balancers admit the internet
      And every security group keeps SSH and RDP closed to the internet
      And every instance is kept off public addresses
      And every task is kept off public addresses
      And every EKS cluster closes its API to the internet
      And every bucket blocks public access
      And every bucket keeps its access lists private
