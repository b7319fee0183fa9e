/**
 * Whether the order of a list says something, by the dotted path to it, in which `*` stands for every item; all others are sets, which AWS
 * and emulators tell in an order of their own. Source: CloudFormation Template Reference, the pages of the types.
 */
export function isOrderedList(path: string): boolean {
  return ordered.test(path);
}

const ordered =
  /(^|\.)(CacheBehaviors|Command|DefaultActions|EntryPoint|Layers|Members\.Items|NodePools|Overrides|Stages|TerminationPolicies|Rules\.\*\.Actions)$/u;
