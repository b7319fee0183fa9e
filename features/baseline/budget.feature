Feature: Budget

  Background:
    Given any templates

  @BASE-COST-1
  Rule: Capacity follows demand and old objects go

    @inv
    Scenario: Levers
      Then every Auto Scaling group scales on demand
      And every container service scales on demand
      And every table scales on demand
      And every bucket has a lifecycle rule

  @BASE-COST-2
  Rule: The monthly cost is known

    @cost
    Scenario: The estimate
      Then the monthly cost is estimated
