Feature: TLS everywhere

  Background:
    Given any templates

  @BASE-TLS-1
  Rule: Load balancers encrypt or redirect

    @inv
    Scenario: Listeners
      Then every listener encrypts its traffic or redirects it to HTTPS
      And every encrypted listener demands TLS 1.2 or newer

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
