Feature: High availability
  The platform must be available 99.99 % of the time: 4 minutes and 23 seconds of downtime in a month at most.

  Background:
    Given the architecture "knowledgecity-ec2"

  @KC1-HA-1
  Rule: Every critical component is spread over three Availability Zones

    @inv
    Scenario: Every tier spans three zones
      Then every Auto Scaling group spans at least 3 Availability Zones
      And every database has subnets in at least 3 Availability Zones
      And every load balancer spans at least 3 Availability Zones
      And every node group spans at least 3 Availability Zones

  @KC1-HA-2
  Rule: Front ends, API and media servers each run in a group that can lose a zone

    @inv
    Scenario Outline: The <component> group spans the zones and survives the loss of one
      Given its "<component>"
      Then every Auto Scaling group spans at least 3 Availability Zones
      And every Auto Scaling group keeps at least 2 instances when a zone is lost

      Examples:
        | component        |
        | React front end  |
        | Svelte front end |
        | API              |
        | media servers    |

  @KC1-HA-3
  Rule: An Application Load Balancer sends traffic to healthy instances only

    @inv
    Scenario: The public load balancer is an Application Load Balancer
      Given its "load balancer"
      Then every load balancer is an Application Load Balancer

    @inv
    Scenario: Health is checked where traffic goes, and instances follow it
      Then every Auto Scaling group stands behind a load balancer
      And every Auto Scaling group takes the health of its instances from the load balancer
      And every target group checks the health of its targets on a path of their own

    @calc
    Scenario: An unhealthy instance gets no traffic for long
      Then an unhealthy target is taken out of every target group within 20 seconds

  @KC1-HA-4
  Rule: A Network Load Balancer fronts the microservices, in every zone

    @inv
    Scenario: The microservices' load balancer
      Given its "microservices load balancer"
      Then every load balancer is a Network Load Balancer
      And every load balancer spans at least 3 Availability Zones

  @KC1-HA-5
  Rule: A standby database in another zone takes over when the primary is lost

    @inv
    Scenario: Every database keeps a standby in another zone
      Then every database keeps a standby in another Availability Zone

    @chaos
    Scenario: The primary database's zone is lost
      When the zone of the primary database is lost
      Then writes are accepted again within 180 seconds
      And no acknowledged write is lost

  @KC1-HA-6
  Rule: The EKS cluster and its node groups span three zones

    @inv
    Scenario: Control plane and nodes
      Then every EKS cluster spans at least 3 Availability Zones
      And every node group spans at least 3 Availability Zones

  @KC1-HA-7
  Rule: The service survives the loss of any one zone with no acknowledged write lost

    @chaos
    Scenario Outline: The <zone> zone of the primary region is lost
      When the <zone> zone of the primary region is lost
      Then requests are answered again within 60 seconds
      And no acknowledged write is lost

      Examples:
        | zone   |
        | first  |
        | second |
        | third  |

  @KC1-HA-8
  Rule: Composite availability is at least 99.99 %

    @calc
    Scenario: The declared paths, from contract figures
      Then every declared path meets its availability objective

    @chaos
    Scenario: The worst zone loss fits the month's budget
      When any zone of the primary region is lost
      Then the worst downtime is at most 263 seconds
