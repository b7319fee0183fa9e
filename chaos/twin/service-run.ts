/** What stands in for the servers: the architecture's own command, a URL outside the twin, or a plain answer of the twin's own. */
export type ServiceRun =
  | {
      readonly kind: 'command';
      readonly command: readonly string[];
      readonly folder: string;
      readonly healthPath: string;
    }
  | { readonly kind: 'url'; readonly url: string; readonly healthPath: string }
  | { readonly kind: 'plain'; readonly healthPath: string };
