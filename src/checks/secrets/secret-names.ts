const secretWords =
  /(^|[_-]|[a-z])(password|passwd|passphrase|pwd|secret|token|api_?key|access_?key|private_?key|secret_?key|credentials?)/iu;
/** Endings that make of the name of a secret the name of something about it. */
const about =
  /(_|-|[a-z])(arn|name|id|uri|url|path|file|endpoint|parameter|param|ttl|length|expiry|expires|timeout|header|type|region|enabled|rotation|version|issuer|host|prefix)$/iu;

/** Whether a variable of this name is meant to hold a secret itself, not the name or place of one. */
export function namesSecret(name: string): boolean {
  return secretWords.test(name) && !about.test(name);
}

/** What a text shows that is a secret by its shape: an access key, a private key, a password in a URL. Undefined when nothing. */
export function secretShape(text: string): string | undefined {
  if (/\bA(KIA|SIA)[A-Z0-9]{16}\b/u.test(text)) return 'an access key';
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(text)) return 'a private key';
  return /:\/\/[^\s:/@${}<>]+:[^\s:/@${}<>]+@/u.test(text) ? 'a password in a URL' : undefined;
}
