Feature: Geo redundancy

  Background:
    Given any templates

  @BASE-GEO-1
  Rule: Data has a copy in a second region

    @inv
    Scenario: Copies
      Then every database has a read replica in another region
      And every bucket is replicated to another region
      And every replicated bucket is versioned on both sides

  @BASE-GEO-2
  Rule: DNS fails over between regions

    @inv
    Scenario: Failover records
      Then DNS fails over between the regions with a health check on each side

    @calc
    Scenario: Failover time
      Then DNS failover is complete within 180 seconds
