const kept = ['HOME', 'PATH', 'TMPDIR', 'TZ'];
const authorities = ['SSL_CERT_FILE', 'SSL_CERT_DIR'];

/**
 * What k6 is told through its environment: nothing of the caller's that would change a run, such as K6_VUS or a proxy, which would be a
 * way that the look before the load does not take. With a certificate file, only the authorities in it are trusted.
 */
export function k6Environment(
  caller: NodeJS.ProcessEnv,
  certificate?: { readonly file: string; readonly emptyFolder: string },
): Record<string, string> {
  const names = certificate ? kept : [...kept, ...authorities];
  const own = names.flatMap((name) => {
    const value = caller[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(own),
    ...(certificate && { SSL_CERT_FILE: certificate.file, SSL_CERT_DIR: certificate.emptyFolder }),
    K6_NO_USAGE_REPORT: 'true',
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
  };
}
