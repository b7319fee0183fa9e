Feature: Fast static delivery

  Background:
    Given any templates

  @BASE-STATIC-1
  Rule: Static assets are cached and compressed at the edge

    @inv
    Scenario: The edge
      Then every distribution caches static assets at the edge
      And every distribution compresses what it serves
      And every distribution speaks HTTP 2 or newer

  @BASE-STATIC-2
  Rule: The CDN is the only way into its buckets

    @inv
    Scenario: Origins
      Then every S3 origin is reached through origin access control
      And every distribution is the only way into its S3 origins

  @BASE-STATIC-3
  Rule: The edge turns attacks away

    @inv
    Scenario: Web ACLs
      Then every distribution is protected by a web ACL with SQL-injection and rate rules
