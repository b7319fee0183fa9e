/** A valid template whose 50 conditions each hang on the one before and on a parameter of its own, so that no assignment can be left out. */
export function manyConditions(): string {
  const names = Array.from({ length: 50 }, (_, index) => index);
  const own = (index: number) => ({ 'Fn::Equals': [{ Ref: `P${index}` }, 'a'] });
  const either = (index: number) => ({
    'Fn::Or': [
      { 'Fn::And': [{ Condition: `C${index - 1}` }, own(index)] },
      { 'Fn::And': [{ 'Fn::Not': [{ Condition: `C${index - 1}` }] }, { 'Fn::Not': [own(index)] }] },
    ],
  });
  const text = (index: number) => ({
    'Fn::Join': ['-', [0, 1, 2].map((step) => ({ 'Fn::If': [`C${(index * 3 + step) % 50}`, 'p', 'q'] }))],
  });
  const entries = <T>(of: (index: number) => [string, T]): Record<string, T> => Object.fromEntries(names.map(of));
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: entries((index) => [`P${index}`, { Type: 'String', AllowedValues: ['a', 'b', 'c'] }]),
    Conditions: entries((index) => [`C${index}`, index === 0 ? own(0) : either(index)]),
    Resources: entries((index) => [
      `Bucket${index}`,
      {
        Type: 'AWS::S3::Bucket',
        Condition: `C${index}`,
        Properties: { Tags: [{ Key: 'Kind', Value: text(index) }] },
      },
    ]),
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}
