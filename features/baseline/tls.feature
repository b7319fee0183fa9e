Feature: TLS everywhere

  Background:
    Given any templates

  @BASE-TLS-1
  Rule: Load balancers encrypt or redirect

    @inv
    Scenario: Listeners
      Then every listener encrypts its traffic or redirects it to HTTPS
      And every encrypted listener demands TLS 1.2 or newer
      And every application load balancer drops invalid headers

  @BASE-TLS-2
  Rule: The CDN encrypts towards viewers and origins

    @inv
    Scenario: Distributions
      Then every distribution serves its viewers over HTTPS only
      And every distribution demands TLS 1.2 or newer from its viewers
      And every distribution reaches its origins over HTTPS only

  @BASE-TLS-3
  Rule: Databases and caches refuse clear connections

    @inv
    Scenario: Connections
      Then every database refuses connections without TLS
      And every cache refuses connections without TLS
      And every database proxy refuses connections without TLS
      And every Kafka cluster refuses connections without TLS

  @BASE-TLS-4
  Rule: Buckets, queues, topics, APIs and search domains are spoken to over TLS

    @inv
    Scenario: Requests
      Then every bucket refuses requests without TLS
      And every queue refuses requests without TLS
      And every topic refuses messages without TLS
      And every API demands TLS 1.2 or newer on its own name
      And every search domain demands HTTPS with TLS 1.2 or newer
      And every search domain encrypts the traffic between its nodes
      And every task mounts its file systems over TLS
