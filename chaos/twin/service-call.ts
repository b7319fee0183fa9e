/** That a service is given the URL of a balancer under a name (`SERVICES_URL`); the port is that of the template's listener. */
export interface ServiceCall {
  readonly variable: string;
  readonly balancer: string;
  readonly protocol: 'http' | 'https';
  readonly port: number;
  readonly path: string;
}
