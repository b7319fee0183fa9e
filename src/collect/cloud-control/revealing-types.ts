/** Types that are never asked, since the very handler that reads them fetches what must not leave the account. Source: their schemas, `handlers.read.permissions`. */
export const revealingTypes: Readonly<Record<string, { readonly because: string; readonly mend: string }>> = {
  'AWS::SSM::Parameter': {
    because: 'Cloud Control reads it by ssm:GetParameters, which reveals its value, and that is never asked',
    mend: 'Prove what needs it on the template, where it is declared.',
  },
};
