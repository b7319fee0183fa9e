import { distributionPart } from './distribution.ts';
import { dnsPart } from './dns.ts';
import { linkPart } from './link.ts';
import type { EdgeOrder } from './messages.ts';
import { servePart } from './part-process.ts';

let links: ReturnType<typeof linkPart> | undefined;
let dns: ReturnType<typeof dnsPart> | undefined;
let distributions: ReturnType<typeof distributionPart> | undefined;

servePart(async (asked: EdgeOrder, emit) => {
  switch (asked.for) {
    case 'links':
      links ??= linkPart(emit);
      return links(asked.order);
    case 'dns':
      dns ??= dnsPart(emit);
      return dns(asked.order);
    case 'distributions':
      distributions ??= distributionPart(emit);
      return distributions(asked.order);
  }
});
