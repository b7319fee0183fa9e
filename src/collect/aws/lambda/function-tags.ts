import type { GetFunctionResponse } from '@aws-sdk/client-lambda';

/**
 * The tags of a function, without AWS's own. Lambda leaves them out of an answer that went well where they may not be listed, and says so
 * in a member of it: throws the error that is told there, so that the call counts as failed.
 * Source: AWS Lambda API Reference, GetFunction: "Lambda returns tag data only if you have explicit allow permissions for lambda:ListTags".
 */
export function functionTags({ Tags = {}, TagsError }: GetFunctionResponse): Readonly<Record<string, string>> {
  if (TagsError !== undefined) throw new TagsNotTold(TagsError.ErrorCode ?? 'TagsError', TagsError.Message ?? '');
  return Object.fromEntries(Object.entries(Tags).filter(([key]) => !key.startsWith('aws:')));
}

class TagsNotTold extends Error {
  readonly mend =
    'Allow lambda:ListTags to whoever runs this; "plumbline doctor --live" prints the policy that is needed.';
  constructor(code: string, message: string) {
    super(`lambda:GetFunction did not tell tags, which takes lambda:ListTags: ${message}`);
    this.name = code;
  }
}
