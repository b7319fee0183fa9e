Feature: Traces of what happened

  Background:
    Given any templates

  @BASE-LOG-1
  Rule: Requests and flows are logged

    @inv
    Scenario: Logs
      Then every load balancer logs its requests
      And every distribution logs its requests
      And every API logs its requests
      And every bucket logs its requests
      And every web ACL logs what it turns away
      And every VPC logs its flows
      And every database exports its logs to CloudWatch
      And every EKS cluster logs what its control plane does

  @BASE-LOG-2
  Rule: Trails cover all regions and show tampering

    @inv
    Scenario: Trails
      Then every trail covers all regions
      And every trail shows whether its files were changed
      And every log group keeps its logs for at least 30 days

  @BASE-LOG-3
  Rule: Images are scanned

    @inv
    Scenario: Images
      Then every image repository scans what is pushed to it
