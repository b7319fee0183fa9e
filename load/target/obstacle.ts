/** Why a look at the target failed, and how to mend it; full sentences. */
export function obstacleOf(
  cause: unknown,
  at: { readonly url: string; readonly hostname: string; readonly address: string; readonly timeLimitMs: number },
): string {
  const { code, message, name } = causeOf(cause);
  const { url, hostname, address } = at;
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT' || code === 'ABORT_ERR')
    return `${url} did not answer whole within ${at.timeLimitMs / 1000} s (${address}). See whether it runs, and whether a firewall drops what this machine sends.`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${hostname} could not be resolved (${code}), for ${url}. Correct the URL, or the name servers of this machine.`;
    case 'ECONNREFUSED':
      return `${url} refused the connection: nothing listens at ${address}. Start it, or correct the port.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return `There is no route to ${address}, for ${url} (${code}). See whether this machine may reach it: network, VPN, proxy.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `${url} broke the connection off (${code}, ${address}). See whether it speaks ${url.startsWith('https') ? 'TLS' : 'HTTP'} on that port, and what it logs.`;
    case 'EPROTO':
      return `No TLS connection could be made with ${url} (${address}): ${message}. See whether it speaks TLS 1.2 or newer on that port.`;
    case 'CERT_HAS_EXPIRED':
      return `The certificate of ${url} has expired. Renew it: no visitor would be let in.`;
    case 'CERT_NOT_YET_VALID':
      return `The certificate of ${url} is not valid yet. Wait, or set the clock of this machine.`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `The certificate of ${url} is for other names: ${message}. Give it one for ${hostname}, or correct the URL.`;
    default:
      if (isDistrust(code))
        return `The certificate of ${url} is not trusted: ${message} (${code}). Let it send its whole chain, from an authority that this machine knows (NODE_EXTRA_CA_CERTS adds one).`;
      return `${url} could not be asked (${address}): ${message}${code === '' ? '' : ` (${code})`}. See whether it runs and speaks ${url.startsWith('https') ? 'TLS' : 'HTTP'}.`;
  }
}

function isDistrust(code: string): boolean {
  return (
    code.startsWith('UNABLE_TO_') ||
    code.startsWith('CERT_') ||
    ['SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'INVALID_CA', 'INVALID_PURPOSE'].includes(code)
  );
}

interface Cause {
  readonly code: string;
  readonly message: string;
  readonly name: string;
}

/** Where a name has several addresses, their errors come together, and the first stands for them. */
function causeOf(cause: unknown): Cause {
  if (!(cause instanceof Error)) return { code: '', message: String(cause), name: '' };
  if (cause instanceof AggregateError && cause.errors.length > 0) return causeOf(cause.errors[0]);
  const { code } = cause as NodeJS.ErrnoException;
  const within = cause.name === 'AbortError' && cause.cause instanceof Error ? cause.cause.name : cause.name;
  return { code: code ?? '', message: cause.message.trim().replace(/\.$/u, ''), name: within };
}
