Feature: Geo redundancy
  A second region takes over when the first is lost.

  Background:
    Given the architecture "knowledgecity-ec2"

  @KC1-GEO-1
  Rule: The whole stack exists in a primary and a failover region

    @inv
    Scenario: Every component stands in both regions
      Then every component exists in every region

  @KC1-GEO-2
  Rule: Buckets with assets or media are replicated to the other region, versioned on both sides

    @inv
    Scenario Outline: The <component> buckets
      Given its "<component>"
      Then every bucket is replicated to another region
      And every replicated bucket is versioned on both sides

      Examples:
        | component |
        | assets    |
        | media     |

  @KC1-GEO-3
  Rule: The database has a cross-region read replica in the failover region

    @inv
    Scenario: Every database has a copy in another region
      Then every database has a read replica in another region

    @chaos
    Scenario: The primary region is lost and the replica is promoted
      When the primary region is lost
      Then writes are accepted again within 900 seconds
      And at most 60 seconds of acknowledged writes are lost

  @KC1-GEO-4
  Rule: Route 53 fails over between the regions, with health checks on both

    @inv
    Scenario: Failover records with health checks
      Then DNS fails over between the regions with a health check on each side

    @calc
    Scenario: Failover time from the configured timers
      Then DNS failover is complete within 180 seconds

    @chaos
    Scenario: The primary region is lost
      When the primary region is lost
      Then requests are answered again within 180 seconds
