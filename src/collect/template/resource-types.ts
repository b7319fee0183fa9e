/** Types that make resources of their own from a template or product which was not collected. */
const makers = new Set(['AWS::CloudFormation::StackSet', 'AWS::ServiceCatalog::CloudFormationProvisionedProduct']);

/** Why nobody can say what a resource of this type is or makes, and the mend; undefined for a type that CloudFormation has, and for those of others. */
export function strangeType(
  type: string,
  known: ReadonlySet<string> | undefined,
): { readonly reason: string; readonly mend: string } | undefined {
  if (type.endsWith('::MODULE'))
    return {
      reason: `${type} is a module, whose resources were not collected`,
      mend: 'Give the processed template instead.',
    };
  if (makers.has(type))
    return {
      reason: `${type} makes resources from a template that was not collected`,
      mend: 'Give that template too, as a stack of its own, and leave this resource out.',
    };
  if (!known || isOfOthers(type) || known.has(type)) return undefined;
  const near = [...known].find((one) => one.toLowerCase() === type.trim().toLowerCase());
  return {
    reason: `there is no resource type ${JSON.stringify(type)}`,
    mend: near === undefined ? 'Mend its Type.' : `Write ${near}.`,
  };
}

/** Custom resources, and third parties' types, which stand under a name of theirs. */
function isOfOthers(type: string): boolean {
  return /^Custom::[\w@-]+$/u.test(type) || (/^\w+::\w+::\w+$/u.test(type) && !/^(aws|amzn|alexa)::/iu.test(type));
}
