export interface RedactionOptions {
  /** Accounts in the order they get their stand-ins: the first becomes 000000000001. */
  readonly accounts?: readonly string[];
  /** Accounts that stay, since a judgement knows them: those of AWS's own services. */
  readonly keep?: readonly string[];
  /** Whether mail addresses are redacted too. */
  readonly mail?: boolean;
}

/** Takes out of text and data what must not be kept. The same value gets the same stand-in for as long as the redaction is used. */
export interface Redaction {
  readonly text: (text: string) => string;
  /** Data of any depth; members named like secrets lose their values whatever these look like. */
  readonly data: (data: unknown) => unknown;
}

/** What stands in the place of a secret. */
export const secret = '[redacted]';

/**
 * Replaces account ids, access keys and the ids of principals (which hold the account), page tokens, secrets, passwords, session tokens,
 * private keys, signatures in URLs, user data, phone numbers and, where asked, mail addresses. What it cannot know is a secret under a
 * harmless name, or a phone number that is not written as SNS takes it.
 */
export function redactionOf({ accounts = [], keep = [], mail = false }: RedactionOptions = {}): Redaction {
  const account = standIns((count) => String(count).padStart(12, '0'));
  const principal = standIns((count, id) => `${id.slice(0, 4)}${String(count).padStart(id.length - 4, '0')}`);
  const person = standIns((count) => `person-${count}@example.com`);
  // No country's code begins with 0.
  const phone = standIns((count) => `+${String(count).padStart(11, '0')}`);
  const page = standIns((count) => `page-${count}`);
  const kept = new Set(keep);
  for (const one of accounts) account(one);

  function text(given: string): string {
    const done = given
      .replaceAll(privateKey, secret)
      .replaceAll(signedQuery, `$1${secret}`)
      .replaceAll(passwordInUrl, `$1${secret}@`)
      .replaceAll(webToken, secret)
      .replaceAll(vendorKey, secret)
      .replaceAll(webHook, `$1${secret}`)
      .replaceAll(assignedSecret, `$1${secret}`)
      .replaceAll(phoneNumber, (found) => phone(found.replace(/^%2B/iu, '+')))
      .replaceAll(principalId, (id) => (/^.{4}0{8}/u.test(id) ? id : principal(id)))
      .replaceAll(accountId, (id) => (kept.has(id) || /^0{8}/u.test(id) ? id : account(id)));
    return mail
      ? done.replaceAll(mailAddress, (found) => (found.endsWith('@example.com') ? found : person(found)))
      : done;
  }

  function data(given: unknown, name = ''): unknown {
    if (typeof given === 'string') {
      if (pageToken.test(name)) return /^(?:page-\d+)?$/u.test(given) ? given : page(given);
      if (name === 'Properties') return within(given);
      if (digest.test(given)) return given;
      return isSecretName(name) && !harmless.test(given) ? secret : text(given);
    }
    if (given instanceof Date || typeof given !== 'object' || given === null) return given;
    // The SDK gives some JSON as an object that holds text.
    const plain: unknown = given.valueOf();
    if (typeof plain === 'string') return data(plain, name);
    if (given instanceof Uint8Array) return isSecretName(name) ? Buffer.from(secret) : bytes(given);
    if (Array.isArray(given)) return given.map((item) => data(item, name));
    const named = nameInPair(given);
    const isTexted = isTextMessage(given);
    return Object.fromEntries(
      Object.entries(given).map(([key, item]) => [
        text(key),
        isTexted && /^endpoint$/iu.test(key)
          ? endpoint(item)
          : data(item, key === 'Value' && named !== undefined ? named : key),
      ]),
    );
  }

  /** Who gets text messages, however the number is written. */
  function endpoint(given: unknown): unknown {
    if (typeof given !== 'string' || !/\d/u.test(given) || /^\+0{5}/u.test(given)) return data(given);
    return phone(`+${given.replaceAll(/\D/gu, '')}`);
  }

  /** Cloud Control tells properties as JSON text, in which secrets are known by their names too. */
  function within(given: string): string {
    try {
      const inner: unknown = JSON.parse(given);
      return typeof inner === 'object' && inner !== null ? JSON.stringify(data(inner)) : text(given);
    } catch {
      return text(given);
    }
  }

  /** Bytes that are text are redacted as text; others stay. */
  function bytes(given: Uint8Array): Uint8Array {
    try {
      return Buffer.from(text(new TextDecoder('utf-8', { fatal: true }).decode(given)));
    } catch {
      return given;
    }
  }

  return { text, data: (given) => data(given) };
}

// A digit of an encoded character (%22) is none of the account's.
const accountId = /(?<=^|\D|%[0-9A-Fa-f]{2})\d{12}(?!\d)/gu;
// Source: AWS, "IAM identifiers", unique ID prefixes.
const principalId =
  /(?<![A-Z0-9])(?:AKIA|ASIA|AIDA|AROA|AGPA|ANPA|ANVA|AIPA|APKA|ABIA|ACCA|ASCA)[A-Z0-9]{12,28}(?![A-Z0-9])/gu;
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----/gsu;
const signedQuery = /((?:X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId)=)[^&\s"'<>]+/giu;
const passwordInUrl = /(:\/\/[^/\s:@"']+:)[^/\s@"']+@/gu;
const webToken = /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/gu;
/** `password=…` in user data, connection strings and commands. */
const assignedSecret =
  /((?:password|passwd|pwd|secret_?(?:access_?)?key|api_?key|auth_?token)["']?\s*=\s*["']?)(?!\$|\{)[^\s"'&;,]+/giu;
/** As E.164 writes it, and SNS demands it: a plus sign and up to fifteen digits. In base64, expressions and versions that is something else. */
const phoneNumber = /(?<![\w+/=.)\]}*?-]|%)(?:\+|%2B)[1-9]\d{6,14}(?![\w+/=])/giu;
const mailAddress = /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
/** Keys by the shape that their makers give them. */
const vendorKey = /(?<![\w-])(?:[sr]k_live_|gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[\w-]{8,}/gu;
const webHook = /(https:\/\/(?:hooks\.slack\.com\/|[\w.-]*pagerduty\.com\/integration\/))[^\s"'<>]+/gu;
/** A hash, whose digits are no account's. */
const digest = /^[0-9a-f]{32,128}$/u;
/** What tells nothing, whatever its name: a switch, a number, the place of a secret. */
const harmless = /^(?:|true|false|yes|no|on|off|enabled|disabled|required|optional|\d+|arn:.*|\{\{resolve:.*)$/isu;
/** Variables of an environment are named by those who fill them. */
const variableName = /^[A-Z][A-Z0-9_]*$/u;
const secretVariable =
  /PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL|_KEY$/u;

function isSecretName(name: string): boolean {
  return secretName.test(name) || (variableName.test(name) && secretVariable.test(name));
}

const secretName =
  /(?:password|passwd|passphrase|secret|secret_?(?:string|binary|access_?key|key|value)|auth_?token|session_?token|security_?token|access_?token|api_?key|private_?key|^user_?data|credential|_(?:token|pwd|pass))$/iu;
const pageToken = /^(?:next|pagination|continuation|starting|nextContinuation)?_?(?:page)?(?:token|marker)$/iu;

function standIns(make: (count: number, value: string) => string): (value: string) => string {
  const known = new Map<string, string>();
  return (value) => {
    const found = known.get(value) ?? make(known.size + 1, value);
    known.set(value, found);
    return found;
  };
}

/** A subscription by SMS: `{ Protocol: 'sms', Endpoint: … }`. */
function isTextMessage(given: object): boolean {
  return Object.entries(given).some(([key, value]) => /^protocol$/iu.test(key) && value === 'sms');
}

/** The name of `{ Name: 'DB_PASSWORD', Value: … }`, which names the value and not itself. */
function nameInPair(given: object): string | undefined {
  const { Key, Name, ParameterKey } = given as Readonly<Record<string, unknown>>;
  return [Key, Name, ParameterKey].find((name) => typeof name === 'string');
}
