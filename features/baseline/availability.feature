Feature: Availability

  Background:
    Given any templates

  @BASE-AVAIL-1
  Rule: Groups and load balancers span at least two Availability Zones

    @inv
    Scenario: Zones
      Then every Auto Scaling group spans at least 2 Availability Zones
      And every load balancer spans at least 2 Availability Zones
      And every database has subnets in at least 2 Availability Zones
      And every node group spans at least 2 Availability Zones
      And every EKS cluster spans at least 2 Availability Zones
      And every container service spans at least 2 Availability Zones
      And every function in a VPC spans at least 2 Availability Zones
      And every message broker spans at least 2 Availability Zones
      And every search domain spans at least 2 Availability Zones
      And every file system is mounted in at least 2 Availability Zones
      And every interface endpoint spans at least 2 Availability Zones
      And every private subnet leaves through a NAT gateway of its own zone

  @BASE-AVAIL-2
  Rule: Databases keep a standby and can be restored

    @inv
    Scenario: Standby, backups, protection
      Then every database keeps a standby in another Availability Zone
      And every database is backed up for at least 7 days
      And every database is protected from deletion
      And every table is protected from deletion
      And every cache keeps a replica in another Availability Zone

  @BASE-AVAIL-3
  Rule: Traffic goes to healthy targets only

    @inv
    Scenario: Health checks
      Then every target group checks the health of its targets on a path of their own
      And every Auto Scaling group takes the health of its instances from the load balancer

    @calc
    Scenario: Detection time
      Then an unhealthy target is taken out of every target group within 60 seconds

  @BASE-AVAIL-4
  Rule: Work that failed is kept

    @inv
    Scenario: Dead letters
      Then every queue has a dead-letter queue
      And every function called by events keeps the events it failed on
      And every stream consumer bounds its retries and keeps what it could not process

  @BASE-AVAIL-5
  Rule: Somebody is called when something fails

    @inv
    Scenario: Alarms
      Then every alarm calls somebody or something
