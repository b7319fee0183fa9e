import { h, type ComponentChild } from 'preact';

const address = /(https?:\/\/[^\s<>"'()]*[^\s<>"'().,;:])/u;

/** Text in which web addresses can be followed. Nothing but http and https becomes a link. */
export function prose(text: string): ComponentChild[] {
  return text
    .split(address)
    .map((part, index) => (index % 2 === 1 ? h('a', { href: part, rel: 'noreferrer' }, part) : part));
}
