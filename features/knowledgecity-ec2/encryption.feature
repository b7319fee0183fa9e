Feature: TLS and encryption at rest

  Background:
    Given the architecture "knowledgecity-ec2"

  @KC1-TLS-1
  Rule: All traffic is HTTPS with ACM certificates; HTTP only redirects

    @inv
    Scenario: Load balancer listeners
      Then every listener encrypts its traffic or redirects it to HTTPS
      And every encrypted listener demands TLS 1.2 or newer
      And every encrypted listener shows an ACM certificate

    @inv
    Scenario: CDN viewers, and CDN to origin
      Then every distribution serves its viewers over HTTPS only
      And every distribution demands TLS 1.2 or newer from its viewers
      And every distribution reaches its origins over HTTPS only

    @tls
    Scenario: Handshakes with every endpoint
      When a client connects to every public endpoint
      Then TLS 1.2 and newer are offered, and nothing older
      And plain HTTP only redirects

  @KC1-TLS-2
  Rule: Database connections are encrypted in transit

    @inv
    Scenario: Connections without TLS are refused
      Then every database refuses connections without TLS

  @KC1-ENC-1
  Rule: Every bucket is encrypted at rest with AES-256 or KMS

    @inv
    Scenario: Buckets
      Then every bucket is encrypted at rest

  @KC1-ENC-2
  Rule: RDS storage, replicas and snapshots are encrypted with KMS

    @inv
    Scenario: Databases and their replicas
      Then every database is encrypted with a KMS key
