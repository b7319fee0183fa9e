import { isAwsHost } from './asked-hosts.ts';

/** That something other than AWS answered: an emulator's HTML error page, a proxy's sign-in page, an empty body. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  readonly $metadata: { readonly httpStatusCode: number };
  readonly $response: { readonly statusCode: number };

  constructor(what: string, status: number) {
    super(`answered HTTP ${status} with ${what}`);
    this.$metadata = { httpStatusCode: status };
    this.$response = { statusCode: status };
  }
}

/**
 * Fails calls that AWS did not answer. Without it the SDK reads a proxy's HTML page with status 200, and an empty body, as an
 * answer without members: an empty list of VPCs, buckets or roles; and an HTML page with status 404 as "not found".
 */
export function foreignAnswers(): { readonly applyToStack: (stack: never) => void } {
  return {
    applyToStack(stack) {
      const { add } = stack as { add: (middleware: unknown, options: object) => void };
      const middleware =
        (next: (given: Given) => Promise<Answered>, { clientName }: Asked) =>
        async (given: Given) => {
          const answered = await next(given);
          const { response } = answered;
          if (given.request.method === 'HEAD') return answered;
          const body = await bytesOf(response.body);
          if (body.length === 0 && response.statusCode < 300)
            throw new ForeignAnswer('an empty body', response.statusCode);
          const start = new TextDecoder().decode(body.subarray(0, 1000));
          if (html.test(start)) throw new ForeignAnswer('an HTML page', response.statusCode);
          const other = response.statusCode < 300 ? otherShape(start, clientName) : undefined;
          if (other !== undefined) throw new ForeignAnswer(other, response.statusCode);
          // A proxy before AWS may answer in JSON or XML of its own, which reads as an empty list.
          if (isAwsHost(given.request.hostname ?? '') && response.statusCode < 300 && !hasRequestId(response.headers))
            throw new ForeignAnswer('what has no request id of AWS', response.statusCode);
          response.body = body;
          return answered;
        };
      // Inside the SDK's own deserializer, so that the body comes as it was sent.
      add.call(stack, middleware, { step: 'deserialize', priority: 'low', name: 'plumblineForeign', override: true });
    },
  };
}

const html = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)/iu;

/** Services of the query protocol and EC2's, whose answers are one element named after the operation. Source: Smithy, "AWS query protocol". */
const queried: ReadonlySet<string> = new Set([
  'AutoScalingClient',
  'CloudFormationClient',
  'EC2Client',
  'ElastiCacheClient',
  'ElasticLoadBalancingV2Client',
  'IAMClient',
  'RDSClient',
  'SNSClient',
  'STSClient',
]);
const firstElement = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?<(?<name>[\w:.-]+)/u;
/** All members that an error has, and no list does. */
const onlyError = /^\s*\{\s*"(?:__type|error|errors|message)"\s*:\s*(?:"[^"]*"|\d+)\s*\}\s*$/iu;

/** What an answer with status 200 is that the SDK would read as an empty list, although no service of AWS answers so. */
function otherShape(start: string, clientName: string | undefined): string | undefined {
  const element = firstElement.exec(start)?.groups?.['name'];
  if (element !== undefined && queried.has(clientName ?? '') && !/.Response$/u.test(element))
    return `the element <${element}>`;
  return onlyError.test(start) ? 'an error in JSON' : undefined;
}

// Source: AWS, "Common response headers" of Amazon S3; the SDK reads the same for `$metadata`.
const requestIds: readonly string[] = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id', 'x-amz-cf-id'];

function hasRequestId(headers: Readonly<Record<string, string>>): boolean {
  return Object.keys(headers).some((name) => requestIds.includes(name.toLowerCase()));
}

/** Who asks, as the SDK says it: `EC2Client`. */
interface Asked {
  readonly clientName?: string;
}

interface Given {
  readonly request: { readonly method: string; readonly hostname?: string };
}

interface Answered {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    body: unknown;
  };
}

async function bytesOf(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return new Uint8Array();
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
