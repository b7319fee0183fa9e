Feature: Special clients and cost

  Background:
    Given the architecture "knowledgecity-ec2"

  @KC1-DB-1
  Rule: Each special client has its own database, isolated, under its own key and credentials

    @inv
    Scenario: Databases of special clients
      Given its "special client databases"
      Then every database lies in isolated subnets
      And every database has a KMS key of its own
      And every database has credentials of its own

    @path
    Scenario: Who can reach a special client's database
      Then only the services of a special client can reach its database

    @iam
    Scenario: Who may use a special client's key
      Then only the services of a special client may use its key

  @KC1-COST-1
  Rule: The monthly cost is within USD 16,000

    @cost
    Scenario: The monthly estimate
      Then the monthly cost is at most 16000 USD

  @KC1-COST-2
  Rule: The levers of cost are in use

    @inv
    Scenario: Auto scaling, lifecycle rules, Spot
      Then every Auto Scaling group scales on demand
      And every bucket has a lifecycle rule
      And interruptible work runs on Spot capacity

    @inv
    Scenario: Reserved capacity
      Then reserved capacity covers the steady base

    @inv
    Scenario: The budget is watched
      Then a monthly budget of at most 16000 USD gives notice before it is spent

    @cost
    Scenario: What the levers save
      Then the estimate shows what each lever saves
