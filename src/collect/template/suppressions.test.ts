import { describe, it } from 'node:test';
import { expect } from 'chai';
import { parseTemplate } from './parse.ts';
import { suppressionsIn } from './suppressions.ts';

describe('suppressions in a template', () => {
  it('are found in metadata and comments, with the tool and the line', () => {
    const text = `Metadata:
  cfn-lint: { config: { ignore_checks: [E3012] } }
Resources:
  # checkov:skip=CKV_AWS_18: not needed
  Logs:
    Type: AWS::S3::Bucket
    Metadata:
      cfn_nag:
        rules_to_suppress:
          - id: W35
            reason: none
      guard: { SuppressedRules: [S3_BUCKET_LOGGING_ENABLED] }
`;
    const parsed = parseTemplate(text);
    if ('problems' in parsed) throw new Error(parsed.problems[0].message);
    expect(
      suppressionsIn(parsed.tree, text, 'logs.yaml').map(({ tool, rules, origin }) => [tool, rules, origin.line]),
    ).to.deep.equal([
      ['cfn-lint', ['E3012'], 2],
      ['checkov', ['CKV_AWS_18'], 4],
      ['cfn_nag', ['W35'], 10],
      ['guard', ['S3_BUCKET_LOGGING_ENABLED'], 12],
    ]);
  });
});
