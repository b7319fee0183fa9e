Feature: Containers

  Background:
    Given any templates

  @BASE-K8S-1
  Rule: Deployments survive the loss of a pod, a node, a zone

    @k8s
    Scenario: Deployments
      Then every deployment runs at least 2 replicas
      And every deployment spreads its pods over zones
      And every deployment has a disruption budget
      And every rollout keeps its capacity
      And every container has readiness and liveness probes
      And every container requests cpu and memory and limits its memory

  @BASE-K8S-2
  Rule: Pods are fenced and unprivileged

    @k8s
    Scenario: Pods
      Then every namespace denies by default
      And every cluster enforces its network policies
      And every pod keeps to the baseline of the Pod Security Standards
      And every container is kept from running as root
      And no service account may do everything in its cluster or namespace
      And every container image names a version

  @BASE-ECS-1
  Rule: Container services survive the loss of a zone

    @inv
    Scenario: Services
      Then every container service keeps at least 1 task when a zone is lost
      And every container runs without privileges on its host
