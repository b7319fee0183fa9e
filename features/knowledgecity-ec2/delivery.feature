Feature: Static delivery and performance

  Background:
    Given the architecture "knowledgecity-ec2"

  @KC1-CDN-1
  Rule: CloudFront serves both SPAs, redirects to HTTPS and is the only way into the S3 origin

    @inv
    Scenario: The distribution and its S3 origins
      Given its "CDN"
      Then every distribution has an S3 origin and a default root object
      And every distribution serves its viewers over HTTPS only
      And every S3 origin is reached through origin access control
      And every distribution is the only way into its S3 origins

    @iam
    Scenario: Only CloudFront may read the assets
      Then only the distribution may read the assets

  @KC1-CDN-2
  Rule: A WAF with SQL-injection and rate rules protects the distribution

    @inv
    Scenario: The web ACL
      Given its "CDN"
      Then every distribution is protected by a web ACL with SQL-injection and rate rules

  @KC1-CDN-3
  Rule: Static assets are cached at the edge

    @inv
    Scenario: Caching, compression, HTTP version
      Given its "CDN"
      Then every distribution caches static assets at the edge
      And every distribution compresses what it serves
      And every distribution speaks HTTP 2 or newer

    @load
    Scenario: Static delivery under load
      When static assets are requested at the target rate
      Then 95 % of them arrive within 200 milliseconds

  @KC1-PERF-1
  Rule: Dynamic content stays fast through the load balancer under the target load

    @load
    Scenario: The API under load
      When the API is requested at the target rate
      Then its latency and error objectives hold

    @load
    Scenario: What would spoil it for others is refused
      When the API is abused
      Then every abuse is refused

  @KC1-PERF-2
  Rule: Auto Scaling groups scale on demand

    @inv
    Scenario: Scaling policies
      Then every Auto Scaling group scales on demand

  @KC1-PERF-3
  Rule: Microservices scale horizontally on resource use

    @k8s
    Scenario: Horizontal pod autoscalers
      Then every deployment scales on resource use

  @KC1-PERF-4
  Rule: Read replicas take reads off the primary

    @inv
    Scenario: A replica in the primary's own region
      Given its "database"
      Then every database has a read replica in its own region

  @KC1-PERF-5
  Rule: Media paths hold their load over TLS

    @load
    Scenario: Media under load
      When media are played at the target rate
      Then manifest and segment objectives hold

  @KC1-PERF-6
  Rule: Dynamic responses are cached, so repeated reads do not reach the database

    @inv
    Scenario: A cache stands beside the services
      Given its "cache"
      Then every cache keeps a replica in another Availability Zone
      And every cache is encrypted at rest
      And every cache refuses connections without TLS

    @k8s
    Scenario: The services use it
      Then every microservice is given the cache's address
