/** The moto server that tests speak to, or why there is none. */
export function motoForTests(): { readonly endpoint: string } | { readonly missing: string } {
  const endpoint = process.env['MOTO_URL'];
  return endpoint === undefined ? { missing: 'needs moto' } : { endpoint };
}
