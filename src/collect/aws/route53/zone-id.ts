/** `Z1` for the `/hostedzone/Z1` that Route 53 answers with. */
export function zoneIdOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
